"""Add up products with compiled code where the extra ``fast`` (numba) is installed; the same sums to the last bit.

The code is compiled when first needed and kept on disk. It is worth its memory for large indexes alone: whoever
touches few postings never loads it.
"""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

WORTH = 50_000  # postings of a question; fewer take longer to hand over than to add up
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Vectors = NDArray[np.int8]
Kernel = Callable[[NDArray[np.int32], NDArray[np.uint16], Ints, Ints, Floats, Floats, int], None]
Multiplier = Callable[[Vectors, NDArray[np.int32], NDArray[np.int8], Floats], None]


def accumulate(
    rows: NDArray[np.int32],
    values: NDArray[np.uint16],
    starts: Ints,
    ends: Ints,
    weights: Floats,
    totals: Floats,
    low: int = 0,
) -> None:
    """Add weight x value of each posting of some cells to the total of its row, one cell after the other.

    low: the row of the first total.
    """
    for cell in range(len(starts)):
        weight = weights[cell]
        for at in range(starts[cell], ends[cell]):
            totals[rows[at] - low] += values[at] * weight


def multiply(values: Vectors, rows: NDArray[np.int32], vector: NDArray[np.int8], products: Floats) -> None:
    """Write the product of each of some rows with a vector, without copying the rows."""
    for at in range(len(rows)):
        row, total = values[rows[at]], np.int32(0)
        for place in range(len(vector)):
            total += np.int32(row[place]) * np.int32(vector[place])
        products[at] = total


@cache
def compiled_kernel() -> Kernel | None:
    """Return accumulate in compiled form; None without the extra."""
    return _compiled(accumulate)


@cache
def compiled_multiplier() -> Multiplier | None:
    """Return multiply in compiled form; None without the extra."""
    return _compiled(multiply)


def _compiled(function: Callable[..., None]) -> Callable[..., None] | None:
    if find_spec("numba") is None:
        return None
    from numba import njit

    compiled: Callable[..., None] = njit(cache=True)(function)
    return compiled
