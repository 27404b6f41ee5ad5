"""Multiply a few queries with the rows of a shelf: by a compiled loop where numba is installed, else by scipy.

Both add up the same products in the same order, column by column, so they give the same bits.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest
from typing import Protocol

import numpy as np
from scipy.sparse import csc_array

from talentmatch.engine.kernel import accumulate, compiled_kernel
from talentmatch.engine.many_blocks import Shelf
from talentmatch.engine.postings import Floats, Ints, Postings

Sparse = tuple[Ints, Floats]  # columns and their weights
NOTHING: Sparse = (np.empty(0, np.int64), np.empty(0))


class Room:
    """Keep memory for products, used again and again: to give it back and ask for it anew costs more than the sums.

    That is so in any thread but the first of a process, and wherever Dask looks after the memory.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: Floats = np.empty(0)
        self._taken = 0

    def empty(self) -> None:
        """Let the products that were made so far be written over."""
        self._taken = 0

    def zeros(self, rows: int, columns: int) -> Floats:
        """Return an array of zeros."""
        start, self._taken = self._taken, self._taken + rows * columns
        if self._taken > len(self._kept):
            start, self._taken, self._kept = 0, rows * columns, np.empty(2 * self._taken)
        found = self._kept[start : self._taken].reshape(rows, columns)
        found.fill(0)
        return found


class Way(Protocol):
    """Multiply one part of each query with the rows of a shelf."""

    def __call__(self, shelf: Shelf, vectors: Sequence[Sparse], *, postings: Postings, room: Room) -> Floats:
        """Return the products; shape (queries, rows)."""


def multiply(shelf: Shelf, queries: Sequence[tuple[Sparse, ...]], *, postings: Postings, room: Room) -> Floats:
    """Return the products of queries, each in parts whose products are added, and the rows; shape (queries, rows)."""
    parts = zip_longest(*queries, fillvalue=NOTHING)
    first, *others = [_way()(shelf, list(vectors), postings=postings, room=room) for vectors in parts]
    for other in others:
        first += other
    return first


@cache
def _way() -> Way:
    """Return the quickest way that can be used here."""
    return _by_loop if compiled_kernel() else _by_scipy


def _by_scipy(shelf: Shelf, vectors: Sequence[Sparse], *, postings: Postings, room: Room) -> Floats:
    """Multiply all in one product: each query has rows of its own in one long column."""
    columns, weights = (np.concatenate([vector[at] for vector in vectors]) for at in (0, 1))
    height, starts, ends = shelf.high - shelf.low, shelf.starts[columns], shelf.ends[columns]
    if not (starts < ends).any():
        return room.zeros(len(vectors), height)
    cells = [slice(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    values = np.concatenate([postings.weights[cell] for cell in cells], dtype=np.float64)
    rows = np.concatenate([postings.rows[cell] for cell in cells])
    bounds = np.concatenate([[0], np.cumsum(ends - starts)])
    edges = bounds[np.cumsum([0, *(len(each) for each, _ in vectors)])]
    for at, (first, last) in enumerate(pairwise(edges.tolist())):
        rows[first:last] += at * height - shelf.low
    matrix = csc_array((values, rows, bounds.astype(np.int32)), shape=(len(vectors) * height, len(cells)))
    return np.asarray(matrix @ weights).reshape(len(vectors), height)


def _by_loop(shelf: Shelf, vectors: Sequence[Sparse], *, postings: Postings, room: Room) -> Floats:
    """Multiply posting by posting: nothing is copied."""
    kernel, products = compiled_kernel() or accumulate, room.zeros(len(vectors), shelf.high - shelf.low)
    for product, (columns, weights) in zip(products, vectors, strict=True):
        starts, ends = shelf.starts[columns], shelf.ends[columns]
        kernel(postings.rows, postings.weights, starts, ends, weights, product, shelf.low)
    return products
