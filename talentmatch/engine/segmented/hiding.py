"""Hide documents of an index that cannot change: they get a facet that every question to it then rules out."""

from collections.abc import Collection
from dataclasses import replace

from talentmatch.engine.filters import FacetIndex, Facets, Filters
from talentmatch.engine.index import Index

HIDDEN = " hidden"  # no document has a facet of this name
YES, NO = ("yes",), ("no",)


def hide(index: Index, numbers: Collection[int]) -> Index:
    """Return an index in which documents, by number, are hidden from questions with the filters of ``shown``."""
    kinds: list[Facets] = [*({**kind, HIDDEN: NO} for kind in index.facets.kinds), {HIDDEN: YES}]
    of_documents = index.facets.of_documents.copy()
    of_documents[list(numbers)] = len(kinds) - 1
    return replace(index, facets=FacetIndex(kinds, of_documents))


def shown(filters: Filters | None) -> Filters:
    """Return the filters that hidden documents do not pass either."""
    asked = filters or Filters()
    return replace(asked, allowed={**asked.allowed, HIDDEN: frozenset(NO)})
