"""Keep a source to the records of its provider, whatever it says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlmodel import Session

from talentmatch.exchange.catalogue_files import CatalogueFile, file_of
from talentmatch.exchange.reading import Item, Row
from talentmatch.exchange.stored import stored_cells

Cells = Mapping[str, Any]


class Scope:
    """Let through what belongs to one provider, everything without one; count what is left out."""

    def __init__(self, session: Session, file: CatalogueFile, provider_id: str) -> None:
        self.left_out = 0
        self._allows = _rule(session, file, provider_id) if provider_id else _everything

    def kept(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the rows that are let through, and the faults."""
        for item in items:
            if isinstance(item, Row) and not self._allows(item.cells):
                self.left_out += 1
            else:
                yield item


def _everything(_cells: Cells) -> bool:
    return True


def _rule(session: Session, file: CatalogueFile, provider_id: str) -> Callable[[Cells], bool]:
    if file.name == "providers":
        return lambda cells: cells.get("id") == provider_id
    owners = stored_cells(session, file_of("programmes"), "provider_id")
    if file.name == "programmes":  # neither a new one of another provider nor one that another has
        return lambda cells: provider_id == cells.get("provider_id") == owners.get(_text(cells, "id"), provider_id)
    if file.name == "programme_skills":
        return lambda cells: owners.get(_text(cells, "programme_id")) == provider_id
    if file.name == "course_instances":
        return _rule_of_runs(stored_cells(session, file, "programme_id"), owners, provider_id)
    return lambda _cells: False


def _rule_of_runs(
    programmes: Mapping[str, str], owners: Mapping[str, str], provider_id: str
) -> Callable[[Cells], bool]:
    def allows(cells: Cells) -> bool:
        named = _text(cells, "programme_id")
        return all(owners.get(name) == provider_id for name in (named, programmes.get(_text(cells, "id"), named)))

    return allows


def _text(cells: Cells, name: str) -> str:
    return str(cells.get(name, ""))
