"""Job profiles: dated examples of what employers ask, and the reference profiles of public bodies."""

from typing import ClassVar

from sqlmodel import Field, SQLModel

from talentmatch.models import codes
from talentmatch.models.columns import (
    Described,
    Editable,
    Sourced,
    Versioned,
    at_least,
    not_blank,
    one_of,
    slug_key,
    text_list,
)
from talentmatch.models.folded import Searchable


class JobProfile(Versioned, Editable, Searchable, Described, Sourced, SQLModel, table=True):
    """What a job asks for. A profile is an example of demand at a date, not an open post.

    ``languages_required`` and ``languages_wanted`` hold ``code:level`` items; the level may be empty.
    """

    folded_names: ClassVar[tuple[str, ...]] = ("title_en", "title_nl", "title_fr", "title_published", "id")

    __tablename__ = "job_profile"
    __table_args__ = (
        not_blank("title_en"),
        one_of("kind", codes.PROFILE_KINDS),
        one_of("state", codes.RECORD_STATES),
        one_of("family", codes.FAMILIES),
        one_of("title_lang", codes.LANGUAGE_CODES),
        one_of("source_lang", codes.LANGUAGE_CODES),
        one_of("region", codes.REGIONS),
        one_of("source_type", codes.PROFILE_SOURCES),
        one_of("detail_level", codes.DETAIL_LEVELS),
        at_least("openings", 0),
    )

    id: str = slug_key()
    kind: str
    company_id: str | None = Field(default=None, foreign_key="company.id", index=True)
    family: str
    title_published: str
    title_lang: str
    title_nl: str
    title_fr: str
    title_en: str
    place_ids: list[str] = text_list()
    region: str | None = None
    languages_required: list[str] = text_list()
    languages_wanted: list[str] = text_list()
    education_en: str = ""
    experience_en: str = ""
    seniority_en: str = ""
    openings: int | None = None
    seen_on: str = ""
    source_type: str
    source_lang: str
    detail_level: str
    extra_source_urls: list[str] = text_list()
