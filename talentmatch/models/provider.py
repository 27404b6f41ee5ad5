"""Providers: who teaches."""

from typing import ClassVar

from sqlmodel import SQLModel

from talentmatch.models.codes import RECORD_STATES, REGIONS
from talentmatch.models.columns import Described, Editable, Sourced, Versioned, not_blank, one_of, slug_key, text_list
from talentmatch.models.folded import Searchable


class Provider(Versioned, Editable, Searchable, Described, Sourced, SQLModel, table=True):
    """A training centre, school, university or other body that teaches, with its former and other names."""

    folded_names: ClassVar[tuple[str, ...]] = ("name", "former_names", "aliases", "id")

    __tablename__ = "provider"
    __table_args__ = (one_of("region", REGIONS), one_of("state", RECORD_STATES), not_blank("name"))

    id: str = slug_key()
    name: str
    former_names: list[str] = text_list()
    aliases: list[str] = text_list()
    place_ids: list[str] = text_list()
    region: str | None = None
    website: str = ""
