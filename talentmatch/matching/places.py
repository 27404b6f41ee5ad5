"""Find the towns, provinces and regions that somebody means by a name or a postcode, in any of their languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import asin, cos, isfinite, radians, sin, sqrt

from rapidfuzz import fuzz, process

from talentmatch.engine.text import fold
from talentmatch.matching.towns import PROVINCE_NAMES, Town, key, load_towns
from talentmatch.models import Place

EARTH_RADIUS_KM = 6371.0
NEAR_KM = 30.0
CLOSE = 80  # of 100: a name that is less alike is no typing error
POSTCODE = re.compile(r"(?:be? ?)?([1-9]\d{3})\b", re.IGNORECASE)
REGION_NAMES = {
    "flanders": ("vlaanderen", "vlaams gewest", "flandre", "flandres", "region flamande", "flanders"),
    "wallonia": ("wallonie", "waals gewest", "region wallonne", "wallonia"),
    "brussels": ("brussels hoofdstedelijk gewest", "region de bruxelles-capitale", "brussels region"),
}


@dataclass(frozen=True)
class Area:
    """What a name means: towns around a centre, a province or a region; ``km``: how far around the centre.

    place: the centre; its identifier is that of a stored place only where the catalogue names the town.
    suggestion: a near name when nothing was found.
    """

    asked: str
    place: Place | None = None
    place_ids: frozenset[str] = field(default_factory=frozenset)
    region: str | None = None
    province: str | None = None
    suggestion: str | None = None
    km: float = NEAR_KM

    @property
    def known(self) -> bool:
        """Return whether the name means anything to us."""
        return any((self.place, self.region, self.province))


class PlaceFinder:
    """Look up the places of the catalogue and the other towns of Belgium. Immutable once built."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = tuple(places)
        self._written = {key(name): name for place in self._places for name in names_of(place)}
        self._by_name = {key(name): place for place in self._places for name in names_of(place)}
        self._regions = {key(name): region for region, names in REGION_NAMES.items() for name in names}
        self._provinces = {key(name): code for code, names in PROVINCE_NAMES.items() for name in names}

    def find(self, asked: str, km: float = NEAR_KM) -> Area:
        """Return the area that a name or a postcode means; a town takes in every known place within ``km``."""
        name = key(asked)
        if region := self._regions.get(name):
            return Area(asked, region=region)
        if province := self._provinces.get(name):
            return Area(asked, province=province, place_ids=self._in_province(province))
        if place := self._town(name):
            near = frozenset(other.id for other in self._places if distance_km(place, other) <= km)
            own = {place.id} if place in self._places else set()
            return Area(asked, place=place, place_ids=near | own, km=km)
        return Area(asked, suggestion=self._close_name(name))

    def find_known(self, asked: str) -> Place | None:
        """Return the place of the catalogue that has this name, without the other towns; None for any other name."""
        return self._by_name.get(key(asked))

    def has_town(self, name: str) -> bool:
        """Return whether a town of Belgium or a place of the catalogue has this name; a postcode is no name."""
        return key(name) in self._by_name or key(name) in load_towns().by_name

    def distances(self, centre: Place) -> dict[str, float]:
        """Return the kilometres from a town to every place of the catalogue whose position is known."""
        found = {place.id: distance_km(centre, place) for place in self._places}
        return {name: km for name, km in found.items() if isfinite(km)}

    def beginning(self, begun: str) -> list[str]:
        """Return the names of towns that begin like this, those of the catalogue first; digits begin a postcode."""
        towns = load_towns()
        if begun.isdigit():
            codes = towns.by_postcode.items()
            return sorted(f"{code} {town.name_en}" for code, town in codes if code.startswith(begun))
        known: dict[str, Place | Town] = {**towns.by_name, **self._by_name}
        names = sorted((name not in self._by_name, name) for name in known if name.startswith(begun))
        return [self._written.get(name) or _written(known[name], name) for _, name in names]

    def names(self) -> list[str]:
        """Return every name of every place once, for a list of suggestions."""
        return sorted(set(self._written.values()), key=fold)

    def _town(self, name: str) -> Place | None:
        if name in self._by_name:
            return self._by_name[name]
        code, towns = POSTCODE.match(name), load_towns()
        town = towns.by_postcode.get(code.group(1)) if code else towns.by_name.get(name)
        return (self._by_name.get(key(town.name_nl)) or town.as_place()) if town else None

    def _in_province(self, province: str) -> frozenset[str]:
        towns = load_towns()
        of_places = ((place.id, towns.by_name.get(key(place.name_en)) or _nearest(place)) for place in self._places)
        return frozenset(id for id, town in of_places if town and town.province == province)

    def _close_name(self, name: str) -> str | None:
        """Return the name that somebody may have meant; None when nothing is much alike."""
        names: dict[str, Place | Town | str] = {**load_towns().by_name, **self._by_name, **self._regions}
        close = process.extractOne(name, names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE)
        return (self._written.get(close[0]) or _written(names[close[0]], close[0])) if close else None


def _written(place: Place | Town | str, name: str) -> str:
    """Return a name as it is written; that of a region stands as it is."""
    if isinstance(place, str):
        return name.title()
    return next((written for written in names_of(place) if key(written) == name), place.name_en)


def _nearest(place: Place) -> Town | None:
    """Return the nearest town of Belgium; None for a place abroad or without a position."""
    if place.region not in REGION_NAMES or place.latitude is None:
        return None
    return min(load_towns().by_name.values(), key=lambda town: distance_km(place, town))


def names_of(place: Place | Town) -> tuple[str, ...]:
    """Return the names of a place in Dutch, French and English."""
    return (place.name_nl, place.name_fr, place.name_en)


def distance_km(one: Place | Town, other: Place | Town) -> float:
    """Return the great-circle distance in kilometres; infinite when a position is not known."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return float("inf")
    lat1, lon1, lat2, lon2 = (
        radians(float(value or 0)) for value in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
