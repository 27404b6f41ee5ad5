"""Links from programmes and job profiles to skill concepts, each with the evidence that carries it."""

from datetime import date

from sqlmodel import Field, SQLModel

from talentmatch.models.codes import EVIDENCE_KINDS, IMPORTANCES, LANGUAGE_CODES
from talentmatch.models.columns import Versioned, one_of


class Evidence(SQLModel):
    """Who says so, in which words, where, and when that was last read."""

    evidence_kind: str
    evidence_text: str = ""
    evidence_lang: str | None = None
    evidence_url: str = ""
    checked_on: date


class ProgrammeSkill(Versioned, Evidence, SQLModel, table=True):
    """A programme teaches a skill."""

    __tablename__ = "programme_skill"
    __table_args__ = (one_of("evidence_kind", EVIDENCE_KINDS), one_of("evidence_lang", LANGUAGE_CODES))

    programme_id: str = Field(foreign_key="programme.id", primary_key=True)
    skill_id: str = Field(foreign_key="skill.id", primary_key=True, index=True)


class ProfileSkill(Versioned, Evidence, SQLModel, table=True):
    """A job profile asks for a skill."""

    __tablename__ = "profile_skill"
    __table_args__ = (
        one_of("evidence_kind", EVIDENCE_KINDS),
        one_of("evidence_lang", LANGUAGE_CODES),
        one_of("importance", IMPORTANCES),
    )

    profile_id: str = Field(foreign_key="job_profile.id", primary_key=True)
    skill_id: str = Field(foreign_key="skill.id", primary_key=True, index=True)
    importance: str
