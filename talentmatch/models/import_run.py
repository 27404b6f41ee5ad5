"""Imports of files: what was planned, what became of it, and the lock that lets one run at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from talentmatch.models.columns import Versioned, at_least, not_blank, one_of

IMPORT_STATES = ("planned", "running", "applied", "undone", "failed")
COUNTS = ("created", "changed", "unchanged", "missing", "faulty")


class ImportRun(Versioned, SQLModel, table=True):
    """An import of one file into one table; ``plan`` is what it does, in values of JSON. The file is not kept.

    ``failure``: the message and values of the error for which it was last not applied or taken back; empty without one.
    """

    __tablename__ = "import_run"
    __table_args__ = (
        one_of("state", IMPORT_STATES),
        not_blank("table_name"),
        *(at_least(count, 0) for count in COUNTS),
    )

    id: int | None = Field(default=None, primary_key=True)
    table_name: str
    file_name: str
    sha256: str = Field(max_length=64, index=True)
    actor: str
    state: str
    planned_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    faulty: int = 0
    failure: dict[str, Any] = Field(
        default_factory=dict, sa_type=JSON, nullable=False, sa_column_kwargs={"server_default": "{}"}
    )
    plan: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)


class ImportLock(SQLModel, table=True):
    """The one row that says which import runs, in which process, and until when that is believed."""

    __tablename__ = "import_lock"

    id: int = Field(primary_key=True)
    run_id: int | None = None
    host: str = ""
    pid: int = 0
    since: datetime | None = None
    expires: datetime | None = None
