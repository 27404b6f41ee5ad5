"""The weights of all passages as one sparse matrix by term, compact: a row number and a fixed-point weight each.

The rows of a language stand together, so that a query reads no more of a column than the languages it asks for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Matrix = Any  # a scipy sparse matrix: scipy has no types
UNIT = 65_535  # the weight 1; rows have length one, so no weight is larger
CHUNK = 1_000_000  # postings multiplied at once: more would leave the cache


@dataclass(frozen=True)
class Postings:
    """Hold the passages x terms matrix by term: starts (terms + 1), and per posting its row (ascending) and weight.

    order: the row of each passage; edges: where the rows of each language begin, and at last the number of rows.
    """

    starts: Ints
    rows: NDArray[np.int32]
    weights: NDArray[np.uint16]
    order: NDArray[np.int32]
    edges: Ints

    def scores(self, columns: Ints, weights: Floats, *, passages: Ints) -> Floats:
        """Return the product of the matrix and a sparse vector, in double precision; one value per passage."""
        rows, products = self.order[passages], np.zeros(len(self.order))
        parts = self._parts(columns) if len(columns) else []
        for low, high in pairwise(self.edges.tolist()):
            if ((low <= rows) & (rows < high)).any():
                starts, ends = self._first(columns, low), self._first(columns, high)
                for part in parts:
                    products += self._product(starts[part], ends[part], weights=weights[part])
        return np.asarray(products[rows])

    def products(self, passage: int, *, columns: Ints, weights: Floats) -> tuple[Ints, Floats]:
        """Return the columns (in their order) that a passage shares with a vector, and each one's product."""
        row = int(self.order[passage])
        at = self._first(columns, row)
        inside = at < self.starts[columns + 1]
        inside[inside] = self.rows[at[inside]] == row
        return columns[inside], weights[inside] * self.weights[at[inside]] / UNIT

    def _parts(self, columns: Ints) -> list[slice]:
        """Cut columns into parts of about CHUNK postings, alike for all languages, so that equal sums stay equal."""
        lengths = self.starts[columns + 1] - self.starts[columns]
        cuts = np.flatnonzero(np.diff(np.cumsum(lengths) // CHUNK)) + 1
        return [slice(start, end) for start, end in pairwise([0, *cuts.tolist(), len(columns)])]

    def _product(self, starts: Ints, ends: Ints, *, weights: Floats) -> Floats:
        """Return the product of some cells of columns, given by where their postings start and end, and a vector."""
        cells = [slice(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        values, rows = (np.concatenate([array[cell] for cell in cells]) for array in (self.weights, self.rows))
        bounds = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int32)
        matrix = csc_array((values, rows, bounds), shape=(len(self.order), len(cells)))
        return np.asarray(matrix @ (weights / UNIT))

    def _first(self, columns: Ints, row: int) -> Ints:
        """Return, for each column, the place of its first posting whose row is not below a row."""
        low, high = self.starts[columns], self.starts[columns + 1]
        while (low < high).any():  # all columns are searched by halves at once
            middle = (low + high) // 2
            before = (low < high) & (self.rows[np.minimum(middle, len(self.rows) - 1)] < row)
            low, high = np.where(before, middle + 1, low), np.where(before | (low >= high), high, middle)
        return np.asarray(low)


def compress(matrix: Matrix, languages: Sequence[str]) -> Postings:
    """Keep a scipy sparse matrix whose values lie between 0 and 1; languages: that of each passage."""
    sorted_by_language = np.argsort(np.asarray(languages, dtype="U2"), kind="stable")
    order = np.empty(len(languages), np.int32)
    order[sorted_by_language] = np.arange(len(languages))
    _, counts = np.unique(np.asarray(languages, dtype="U2"), return_counts=True)
    by_term = matrix.tocsr()[sorted_by_language].tocsc()
    by_term.sort_indices()
    weights = np.rint(by_term.data * UNIT).astype(np.uint16)
    edges = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Postings(by_term.indptr.astype(np.int64), by_term.indices.astype(np.int32), weights, order, edges)
