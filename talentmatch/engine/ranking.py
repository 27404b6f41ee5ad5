"""Pick the highest of many scores without sorting them."""

import numpy as np

from talentmatch.engine.postings import Floats, Ints, spread

WIDTH = 256  # scores of a block, of which the highest is looked at first
FEWEST = 8  # blocks that are worth looking at one by one
TINY = float(np.finfo(np.float64).tiny)  # the least positive score


def best(scores: Floats, k: int) -> Ints:
    """Return the places of the k highest positive scores, highest first, equal ones by place."""
    places = leading(scores, k)
    return places[np.lexsort((places, -scores[places]))][:k]


def leading(scores: Floats, k: int) -> Ints:
    """Return the places, ascending, of the k highest positive scores, and of all that equal the k-th.

    A partition alone picks arbitrary places among those equal to the k-th, so all of these are kept.
    """
    places = _promising(scores, k)
    if len(places) > k:
        places = places[scores[places] >= np.partition(scores[places], -k)[-k]]
    return places


def _promising(scores: Floats, k: int) -> Ints:
    """Return the places of positive scores, of many scores only those in blocks that may hold one of the k highest.

    The k-th highest of the best of each block is a score that k of them reach: a block whose best is lower has none.
    """
    if len(scores) < WIDTH * max(k, FEWEST):
        return np.flatnonzero(scores > 0)
    highest = np.maximum.reduceat(scores, np.arange(0, len(scores), WIDTH))
    least = max(float(np.partition(highest, -k)[-k]), TINY)
    starts = np.flatnonzero(highest >= least) * WIDTH
    places = spread(starts, np.minimum(len(scores) - starts, WIDTH))
    return places[scores[places] >= least]
