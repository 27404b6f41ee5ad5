"""Choose the documents of a large index whose meaning may be near to that of a query, and compare it with theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.asked import Asked, Asks
from talentmatch.engine.filters import FacetIndex, Gate
from talentmatch.engine.meaning import Vectors, agreement
from talentmatch.engine.nearest import Groups
from talentmatch.engine.postings import Floats, Ints

FEWEST, FOR_EACH = 1_000, 20  # documents, at least; and for each answer that is wanted


class Meant(Asks, Protocol):
    """Be an index, as far as the meaning of its documents is concerned."""

    @property
    def facets(self) -> FacetIndex:
        """Return what filters look at."""

    @property
    def meanings(self) -> Mapping[str, Vectors]:
        """Return the vectors of the documents."""

    @property
    def groups(self) -> Mapping[str, Groups]:
        """Return the documents in groups of near meaning."""


@dataclass(frozen=True)
class Candidates:
    """Hold documents of near meaning, ascending, and by how much each agrees with the query, by field."""

    documents: Ints
    agreements: Mapping[str, Floats]

    def lacks(self, documents: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return which of these documents are not among them."""
        return np.isin(documents, self.documents, invert=True)


def near_documents(index: Meant, asked: Asked, k: int, *, gate: Gate | None) -> Ints | None:
    """Return the documents whose meaning may be near, ascending; None: all that are looked at are compared.

    gate: which documents pass the filters; None where all do.
    """
    times = len(asked.vectors)  # what means the mean of several texts is less near to any document
    most = times * max(FEWEST, FOR_EACH * k)
    among = None if gate is None or gate.few is None else index.facets.members(gate.few)
    if not asked.meant or not index.groups or (among is not None and len(among) <= 2 * most):
        return None
    found = []
    for name, meant in asked.meant.items():
        groups, vector = index.groups[name], meant.mean
        if among is None:
            found.append(groups.near(vector, most, gate, times=times))
        else:
            found.append(groups.nearest_of(_places(index.meanings[name], among), vector, most))
    return distinct(*found)


def agreements(index: Meant, asked: Asked, documents: NDArray[np.integer[Any]]) -> dict[str, Floats]:
    """Return by how much the meaning of these documents agrees with a query, by field."""
    return {
        name: agreement(index.meanings[name].cosines_of(documents, meant.mean)) for name, meant in asked.meant.items()
    }


def distinct(*numbers: Ints) -> Ints:
    """Return all of these numbers once, ascending; sorting is quicker than the hashing of numpy.unique."""
    ordered = np.sort(np.concatenate(numbers))
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _places(vectors: Vectors, documents: Ints) -> NDArray[np.integer[Any]]:
    """Return where the vectors of documents are."""
    return documents if vectors.places is None else vectors.places[documents]
