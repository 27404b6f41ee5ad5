"""The weights of all passages as sparse matrices by term, one per language: a row and a fixed-point weight each.

A language has a matrix of its own, so that a query reads no more of a column than the languages it asks for.
"""

from dataclasses import dataclass
from functools import cached_property
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
FEW = 50_000  # postings: more take longer to read once than to search for ten rows
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

    def cells(self, language: int, *, columns: Ints, weights: Floats) -> "Cells":
        """Return what the matrix of a language and a sparse vector are multiplied from, to ask for single rows."""
        places = np.flatnonzero(weights)
        starts, ends = self.starts[language][columns[places]], self.starts[language][columns[places] + 1]
        return Cells(self, starts, ends, places, weights / UNIT)

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
        at = spread(starts, ends - starts)
        bounds = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int32)
        cells = (self.weights[at].astype(float), self.rows[at], bounds)
        matrix = csc_array(cells, shape=(int(self.sizes[language]), len(starts)))
        return np.asarray(matrix @ weights)


@dataclass(frozen=True)
class Cells:
    """Hold the postings that a vector meets: where those of its columns start and end, and their places in it."""

    postings: Postings
    starts: Ints
    ends: Ints
    places: Ints
    vector: Floats

    def products(self, row: int) -> Floats:
        """Return the product of a row and the vector, place by place of the vector."""
        held, at = self._searched(row) if self._gathered is None else self._looked_up(*self._gathered, row)
        products = np.zeros(len(self.vector))
        products[self.places[held]] = self.vector[self.places[held]] * self.postings.weights[at]
        return products

    @cached_property
    def _gathered(self) -> tuple[Ints, Ints, NDArray[np.int32]] | None:
        """Return the column, the place and the row of every posting, where they are few enough to read once."""
        lengths = self.ends - self.starts
        if int(lengths.sum()) > FEW:
            return None
        at = spread(self.starts, lengths)
        return np.repeat(np.arange(len(lengths)), lengths), at, self.postings.rows[at]

    def _looked_up(self, columns: Ints, at: Ints, rows: NDArray[np.int32], row: int) -> tuple[Ints, Ints]:
        """Return the columns that have a row, and the posting of each."""
        found = np.flatnonzero(rows == row)
        return columns[found], at[found]

    def _searched(self, row: int) -> tuple[Ints, Ints]:
        """Return the same by halving all columns at once, for rows ascend in each."""
        rows, low, high = self.postings.rows, self.starts, self.ends
        while (low < high).any():
            middle = (low + high) // 2
            before = (low < high) & (rows[np.minimum(middle, len(rows) - 1)] < row)
            low, high = np.where(before, middle + 1, low), np.where(before | (low >= high), high, middle)
        held = np.flatnonzero(low < self.ends)
        held = held[rows[low[held]] == row]
        return held, low[held]


def spread(starts: Ints, lengths: Ints) -> Ints:
    """Return the numbers start, start + 1, ... of each range, one range behind the other."""
    shifts = starts - np.cumsum(lengths) + lengths
    return np.repeat(shifts, lengths) + np.arange(int(lengths.sum()))
