"""Records that were made one, and pairs that look alike and are not the same."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from talentmatch.models.columns import SLUG_LENGTH, not_blank


class MergedRecord(SQLModel, table=True):
    """A record that was merged into another of its table and archived.

    ``moved`` holds what the other took over, in values of JSON, so that both can be taken apart again. The row outlives
    the merged record: its address goes on leading to the other.
    """

    __tablename__ = "merged_record"
    __table_args__ = (not_blank("into_id"),)

    table_name: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True, max_length=SLUG_LENGTH)
    into_id: str = Field(index=True, max_length=SLUG_LENGTH)
    moved: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    merged_by: str
    merged_at: datetime


class DistinctPair(SQLModel, table=True):
    """Two records of a table that look alike and that somebody found to be two; ``first_id`` < ``second_id``."""

    __tablename__ = "distinct_pair"
    __table_args__ = (not_blank("decided_by"),)

    table_name: str = Field(primary_key=True)
    first_id: str = Field(primary_key=True, max_length=SLUG_LENGTH)
    second_id: str = Field(primary_key=True, max_length=SLUG_LENGTH)
    decided_by: str
    decided_at: datetime
