"""Find the records that a file lacks although it holds others of the same owner."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass

from sqlmodel import Session, select

from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.plan import Missing
from talentmatch.exchange.stored import stored_cells
from talentmatch.models import Programme


@dataclass(frozen=True)
class Seen:
    """What stands in a file: identifiers, folded, and the owners that new and moved records name.

    gone: identifiers that were merged into others, which no file needs to have.
    """

    names: Set[str]
    owners: Set[str]
    gone: Set[str] = frozenset()


def find_missing(session: Session, file: CatalogueFile, seen: Seen) -> Iterator[Missing]:
    """Yield, for each owner with a row in the file, the stored records that have none."""
    if not file.owner:
        return
    providers = _providers(session, file)
    groups: dict[str, list[str]] = defaultdict(list)
    for name, owner in stored_cells(session, file, file.owner).items():
        if owner and name not in seen.gone:
            groups[providers.get(owner, owner)].append(name)
    named = {providers.get(owner, owner) for owner in seen.owners}
    for owner, names in sorted(groups.items()):
        lacking = tuple(sorted(name for name in names if name.casefold() not in seen.names))
        if lacking and (owner in named or len(lacking) < len(names)):
            yield Missing(owner, lacking, len(names))


def _providers(session: Session, file: CatalogueFile) -> dict[str, str]:
    """Return the provider of every programme where that is the owner: what belongs to a programme is its provider's."""
    return dict(session.exec(select(Programme.id, Programme.provider_id)).all()) if file.owner == "programme_id" else {}
