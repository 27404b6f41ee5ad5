"""Columns and constraints that several tables share.

SQLModel table classes store and do not validate, so every closed list and range stands here as a CHECK constraint.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

SLUG_LENGTH = 120


def one_of(column: str, codes: Iterable[str]) -> CheckConstraint:
    """Allow only these codes (or NULL) in a column."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def not_blank(column: str) -> CheckConstraint:
    """Refuse an empty string in a column."""
    return CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_not_blank")


def at_least(column: str, minimum: int) -> CheckConstraint:
    """Refuse numbers below a minimum in a column."""
    return CheckConstraint(f"{column} >= {minimum}", name=f"{column}_at_least_{minimum}")


def slug_key() -> Any:
    """Return the primary key: a stable slug that is part of public addresses."""
    return Field(primary_key=True, max_length=SLUG_LENGTH)


def text_list() -> Any:
    """Return a column that holds a list of strings."""
    return Field(default_factory=list, sa_type=JSON, nullable=False)


class Versioned(SQLModel):
    """Count the saves of a row, so that a save over a newer version fails instead of losing an edit."""

    version: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]


class Described(SQLModel):
    """Hold a description in each language offered; empty means that it is not known."""

    description_nl: str = ""
    description_fr: str = ""
    description_en: str = ""


class Sourced(SQLModel):
    """Say where a fact comes from and on which day that was last read."""

    source_url: str = ""
    checked_on: date


class Stateful(SQLModel):
    """Say whether a record is a draft, published or archived; what data files bring in is published."""

    state: str = Field(default="published", nullable=False, sa_column_kwargs={"server_default": "published"})


class Lockable(Stateful):
    """Hold the fields that somebody corrected by hand, which no import may change."""

    locked_fields: list[str] = Field(
        default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs={"server_default": "[]"}
    )


class Editable(Lockable):
    """Hold from when to when a record is shown, and when somebody last confirmed it.

    ``expires_on`` is the last day on which it is shown; ``confirmed_on`` falls back to ``checked_on``.
    """

    publish_on: date | None = None
    expires_on: date | None = None
    confirmed_on: date | None = None


def texts(row: SQLModel, name: str) -> dict[str, str]:
    """Return the non-empty versions of a text by language, from the columns ``name_nl`` and so on."""
    found = ((lang, getattr(row, f"{name}_{lang}")) for lang in ("nl", "fr", "en"))
    return {lang: text for lang, text in found if text}
