"""Find the documents whose meaning may be near, without comparing all: vectors are put in groups around centres.

A query looks at the groups whose centres are nearest. Which group a document is in follows from whole numbers alone, so
it is the same on every machine. Only large indexes have groups; what they may miss is measured in docs/performance.md.
"""

from dataclasses import dataclass
from functools import cached_property
from math import isqrt

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from talentmatch.engine.meaning import Vectors, rounded
from talentmatch.engine.postings import Floats, Ints, spread

FEWEST = 50_000  # documents; fewer are all compared
LEARNT_FROM = 40  # documents for each centre
TURNS = 5
LOOKED_AT = 14_000  # documents, at least
CHUNK = 4_096
Centres = NDArray[np.int8]


@dataclass(frozen=True)
class Groups:
    """Hold the centres and the documents of each group, one group behind the other; starts: where each begins."""

    centres: Centres
    members: NDArray[np.int32]
    starts: Ints

    def near(self, vector: NDArray[np.int8]) -> Ints:
        """Return the documents of the groups nearest to a vector."""
        nearest = np.argsort(-(self._directions @ vector.astype(np.float32)), kind="stable")
        documents = np.cumsum(self.starts[nearest + 1] - self.starts[nearest])
        chosen = nearest[: int(documents.searchsorted(LOOKED_AT)) + 1]
        starts = self.starts[chosen]
        return self.members[spread(starts, self.starts[chosen + 1] - starts)].astype(np.int64)

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
    return Groups(centres, members, starts), Vectors(vectors.values[members], vectors.lengths[members], places)


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
