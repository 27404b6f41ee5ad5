"""Find the towns and regions that somebody means by a name, in Dutch, French or English."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import asin, cos, radians, sin, sqrt

from talentmatch.engine.text import fold
from talentmatch.models import Place

EARTH_RADIUS_KM = 6371.0
NEAR_KM = 30.0
REGION_NAMES = {
    "flanders": ("vlaanderen", "vlaams gewest", "flandre", "flandres", "region flamande", "flanders"),
    "wallonia": ("wallonie", "waals gewest", "region wallonne", "wallonia"),
    "brussels": ("brussels hoofdstedelijk gewest", "region de bruxelles-capitale", "brussels region"),
}


@dataclass(frozen=True)
class Area:
    """What a name means: towns around a centre, or a region. ``suggestion`` is a near name when nothing was found."""

    asked: str
    place: Place | None = None
    place_ids: frozenset[str] = field(default_factory=frozenset)
    region: str | None = None
    suggestion: str | None = None

    @property
    def known(self) -> bool:
        """Return whether the name means anything to us."""
        return self.place is not None or self.region is not None


class PlaceFinder:
    """Look up places by any of their names. Immutable once built."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = tuple(places)
        self._written = {fold(name): name for place in self._places for name in names_of(place)}
        self._by_name = {fold(name): place for place in self._places for name in names_of(place)}
        self._regions = {name: region for region, names in REGION_NAMES.items() for name in names}

    def find(self, asked: str) -> Area:
        """Return the area that a name means; a town takes in every known town within NEAR_KM kilometres."""
        name = fold(asked.strip())
        if place := self._by_name.get(name):
            near = frozenset(other.id for other in self._places if distance_km(place, other) <= NEAR_KM)
            return Area(asked, place=place, place_ids=near | {place.id})
        if region := self._regions.get(name):
            return Area(asked, region=region)
        close = get_close_matches(name, [*self._by_name, *self._regions], 1, cutoff=0.75)
        return Area(asked, suggestion=self._written.get(close[0], close[0].title()) if close else None)

    def names(self) -> list[str]:
        """Return every name of every place once, for a list of suggestions."""
        return sorted(set(self._written.values()), key=fold)


def names_of(place: Place) -> tuple[str, ...]:
    """Return the names of a place in Dutch, French and English."""
    return (place.name_nl, place.name_fr, place.name_en)


def distance_km(one: Place, other: Place) -> float:
    """Return the great-circle distance in kilometres; infinite when a position is not known."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return float("inf")
    lat1, lon1, lat2, lon2 = (
        radians(float(value or 0)) for value in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
