"""Skill concepts: the controlled vocabulary that joins supply and demand across languages."""

from typing import ClassVar

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from talentmatch.models.codes import RECORD_STATES, SKILL_AREAS, SKILL_KINDS
from talentmatch.models.columns import Lockable, Versioned, not_blank, one_of, slug_key, text_list
from talentmatch.models.folded import Searchable

FILLED = text("label_de <> ''")


class Skill(Versioned, Lockable, Searchable, SQLModel, table=True):
    """A skill concept with its labels and synonyms; ``esco_uri`` only where ESCO means the same.

    ``label_de`` may be empty: pages are not in German, but programmes are given in it.
    """

    folded_names: ClassVar[tuple[str, ...]] = (
        "label_en", "label_nl", "label_fr", "label_de",
        "synonyms_en", "synonyms_nl", "synonyms_fr", "synonyms_de", "id", "esco_uri",
    )  # fmt: skip

    __tablename__ = "skill"
    __table_args__ = (
        not_blank("label_nl"),
        not_blank("label_fr"),
        not_blank("label_en"),
        one_of("kind", SKILL_KINDS),
        one_of("area", SKILL_AREAS),
        one_of("state", RECORD_STATES),
        Index("ix_skill_label_de", "label_de", unique=True, sqlite_where=FILLED, postgresql_where=FILLED),
    )

    id: str = slug_key()
    kind: str
    area: str
    label_nl: str = Field(unique=True)
    label_fr: str = Field(unique=True)
    label_en: str = Field(unique=True)
    label_de: str = Field(default="", sa_column_kwargs={"server_default": ""})
    synonyms_nl: list[str] = text_list()
    synonyms_fr: list[str] = text_list()
    synonyms_en: list[str] = text_list()
    synonyms_de: list[str] = Field(
        default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs={"server_default": "[]"}
    )
    broader_id: str | None = Field(default=None, foreign_key="skill.id", index=True)
    esco_uri: str = ""
