"""How far the programmes are from the town that was asked, and how far a search must look to find one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from talentmatch.matching.live_index import Loaded
from talentmatch.matching.places import Area
from talentmatch.matching.search.found import Found
from talentmatch.matching.search.request import RADII, SearchRequest

FURTHER = (150, 200, 300)  # km, to which a search is widened and which nobody can choose


@dataclass(frozen=True)
class Distances:
    """Kilometres from the town that was asked to every place of the catalogue; none without a town."""

    loaded: Loaded
    of_places: Mapping[str, float]

    def of(self, programme_id: str) -> float | None:
        """Return the distance to the nearest place of a programme; None when there is no place to go to."""
        facts = self.loaded.facts.of.get(programme_id)
        known = [self.of_places[place] for place in facts.places if place in self.of_places] if facts else []
        return min(known, default=None)

    def of_each(self, programme_ids: Collection[str]) -> dict[str, float]:
        """Return the distances that are known, by programme."""
        found = ((name, self.of(name)) for name in programme_ids)
        return {name: km for name, km in found if km is not None}


def distances_from(loaded: Loaded, area: Area | None) -> Distances:
    """Return the distances from the centre of an area."""
    return Distances(loaded, loaded.places.distances(area.place) if area and area.place else {})


def widened(found: Found, request: SearchRequest) -> Area | None:
    """Return the area, wider where no programme with a place lies within the radius that was asked."""
    area = found.area
    if area is None or area.place is None:
        return area
    distances = distances_from(found.loaded, area)
    everywhere = Found(found.loaded, found.matches, request, None)
    nearest = min(distances.of_each([match.id for match in everywhere.passing()]).values(), default=0.0)
    wide_enough = (km for km in (*RADII, *FURTHER) if km >= max(nearest, area.km))
    return found.loaded.places.find(request.where, next(wide_enough, area.km))
