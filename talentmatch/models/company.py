"""Companies: who employs."""

from datetime import date
from typing import ClassVar

from sqlmodel import SQLModel

from talentmatch.models.codes import RECORD_STATES
from talentmatch.models.columns import Lockable, Versioned, not_blank, one_of, slug_key, text_list
from talentmatch.models.folded import Searchable


class Company(Versioned, Lockable, Searchable, SQLModel, table=True):
    """A life-science employer with its Belgian sites."""

    folded_names: ClassVar[tuple[str, ...]] = ("name", "aliases", "id")

    __tablename__ = "company"
    __table_args__ = (not_blank("name"), one_of("state", RECORD_STATES))

    id: str = slug_key()
    name: str
    aliases: list[str] = text_list()
    place_ids: list[str] = text_list()
    description_en: str = ""
    source_urls: list[str] = text_list()
    checked_on: date
