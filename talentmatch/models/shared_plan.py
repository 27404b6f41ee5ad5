"""Plans that somebody shared by a code: what the plan needs, and nothing about the person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, SQLModel

from talentmatch.models.account import HASH_LENGTH
from talentmatch.models.codes import SITE_LANGUAGES
from talentmatch.models.columns import SLUG_LENGTH, not_blank, one_of, text_list


class SharedPlan(SQLModel, table=True):
    """A plan under a secret code, until it expires or its maker ends it with the second secret.

    Identifiers and choices of closed lists alone: ``skill_ids`` are held, ``chosen`` holds filters, ``place_id`` is the
    town from which distances count. ``ended_at``: since when the row is empty and only says that there was a plan.
    """

    __tablename__ = "shared_plan"
    __table_args__ = (
        not_blank("code_hash"),
        not_blank("end_hash"),
        not_blank("objective"),
        one_of("lang", SITE_LANGUAGES),
        CheckConstraint("expires_at > created_at", name="expires_after_created"),
        {"sqlite_autoincrement": True},  # the audit log names the number, which never names another plan
    )

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    end_hash: str = Field(max_length=HASH_LENGTH)
    profile_id: str = Field(default="", max_length=SLUG_LENGTH)
    skill_ids: list[str] = text_list()
    programme_ids: list[str] = text_list()
    objective: str = Field(default="smallest", max_length=20)
    with_optional: bool = False
    chosen: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    starting: date | None = None
    place_id: str | None = Field(default=None, max_length=SLUG_LENGTH)
    lang: str = Field(max_length=2)
    created_at: datetime
    expires_at: datetime = Field(index=True)
    ended_at: datetime | None = None
