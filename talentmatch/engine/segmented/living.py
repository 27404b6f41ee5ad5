"""Facets in which the documents that changed or went no longer pass, so that an index passes over them."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.filters import FacetIndex, Filters
from talentmatch.engine.index import Index


@dataclass(frozen=True)
class Living(FacetIndex):
    """Know the facets of the documents that still count; alive: whether each does."""

    alive: NDArray[np.bool_] = field(default_factory=lambda: np.ones(0, bool))

    def passing(self, filters: Filters) -> NDArray[np.bool_]:
        """Return whether each document counts and passes; shape (documents,)."""
        return super().passing(filters) & self.alive if filters.allowed else self.alive

    def counts(self, numbers: Collection[int]) -> dict[str, dict[str, int]]:
        """Count, among those of these documents that count, how many have each value of each facet."""
        chosen = np.fromiter(numbers, np.int64, len(numbers))
        return super().counts(chosen[self.alive[chosen]].tolist())


def without(index: Index, hidden: Collection[int]) -> Index:
    """Return an index in which some documents no longer pass filters; ask it with filters always, if empty ones."""
    alive = np.ones(len(index), bool)
    alive[list(hidden)] = False
    alive.flags.writeable = False
    return replace(index, facets=Living(index.facets.kinds, index.facets.numbers, alive))
