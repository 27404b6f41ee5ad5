"""The weights of all passages as one sparse matrix by term, compact: a row number and a fixed-point weight each."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Matrix = Any  # a scipy sparse matrix: scipy has no types
UNIT = 65_535  # the weight 1; rows have length one, so no weight is larger


@dataclass(frozen=True)
class Postings:
    """Hold the passages x terms matrix by term: starts (terms + 1), and per posting its row (ascending) and weight."""

    starts: Ints
    rows: NDArray[np.int32]
    weights: NDArray[np.uint16]
    passages: int

    def scores(self, columns: Ints, weights: Floats) -> Floats:
        """Return the product of the matrix and a sparse vector, in double precision; one value per passage."""
        starts, lengths = self.starts[columns], np.diff(self.starts)[columns]
        ends = np.cumsum(lengths)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
        values = self.weights[at] * np.repeat(weights / UNIT, lengths)
        return np.bincount(self.rows[at], values, minlength=self.passages).astype(np.float64, copy=False)

    def products(self, passage: int, *, columns: Ints, weights: Floats) -> tuple[Ints, Floats]:
        """Return the columns (in their order) that a passage shares with a vector, and each one's product."""
        low, high = self.starts[columns], self.starts[columns + 1]
        ends = high.copy()
        while (low < high).any():  # all columns are searched by halves at once
            middle = (low + high) // 2
            before = (low < high) & (self.rows[np.minimum(middle, len(self.rows) - 1)] < passage)
            low, high = np.where(before, middle + 1, low), np.where(before | (low >= high), high, middle)
        inside = low < ends
        inside[inside] = self.rows[low[inside]] == passage
        return columns[inside], weights[inside] * self.weights[low[inside]] / UNIT


def compress(matrix: Matrix) -> Postings:
    """Keep a scipy sparse matrix whose values lie between 0 and 1."""
    by_term = matrix.tocsc()
    by_term.sort_indices()
    weights = np.rint(by_term.data * UNIT).astype(np.uint16)
    return Postings(by_term.indptr.astype(np.int64), by_term.indices.astype(np.int32), weights, matrix.shape[0])
