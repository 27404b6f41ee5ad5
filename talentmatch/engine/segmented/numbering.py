"""The numbers by which the documents of two indexes go: those of the original, then those of the fresh ones.

A number whose document was changed or removed is still counted, and marks nothing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.postings import Floats, Ints
from talentmatch.engine.segmented.original import Original

Marks = NDArray[np.bool_]  # one for each number


@dataclass(frozen=True)
class Numbering:
    """Hold the original, the identifiers of the fresh documents (ascending), and the numbers that are hidden."""

    original: Original
    fresh: tuple[str, ...]
    hidden: frozenset[int]

    def __len__(self) -> int:
        return self.known + len(self.fresh)

    @property
    def known(self) -> int:
        """Return how many numbers are those of the original."""
        return len(self.original.index)

    @cached_property
    def present(self) -> Marks:
        """Return whether each number has a document; nobody may change them."""
        present = np.ones(len(self), bool)
        present[list(self.hidden)] = False
        return present

    def ids(self) -> Iterator[str]:
        """Return the identifier of each number, whether or not its document is present."""
        return chain(self.original.index.ids, self.fresh)

    def id(self, number: int) -> str:
        """Return the identifier of a document."""
        return self.original.index.ids[number] if number < self.known else self.fresh[number - self.known]

    def of(self, ids: Iterable[str]) -> Ints:
        """Return the numbers of documents; an unknown identifier has none."""
        return np.fromiter(self._numbers(ids), np.int64)

    def order(self, numbers: Ints) -> NDArray[np.number]:
        """Return for each number a key that is smaller the earlier its identifier comes."""
        if not self.fresh:
            return numbers
        keys = numbers.astype(float)
        added = numbers >= self.known
        keys[added] = self._between[numbers[added] - self.known]
        return keys

    @cached_property
    def _between(self) -> Floats:
        """Return a key for each fresh document, between those of the original before and after it."""
        after = np.array([bisect_left(self.original.index.ids, name) for name in self.fresh], float)
        return after - 1 + np.arange(1, len(after) + 1) / (len(after) + 1)

    def _numbers(self, ids: Iterable[str]) -> Iterator[int]:
        fresh = {name: self.known + at for at, name in enumerate(self.fresh)}
        for name in ids:
            number = fresh.get(name, self.original.number(name))
            if number is not None and self.present[number]:
                yield number
