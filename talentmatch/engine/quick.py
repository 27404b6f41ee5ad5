"""Choose a way to the best documents that does not look at all of them."""

from typing import Protocol

from talentmatch.engine.asked import Asked
from talentmatch.engine.candidates import Candidates, agreements, near_documents
from talentmatch.engine.filters import Filters
from talentmatch.engine.row_by_row import Found, Rows, Search
from talentmatch.engine.several import SeveralVersions


class Quick(Protocol):
    """Be a search."""

    def best(self) -> Found:
        """Return the numbers and scores of the best documents, highest first, equal ones by number."""


def quick_search(index: Rows, asked: Asked, k: int, *, filters: Filters, exact: bool = False) -> Quick | None:
    """Return a quick search; None where all documents have to be looked at.

    exact: with nothing left to chance, so that the answer is that of looking at all.
    """
    gate = index.facets.gate(filters) if filters.allowed else None
    few = gate is not None and gate.few is not None
    near = None if exact else near_documents(index, asked, k, gate=gate)
    if len(asked.vectors) > 1:
        return None if near is None else SeveralVersions(index, asked, k, near, gate)
    if near is None and asked.meant and not few:
        return None
    known = None if near is None else Candidates(near, agreements(index, asked, near))
    return Search(index, asked, k, gate, known)
