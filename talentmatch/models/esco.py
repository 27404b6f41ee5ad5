"""ESCO as downloaded: releases beside each other, their concepts, labels and relations.

It stands beside the curated vocabulary (``Skill``) and never in it; ``Skill.esco_uri`` is the only link.
"""

from datetime import datetime

from sqlalchemy import Column, DateTime, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from talentmatch.models.columns import at_least, not_blank, one_of

ESCO_KINDS = ("skill", "knowledge", "occupation", "skill_group", "isco_group")
ESCO_RELATIONS = ("essential", "optional", "broader")
LINE = "\n"


class EscoRelease(SQLModel, table=True):
    """A version of ESCO; at most one is the current one."""

    __tablename__ = "esco_release"
    __table_args__ = (
        not_blank("version"),
        Index(
            "ix_esco_release_one_current",
            "is_current",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    version: str = Field(unique=True)
    imported_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    is_current: bool = False


class EscoFile(SQLModel, table=True):
    """A file that was imported into a release; ``left_out`` counts its rows that name a concept of no file."""

    __tablename__ = "esco_file"
    __table_args__ = (UniqueConstraint("release_id", "name"), at_least("rows", 0), at_least("left_out", 0))

    release_id: int = Field(foreign_key="esco_release.id", primary_key=True)
    sha256: str = Field(primary_key=True, max_length=64)
    name: str
    lang: str = ""
    rows: int
    left_out: int = 0


class EscoConcept(SQLModel, table=True):
    """A concept of a release. ``code`` is ESCO's; an occupation's begins with the four digits of its ISCO-08 group."""

    __tablename__ = "esco_concept"
    __table_args__ = (UniqueConstraint("release_id", "uri"), one_of("kind", ESCO_KINDS))

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    release_id: int = Field(foreign_key="esco_release.id")
    uri: str
    kind: str
    reuse_level: str = ""
    status: str = ""
    code: str = ""


class EscoLabel(SQLModel, table=True):
    """The names of a concept in one language; ``alternatives`` stand one a line, as in the download."""

    __tablename__ = "esco_label"
    __table_args__ = (not_blank("preferred"),)

    concept_id: int = Field(foreign_key="esco_concept.id", primary_key=True)
    lang: str = Field(primary_key=True, max_length=2)
    preferred: str
    alternatives: str = ""
    description: str = ""


class EscoRelation(SQLModel, table=True):
    """The source (an occupation or a skill) needs the target, a skill; or the target is the broader concept."""

    __tablename__ = "esco_relation"
    __table_args__ = (one_of("kind", ESCO_RELATIONS), {"sqlite_with_rowid": False})

    source_id: int = Field(foreign_key="esco_concept.id", primary_key=True)
    target_id: int = Field(foreign_key="esco_concept.id", primary_key=True, index=True)
    kind: str = Field(primary_key=True)
