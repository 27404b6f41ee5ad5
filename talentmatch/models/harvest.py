"""Sources that are harvested, what came of each time, and which record came from where."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, SQLModel

from talentmatch.models.columns import SLUG_LENGTH, Versioned, at_least, not_blank, one_of, slug_key

HARVEST_KINDS = ("jsonld", "sitemap", "elm", "csv", "talentmatch")
SOURCE_STATES = ("active", "paused")
HARVEST_OUTCOMES = ("applied", "unchanged", "failed")
HARVEST_COUNTS = ("created", "changed", "unchanged", "faulty", "vanished", "left_out")
ADDRESS_LENGTH = 2_000
MARK_LENGTH = 1_000


class HarvestSource(Versioned, SQLModel, table=True):
    """A place on the web from which records come; ``table_name``: of a CSV file, empty for every other kind.

    ``provider_id``: whose records alone it may bring; empty for all. ``etag``, ``last_modified`` and ``position`` are
    what the source said when it was last stored: with them it is asked only for what is new.
    """

    __tablename__ = "harvest_source"
    __table_args__ = (
        one_of("kind", HARVEST_KINDS),
        one_of("state", SOURCE_STATES),
        not_blank("address"),
        CheckConstraint("(kind = 'csv') = (length(table_name) > 0)", name="table_of_csv_alone"),
    )

    id: str = slug_key()
    kind: str
    address: str = Field(max_length=ADDRESS_LENGTH)
    table_name: str = ""
    provider_id: str = Field(default="", max_length=SLUG_LENGTH)
    schedule_note: str = ""
    state: str = "active"
    etag: str = Field(default="", max_length=MARK_LENGTH)
    last_modified: str = Field(default="", max_length=MARK_LENGTH)
    position: str = Field(default="", max_length=MARK_LENGTH)


class HarvestRun(SQLModel, table=True):
    """One time that a source was harvested; ``import_ids``: the imports that stored it.

    ``source_id`` is empty for an address given on the command line. ``failure``: message and values of an error.
    """

    __tablename__ = "harvest_run"
    __table_args__ = (
        one_of("outcome", HARVEST_OUTCOMES),
        not_blank("address"),
        *(at_least(count, 0) for count in HARVEST_COUNTS),
    )

    id: int | None = Field(default=None, primary_key=True)
    source_id: str = Field(default="", max_length=SLUG_LENGTH, index=True)
    address: str = Field(max_length=ADDRESS_LENGTH)
    outcome: str
    started_at: datetime
    finished_at: datetime
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    faulty: int = 0
    vanished: int = 0
    left_out: int = 0
    import_ids: list[int] = Field(default_factory=list, sa_type=JSON, nullable=False)
    failure: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)


class HarvestedRecord(SQLModel, table=True):
    """A record that a source brought: the address at which it stood, and when it was first and last seen there.

    ``vanished_at``: since when the source no longer has it; the record itself stays until somebody archives it.
    """

    __tablename__ = "harvested_record"
    __table_args__ = (not_blank("address"),)

    table_name: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True)
    source_id: str = Field(default="", primary_key=True, max_length=SLUG_LENGTH)
    address: str = Field(max_length=ADDRESS_LENGTH)
    first_at: datetime
    seen_at: datetime
    vanished_at: datetime | None = None
