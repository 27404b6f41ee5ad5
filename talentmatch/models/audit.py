"""The audit log: who changed which record, when, which field, from what to what. Rows are added, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from talentmatch.models.columns import not_blank


class AuditEntry(SQLModel, table=True):
    """A change of one record; ``changes`` maps a field to [from, to], in values of JSON.

    ``digest`` is the SHA-256 over this entry and the digest before, so that no entry can be altered or left out unseen.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (not_blank("action"), not_blank("table_name"))

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor: str
    action: str
    table_name: str = Field(index=True)
    record_id: str = Field(index=True)
    changes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    digest: str = Field(max_length=64)


class AuditHead(SQLModel, table=True):
    """The end of the audit log, one row: whoever adds an entry locks it, so that the chain has no fork."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True)
    entries: int = 0
    digest: str = Field(default="", max_length=64)
