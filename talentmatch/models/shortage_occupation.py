"""Shortage occupations: which jobs the public employment services named as hard to fill, in which year."""

from sqlmodel import SQLModel

from talentmatch.models import codes
from talentmatch.models.columns import Sourced, Versioned, not_blank, one_of, slug_key


class ShortageOccupation(Versioned, Sourced, SQLModel, table=True):
    """An entry of a list of one year, in the words of the source and in ours; empty where not known."""

    __tablename__ = "shortage_occupation"
    __table_args__ = (
        not_blank("agency"),
        not_blank("title_en"),
        one_of("region", codes.REGIONS),
        one_of("label_lang", codes.LANGUAGE_CODES),
        one_of("family", codes.FAMILIES),
        one_of("status", codes.SHORTAGE_STATUSES),
    )

    id: str = slug_key()
    agency: str
    region: str | None = None
    year: str = ""
    label_published: str
    label_lang: str
    title_nl: str
    title_fr: str
    title_en: str
    family: str | None = None
    status: str
