"""Pick the highest of many scores without sorting them."""

import numpy as np

from talentmatch.engine.postings import Floats, Ints

WIDTH = 256  # scores of a block, of which the highest is looked at first


def best(scores: Floats, k: int) -> Ints:
    """Return the places of the k highest positive scores, highest first, equal ones by place."""
    places = leading(scores, k)
    return places[np.lexsort((places, -scores[places]))][:k]


def leading(scores: Floats, k: int) -> Ints:
    """Return the places, ascending, of the k highest positive scores, and of all that equal the k-th.

    A partition alone picks arbitrary places among those equal to the k-th, so all of these are kept.
    """
    least = _least(scores, k)
    places = np.flatnonzero(scores >= least if least > 0 else scores > 0)
    if len(places) > k:
        places = places[scores[places] >= np.partition(scores[places], -k)[-k]]
    return places


def _least(scores: Floats, k: int) -> float:
    """Return a score that k of them reach: the k-th highest of the best of each block; 0 where blocks are too few."""
    blocks = len(scores) // WIDTH
    if blocks < k:
        return 0.0
    highest = scores[: blocks * WIDTH].reshape(blocks, WIDTH).max(axis=1)
    return float(np.partition(highest, -k)[-k])
