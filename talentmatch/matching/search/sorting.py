"""Put results in another order than that of fit; what does not say what is asked stands last."""

from dataclasses import dataclass

import numpy as np

from talentmatch.engine.postings import Floats
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import PAST, Order
from talentmatch.matching.search.near import Distances
from talentmatch.matching.search.request import SearchRequest


@dataclass(frozen=True)
class Sorted:
    """Results in order, and how many of them stand last because they do not say what they are sorted by."""

    order: Order
    silent: int = 0


def in_order_of(order: Order, request: SearchRequest, loaded: Loaded, distances: Distances) -> Sorted:
    """Return results in the order that was asked; equal ones by fit, those of the past at the very end."""
    values = _values(request, loaded, distances)
    if values is None:
        return Sorted(order)
    own = values[order.numbers]
    silent, past = np.isnan(own), loaded.index.passes(order.numbers, PAST)
    return Sorted(order.at(np.lexsort((np.where(silent, 0.0, own), silent, past))), int(silent.sum()))


def _values(request: SearchRequest, loaded: Loaded, distances: Distances) -> Floats | None:
    """Return by what programmes are sorted, by number, the least first; None: by fit."""
    if request.sort == "start":
        return loaded.columns.next_starts(request.today)
    known = {"cost": loaded.columns.euros, "duration": loaded.columns.hours, "distance": distances.km}
    return known.get(request.sort)
