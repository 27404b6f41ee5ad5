"""How far the programmes are from the town that was asked, and how far a search must look to find one."""

from dataclasses import dataclass

import numpy as np

from talentmatch.engine.postings import Floats
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import Order
from talentmatch.matching.places import Area
from talentmatch.matching.search.found import Found
from talentmatch.matching.search.request import RADII, SearchRequest

FURTHER = (150, 200, 300)  # km, to which a search is widened and which nobody can choose


@dataclass(frozen=True)
class Distances:
    """Kilometres from the town that was asked to the nearest place of every programme, by number; None without a town.

    NaN: there is no place to go to, or its position is not known.
    """

    km: Floats | None

    def of(self, order: Order) -> dict[str, float]:
        """Return the distances that are known, by identifier."""
        if self.km is None:
            return {}
        numbers = order.numbers[~np.isnan(self.km[order.numbers])].tolist()
        return {order.index.numbering.id(number): float(self.km[number]) for number in numbers}


def distances_from(loaded: Loaded, area: Area | None) -> Distances:
    """Return the distances from the centre of an area."""
    of_places = loaded.places.distances(area.place) if area and area.place else {}
    return Distances(loaded.columns.distances(of_places) if of_places else None)


def widened(found: Found, request: SearchRequest) -> Area | None:
    """Return the area, wider where no programme with a place lies within the radius that was asked."""
    area = found.area
    if area is None or area.place is None:
        return area
    km = distances_from(found.loaded, area).km
    everywhere = Found(found.loaded, found.order, request, None).passing().numbers
    known = np.empty(0) if km is None else km[everywhere][~np.isnan(km[everywhere])]
    nearest = float(known.min()) if len(known) else 0.0
    wide_enough = (radius for radius in (*RADII, *FURTHER) if radius >= max(nearest, area.km))
    return found.loaded.places.find(request.where, next(wide_enough, area.km))
