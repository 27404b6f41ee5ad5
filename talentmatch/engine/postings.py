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

    def cells(self, language: int, *, columns: Ints, weights: Floats) -> "Cells":
        """Return what the matrix of a language and a sparse vector are multiplied from, to ask for single rows."""
        places = np.flatnonzero(weights)
        starts, ends = self.starts[language][columns[places]], self.starts[language][columns[places] + 1]
        at = spread(starts, ends - starts)
        return Cells(self.rows[at], self.weights[at], np.repeat(places, ends - starts), weights / UNIT)

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
    """Hold the postings that a vector meets, each with row, weight and place in the vector; and the vector."""

    rows: NDArray[np.int32]
    weights: NDArray[np.uint16]
    places: Ints
    vector: Floats

    def products(self, row: int) -> Floats:
        """Return the product of a row and the vector, place by place of the vector."""
        at = np.flatnonzero(self.rows == row)
        products = np.zeros(len(self.vector))
        products[self.places[at]] = self.vector[self.places[at]] * self.weights[at]
        return products


def spread(starts: Ints, lengths: Ints) -> Ints:
    """Return the numbers start, start + 1, ... of each range, one range behind the other."""
    shifts = starts - np.cumsum(lengths) + lengths
    return np.repeat(shifts, lengths) + np.arange(int(lengths.sum()))
