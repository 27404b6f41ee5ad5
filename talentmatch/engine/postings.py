"""The weights of all passages as sparse matrices by term, one per language: a row and a fixed-point weight each.

A language has a matrix of its own, so that a query reads no more of a column than the languages it asks for.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from talentmatch.engine.kernel import WORTH, compiled_kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Matrix = Any  # a scipy sparse matrix: scipy has no types
UNIT = 65_535  # the weight 1; rows have length one, so no weight is larger
CHUNK = 1_000_000  # postings multiplied at once: more would leave the cache


@dataclass(frozen=True)
class Postings:
    """Hold one passages x terms matrix per language, by term; per posting its row (ascending in a column) and weight.

    starts: where the postings of each column begin; shape (languages, terms + 1). sizes: the rows of each language.
    """

    starts: Ints
    rows: NDArray[np.int32]
    weights: NDArray[np.uint16]
    sizes: Ints

    def scores(self, language: int, *, columns: Ints, weights: Floats) -> Floats | None:
        """Return the product of the matrix of a language and a sparse vector, a value per row; None: all are zero."""
        if not weights.any():
            return None
        columns, weights = columns[weights != 0], weights[weights != 0]
        found = [self._product(language, columns[part], weights[part]) for part in self._parts(columns)]
        products = [product for product in found if product is not None]
        return np.asarray(sum(products[1:], products[0])) if products else None

    def products(self, language: int, row: int, *, columns: Ints, weights: Floats) -> tuple[Ints, Floats]:
        """Return the columns (in their order) that a row shares with a vector, and each one's product."""
        held = self._held(language, columns)
        columns, weights = columns[held], weights[held]
        at = self._first(language, columns, row)
        inside = at < self.starts[language][columns + 1]
        inside[inside] = self.rows[at[inside]] == row
        return columns[inside], weights[inside] * self.weights[at[inside]] / UNIT

    def _held(self, language: int, columns: Ints) -> NDArray[np.bool_]:
        starts = self.starts[language]
        return np.asarray(starts[columns] < starts[columns + 1])

    def _parts(self, columns: Ints) -> list[slice]:
        """Cut columns into parts of about CHUNK postings, alike for all languages, so that equal sums stay equal."""
        lengths = (self.starts[:, columns + 1] - self.starts[:, columns]).sum(axis=0)
        if int(lengths.sum()) < CHUNK:
            return [slice(0, len(columns))]
        cuts = np.flatnonzero(np.diff(np.cumsum(lengths) // CHUNK)) + 1
        return [slice(start, end) for start, end in pairwise([0, *cuts.tolist(), len(columns)])]

    def _product(self, language: int, columns: Ints, weights: Floats) -> Floats | None:
        held = self._held(language, columns)
        columns, weights = columns[held], weights[held]
        if not len(columns):
            return None
        starts, ends = self.starts[language][columns], self.starts[language][columns + 1]
        kernel = compiled_kernel() if int((ends - starts).sum()) >= WORTH else None
        if kernel is None:
            return self._multiplied(language, starts, ends, weights=weights / UNIT)
        totals = np.zeros(int(self.sizes[language]))
        kernel(self.rows, self.weights, starts, ends, weights / UNIT, totals, 0)
        return totals

    def _multiplied(self, language: int, starts: Ints, ends: Ints, *, weights: Floats) -> Floats:
        """Return the product of some cells and a vector by scipy."""
        cells = [slice(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        values = np.concatenate([self.weights[cell] for cell in cells], dtype=np.float64)
        rows = np.concatenate([self.rows[cell] for cell in cells])
        bounds = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int32)
        matrix = csc_array((values, rows, bounds), shape=(int(self.sizes[language]), len(cells)))
        return np.asarray(matrix @ weights)

    def _first(self, language: int, columns: Ints, row: int) -> Ints:
        """Return, for each column, the place of its first posting whose row is not below a row."""
        low, high = self.starts[language][columns], self.starts[language][columns + 1]
        while (low < high).any():  # all columns are searched by halves at once
            middle = (low + high) // 2
            before = (low < high) & (self.rows[np.minimum(middle, len(self.rows) - 1)] < row)
            low, high = np.where(before, middle + 1, low), np.where(before | (low >= high), high, middle)
        return np.asarray(low)


def spread(starts: Ints, lengths: Ints) -> Ints:
    """Return the numbers start, start + 1, ... of each range, one range behind the other."""
    shifts = starts - np.cumsum(lengths) + lengths
    return np.repeat(shifts, lengths) + np.arange(int(lengths.sum()))
