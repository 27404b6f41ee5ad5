"""What the machine read in a text and a curator has yet to decide: does this programme or profile name this skill?"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.columns import Versioned, at_least, one_of, text_list

SUGGESTION_STATUSES = ("suggested", "accepted", "rejected")


class SkillSuggestion(Versioned, SQLModel, table=True):
    """A skill found in the words of a programme or of a job profile, one of the two.

    ``confidence`` is in 0..1; ``words`` carried it, in the language ``lang``. What a curator decided stays decided:
    the row is kept, so that the next run does not ask again. Decisions made together share ``decided_at``.
    """

    __tablename__ = "skill_suggestion"
    __table_args__ = (
        CheckConstraint("(programme_id IS NULL) <> (profile_id IS NULL)", name="subject_is_one"),
        UniqueConstraint("programme_id", "skill_id"),
        UniqueConstraint("profile_id", "skill_id"),
        one_of("status", SUGGESTION_STATUSES),
        one_of("lang", LANGUAGE_CODES),
        at_least("confidence", 0),
    )

    id: int | None = Field(default=None, primary_key=True)
    programme_id: str | None = Field(default=None, foreign_key="programme.id", ondelete="CASCADE")
    profile_id: str | None = Field(default=None, foreign_key="job_profile.id", ondelete="CASCADE")
    skill_id: str = Field(foreign_key="skill.id", index=True, ondelete="CASCADE")
    confidence: float
    words: list[str] = text_list()
    lang: str
    method: str
    status: str = Field(default="suggested", index=True)
    decided_by: str = ""
    decided_on: date | None = None
    decided_at: datetime | None = None
