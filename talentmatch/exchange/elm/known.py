"""What is stored already: providers, towns and skills by what a file may call them, and the records of a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.courses import what_is_known
from talentmatch.exchange.export import cell_text
from talentmatch.exchange.stored import Stored
from talentmatch.models import Place, Skill

Cells = dict[str, str]


@dataclass(frozen=True)
class Known:
    """``providers`` and ``places``: identifiers by folded name; ``abroad``: towns that our own export leaves out.

    ``skills``: identifiers of skills by themselves and by the address of their concept in ESCO. ``stored``: the records
    of the table that is being read.
    """

    providers: Mapping[str, str]
    places: Mapping[str, str]
    abroad: frozenset[str]
    skills: Mapping[str, str]
    stored: Mapping[str, Stored]
    today: date

    def before(self, record_id: str) -> Cells:
        """Return the cells of a stored record, none for a new one."""
        stored = self.stored.get(record_id)
        return {column: cell_text(value) for column, value in stored.values.items()} if stored else {}


def load_known(session: Session, file: CatalogueFile, today: date) -> Known:
    """Return what is stored; five queries."""
    courses = what_is_known(session, file, today)
    skills = session.exec(select(Skill.id, Skill.esco_uri).order_by(col(Skill.id).desc())).all()
    named = {uri: name for name, uri in skills if uri} | {name: name for name, _ in skills}
    abroad = session.exec(select(Place.id).where(Place.region == "abroad")).all()
    return Known(courses.providers, courses.places, frozenset(abroad), named, courses.stored, today)
