"""Find the documents whose meaning may be near, without comparing all: vectors are put in groups around centres.

A query looks at the groups whose centres are nearest, and there first at the signs of the vectors, an eighth of their
bytes: the more signs are the same, the nearer they are. Which group a document is in follows from whole numbers alone,
so it is the same on every machine. Only large indexes have groups; what they may miss is measured in
docs/performance.md.
"""

from dataclasses import dataclass
from functools import cached_property
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from talentmatch.engine.filters import FEW, Gate
from talentmatch.engine.meaning import Vectors, rounded
from talentmatch.engine.postings import Floats, Ints

FEWEST = 50_000  # documents; fewer are all compared
LEARNT_FROM = 40  # documents for each centre
TURNS = 5
LOOKED_AT = 14_000  # documents whose signs are compared, at least
CHUNK = 4_096
Centres = NDArray[np.int8]
Vector = NDArray[np.int8]
Signs = NDArray[np.uint64]  # 64 signs in each number


@dataclass(frozen=True)
class Groups:
    """Hold the centres and the documents of each group, one group behind the other; starts: where each begins.

    signs: which numbers of each vector are above zero, in the order of the groups.
    """

    centres: Centres
    members: NDArray[np.int32]
    starts: Ints
    signs: Signs

    def near(self, vector: Vector, most: int, gate: Gate | None = None, *, times: int = 1) -> Ints:
        """Return about so many documents of the nearest groups: those that pass, and have most signs of a vector.

        times: how many times LOOKED_AT documents are looked at.
        """
        cells = self._nearest_cells(vector, times * LOOKED_AT / (1 if gate is None else max(gate.share, FEW)))
        if gate is None:
            documents, signs = (np.concatenate([of[cell] for cell in cells]) for of in (self.members, self.signs))
            return _closest(documents, signs, vector, most)
        passing = [cell.start + np.flatnonzero(gate.passes(self.members[cell])) for cell in cells]
        return self.nearest_of(np.concatenate(passing), vector, most)

    def nearest_of(self, places: NDArray[np.integer[Any]], vector: Vector, most: int) -> Ints:
        """Return about so many of some documents, given by their places in the order of the groups."""
        return _closest(self.members[places], self.signs[places], vector, most)

    def _nearest_cells(self, vector: Vector, looked_at: float) -> list[slice]:
        """Return the places of the groups nearest to a vector, together at least so many."""
        nearest = np.argsort(-(self._directions @ vector.astype(np.float32)), kind="stable")
        documents = np.cumsum(self.starts[nearest + 1] - self.starts[nearest])
        chosen = nearest[: int(documents.searchsorted(looked_at)) + 1].tolist()
        return [slice(self.starts[group], self.starts[group + 1]) for group in chosen]

    @cached_property
    def _directions(self) -> NDArray[np.float32]:
        """Return the centres at length one."""
        return np.asarray(self.centres / _lengths(self.centres)[:, None], np.float32)


def group(vectors: Vectors) -> tuple[Groups, Vectors] | None:
    """Put the documents in groups, about as many as each has members; None for so few that all can be compared.

    Return also the vectors in the order of the groups, so that a group is read from one place.
    """
    documents = len(vectors.values)
    if documents < FEWEST:
        return None
    count = isqrt(documents)
    sample = vectors.values[:: max(1, documents // (count * LEARNT_FROM))]
    centres = sample[:: len(sample) // count][:count].copy()
    for _ in range(TURNS):
        centres = _moved(centres, sample)
    groups = nearest_centres(vectors.values, centres)
    starts = np.concatenate([[0], np.cumsum(np.bincount(groups, minlength=len(centres)))]).astype(np.int64)
    members = np.argsort(groups, kind="stable").astype(np.int32)
    places = np.empty_like(members)
    places[members] = np.arange(documents)
    together = Vectors(vectors.values[members], vectors.lengths[members], places)
    return Groups(centres, members, starts, signs_of(together.values)), together


def signs_of(values: NDArray[np.int8]) -> Signs:
    """Return which numbers of each vector are above zero; shape (vectors, numbers / 64)."""
    return np.packbits(values > 0, axis=1).view(np.uint64)


def _closest(documents: NDArray[np.int32], signs: Signs, vector: Vector, most: int) -> Ints:
    """Return about so many of some documents that share most signs with a vector, and all that share as many."""
    other = differing(signs, signs_of(vector[None]))
    furthest = int(np.cumsum(np.bincount(other, minlength=1)).searchsorted(most))
    return documents[other <= furthest].astype(np.int64)


def differing(signs: Signs, other: Signs) -> Ints:
    """Return how many signs of each vector differ from those of one; signs: written over."""
    signs ^= other
    counts = np.bitwise_count(signs).astype(np.float32)
    return np.asarray(counts @ np.ones(counts.shape[1], np.float32), np.int64)


def nearest_centres(values: NDArray[np.int8], centres: Centres) -> Ints:
    """Return the number of the nearest centre of each vector."""
    wanted, lengths = centres.astype(np.float32).T.copy(), _lengths(centres)
    chosen = np.empty(len(values), np.int64)
    for start in range(0, len(values), CHUNK):
        products = values[start : start + CHUNK].astype(np.float32) @ wanted
        chosen[start : start + CHUNK] = (products / lengths).argmax(axis=1)
    return chosen


def _moved(centres: Centres, sample: NDArray[np.int8]) -> Centres:
    """Move each centre to the middle of the vectors that are nearest to it; one without vectors stays."""
    groups = nearest_centres(sample, centres)
    ones = np.ones(len(groups), np.float32)
    sums = csr_array((ones, (groups, np.arange(len(groups)))), shape=(len(centres), len(groups))) @ sample
    filled = np.bincount(groups, minlength=len(centres)) > 0
    middles = [rounded(total) if has else old for total, has, old in zip(sums, filled, centres, strict=True)]
    return np.array(middles, np.int8)


def _lengths(centres: Centres) -> Floats:
    lengths = np.linalg.norm(centres.astype(np.float64), axis=1)
    return np.asarray(np.maximum(lengths, 1), np.float64)
