"""Restrict a search to documents whose facets allow it."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Facets = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Filters:
    """Say which values of each facet are allowed; a document passes if every facet named here has one of them.

    keep_unknown: a document that says nothing about a facet passes as well. An empty set allows no value.
    """

    allowed: Mapping[str, Set[str]] = field(default_factory=dict)
    keep_unknown: bool = True


@dataclass(frozen=True)
class FacetIndex:
    """Know which documents have which value of which facet; facets: one mapping per document."""

    facets: Sequence[Facets]

    @cached_property
    def _documents(self) -> Mapping[str, Mapping[str, NDArray[np.int64]]]:
        found: dict[str, dict[str, list[int]]] = {}
        for number, facets in enumerate(self.facets):
            for name, values in facets.items():
                for value in values:
                    found.setdefault(name, {}).setdefault(value, []).append(number)
        return {n: {v: np.array(docs) for v, docs in values.items()} for n, values in found.items()}

    def passing(self, filters: Filters) -> NDArray[np.bool_]:
        """Return whether each document passes; shape (documents,)."""
        passing = np.ones(len(self.facets), dtype=bool)
        for name, values in filters.allowed.items():
            passing &= self._having(name, values, keep_unknown=filters.keep_unknown)
        return passing

    def _having(self, name: str, values: Collection[str], *, keep_unknown: bool) -> NDArray[np.bool_]:
        known = self._documents.get(name, {})
        having = np.full(len(self.facets), keep_unknown)
        for documents in known.values() if keep_unknown else ():
            having[documents] = False
        for value in set(values) & known.keys():
            having[known[value]] = True
        return having

    def counts(self, numbers: Collection[int]) -> dict[str, dict[str, int]]:
        """Count, among these documents, how many have each value of each facet; what none has is left out."""
        chosen = np.zeros(len(self.facets), dtype=bool)
        chosen[list(numbers)] = True
        counted = {
            name: {value: int(chosen[documents].sum()) for value, documents in values.items()}
            for name, values in self._documents.items()
        }
        found = {name: {value: n for value, n in values.items() if n} for name, values in counted.items()}
        return {name: values for name, values in found.items() if values}
