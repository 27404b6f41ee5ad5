"""Companies: who employs."""

from datetime import date

from sqlmodel import SQLModel

from talentmatch.models.columns import Versioned, not_blank, slug_key, text_list


class Company(Versioned, SQLModel, table=True):
    """A life-science employer with its Belgian sites."""

    __tablename__ = "company"
    __table_args__ = (not_blank("name"),)

    id: str = slug_key()
    name: str
    aliases: list[str] = text_list()
    place_ids: list[str] = text_list()
    description_en: str = ""
    source_urls: list[str] = text_list()
    checked_on: date
