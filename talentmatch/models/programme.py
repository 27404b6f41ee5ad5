"""Programmes: what is taught, kept apart from its dated runs."""

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


class ProgrammeTexts(Described):
    """The texts of a programme in each language offered; empty means not known."""

    gloss_nl: str = ""
    gloss_fr: str = ""
    gloss_en: str = ""
    status_note_nl: str = ""
    status_note_fr: str = ""
    status_note_en: str = ""
    level_note_nl: str = ""
    level_note_fr: str = ""
    level_note_en: str = ""
    duration_nl: str = ""
    duration_fr: str = ""
    duration_en: str = ""
    cost_note_nl: str = ""
    cost_note_fr: str = ""
    cost_note_en: str = ""


class Programme(Versioned, Editable, Searchable, ProgrammeTexts, Sourced, SQLModel, table=True):
    """A programme, course or degree, or a training line that has no name of its own.

    ``hours`` and ``days`` count teaching, ``cost_eur`` is the fee in euro; None means not known, never zero.
    """

    folded_names: ClassVar[tuple[str, ...]] = ("title", "id")

    __tablename__ = "programme"
    __table_args__ = (
        not_blank("title"),
        one_of("state", codes.RECORD_STATES),
        one_of("title_lang", codes.LANGUAGE_CODES),
        one_of("title_status", codes.TITLE_STATUSES),
        one_of("record_type", codes.RECORD_TYPES),
        one_of("status", codes.PROGRAMME_STATUSES),
        one_of("language_basis", codes.LANGUAGE_BASES),
        one_of("region", codes.REGIONS),
        one_of("level", codes.LEVELS),
        at_least("eqf_level", 1),
        at_least("days", 0),
        at_least("hours", 0),
        at_least("ects", 0),
        at_least("cost_eur", 0),
        at_least("group_from", 1),
    )

    id: str = slug_key()
    provider_id: str = Field(foreign_key="provider.id", index=True)
    partner_ids: list[str] = text_list()
    title: str
    title_lang: str
    title_status: str
    record_type: str
    status: str
    seen_year: int | None = None
    languages: list[str] = text_list()
    language_basis: str | None = None
    place_ids: list[str] = text_list()
    region: str | None = None
    audiences: list[str] = text_list()
    level: str | None = None
    eqf_level: int | None = None
    days: float | None = None
    hours: float | None = None
    ects: float | None = None
    cost_eur: float | None = None
    modes: list[str] = text_list()
    group_from: int | None = None
    capacity_note_en: str = ""
    topics: list[str] = text_list()
    roles: list[str] = text_list()
    extra_source_urls: list[str] = text_list()
    source_kind: str = ""
