"""Skill needs: what a company says that it lacks, until when, and how much of that anybody else may see."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from talentmatch.models import codes
from talentmatch.models.columns import Versioned, at_least, not_blank, one_of, slug_key, text_list


class SkillNeed(Versioned, SQLModel, table=True):
    """A need of one company. The identifier says nothing of whose it is; ``profile_id``: what it started from.

    ``languages_required`` and ``languages_wanted`` hold ``code:level`` items, as those of a job profile do.
    ``experience_counts``: whether experience may stand for the education; None when that is not known.
    ``embargo_until`` is the last day on which only the company sees it, ``expires_on`` the last day of all.
    """

    __tablename__ = "skill_need"
    __table_args__ = (
        not_blank("title"),
        one_of("title_lang", codes.LANGUAGE_CODES),
        one_of("region", codes.REGIONS),
        one_of("shift_pattern", codes.SHIFT_PATTERNS),
        one_of("visibility", codes.NEED_VISIBILITIES),
        one_of("state", codes.NEED_STATES),
        one_of("origin", codes.NEED_ORIGINS),
        at_least("people", 1),
        CheckConstraint("eqf_level BETWEEN 1 AND 8", name="eqf_level_range"),
    )

    id: str = slug_key()
    company_id: str = Field(foreign_key="company.id", index=True)
    title: str
    title_lang: str
    profile_id: str | None = Field(default=None, foreign_key="job_profile.id", index=True)
    occupation_uri: str = ""
    region: str | None = Field(default=None, index=True)
    place_ids: list[str] = text_list()
    people: int = 1
    needed_by: date | None = None
    shift_pattern: str | None = None
    languages_required: list[str] = text_list()
    languages_wanted: list[str] = text_list()
    eqf_level: int | None = None
    education: str = ""
    experience_counts: bool | None = None
    description: str = ""
    visibility: str = "named"
    embargo_until: date | None = None
    expires_on: date
    state: str = Field(default="draft", index=True)
    origin: str
    created_at: datetime
    published_at: datetime | None = None
    reminded_on: date | None = None


class NeedSkill(SQLModel, table=True):
    """A skill that a need asks for; ``level`` is empty when it is not known, ``words`` those that carried it."""

    __tablename__ = "need_skill"
    __table_args__ = (one_of("importance", codes.IMPORTANCES), one_of("level", codes.SKILL_LEVELS))

    need_id: str = Field(foreign_key="skill_need.id", primary_key=True, ondelete="CASCADE")
    skill_id: str = Field(foreign_key="skill.id", primary_key=True, index=True)
    importance: str
    level: str | None = None
    words: str = ""


class NeedLink(SQLModel, table=True):
    """A link that lets one person without an account write one need; the link itself is stored as a hash.

    ``need_id`` is empty until the need was begun. The person is reached at ``email`` until the need is over.
    """

    __tablename__ = "need_link"

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(max_length=64, unique=True)
    email: str = Field(max_length=254)
    company_name: str = Field(max_length=200)
    lang: str = Field(max_length=2)
    need_id: str | None = Field(default=None, foreign_key="skill_need.id", index=True, ondelete="CASCADE")
    created_at: datetime
    expires_at: datetime


class ProgrammeInterest(Versioned, SQLModel, table=True):
    """A company would send so many people to a programme in a window of time; no page says which company."""

    __tablename__ = "programme_interest"
    __table_args__ = (
        at_least("people", 1),
        one_of("region", codes.REGIONS),
        CheckConstraint("ends_on >= starts_on", name="window_in_order"),
    )

    id: int | None = Field(default=None, primary_key=True)
    company_id: str = Field(foreign_key="company.id", index=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    people: int
    region: str | None = None
    starts_on: date
    ends_on: date
    created_at: datetime


class TeamRole(Versioned, SQLModel, table=True):
    """How many people of a company hold a job profile; no names."""

    __tablename__ = "team_role"
    __table_args__ = (at_least("people", 0),)

    company_id: str = Field(foreign_key="company.id", primary_key=True)
    profile_id: str = Field(foreign_key="job_profile.id", primary_key=True)
    people: int


class Alert(SQLModel, table=True):
    """Somebody wants mail: of new programmes that cover a need, or of new needs for what a provider teaches.

    One of ``need_id`` and ``provider_id`` is set. ``seen`` holds what was told, so that nothing is told twice.
    ``sent_at`` is empty until the address is confirmed; then it is the moment of that, later that of the last mail.
    """

    __tablename__ = "alert"
    __table_args__ = (CheckConstraint("(need_id IS NULL) <> (provider_id IS NULL)", name="subject_is_one"),)

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(max_length=254)
    lang: str = Field(max_length=2)
    token_hash: str = Field(max_length=64, unique=True)
    need_id: str | None = Field(default=None, foreign_key="skill_need.id", index=True, ondelete="CASCADE")
    provider_id: str | None = Field(default=None, foreign_key="provider.id", index=True)
    seen: list[str] = text_list()
    created_at: datetime
    sent_at: datetime | None = None
