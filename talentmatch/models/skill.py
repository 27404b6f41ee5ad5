"""Skill concepts: the controlled vocabulary that joins supply and demand across languages."""

from sqlmodel import Field, SQLModel

from talentmatch.models.codes import SKILL_AREAS, SKILL_KINDS
from talentmatch.models.columns import Versioned, not_blank, one_of, slug_key, text_list


class Skill(Versioned, SQLModel, table=True):
    """A skill concept with its labels and synonyms; ``esco_uri`` only where ESCO means the same."""

    __tablename__ = "skill"
    __table_args__ = (
        not_blank("label_nl"),
        not_blank("label_fr"),
        not_blank("label_en"),
        one_of("kind", SKILL_KINDS),
        one_of("area", SKILL_AREAS),
    )

    id: str = slug_key()
    kind: str
    area: str
    label_nl: str = Field(unique=True)
    label_fr: str = Field(unique=True)
    label_en: str = Field(unique=True)
    synonyms_nl: list[str] = text_list()
    synonyms_fr: list[str] = text_list()
    synonyms_en: list[str] = text_list()
    broader_id: str | None = Field(default=None, foreign_key="skill.id", index=True)
    esco_uri: str = ""
