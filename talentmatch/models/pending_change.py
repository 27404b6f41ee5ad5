"""Changes that a provider editor proposed and that wait for an editor."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from talentmatch.models.codes import CHANGE_STATUSES
from talentmatch.models.columns import not_blank, one_of


class PendingChange(SQLModel, table=True):
    """A proposed edit of a record: the version that it started from and every value that it would have after it."""

    __tablename__ = "pending_change"
    __table_args__ = (one_of("status", CHANGE_STATUSES), not_blank("proposed_by"))

    id: int | None = Field(default=None, primary_key=True)
    table_name: str = Field(index=True)
    record_id: str = Field(index=True)
    base_version: int
    proposed: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    proposed_by: str
    proposed_at: datetime
    status: str = "waiting"
    decided_by: str | None = None
    decided_at: datetime | None = None
