"""The pins of the map: one for each place, towns that lie too near to be told apart under one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talentmatch.catalogue.queries import ProviderEntry
from talentmatch.models import Place, Provider
from talentmatch.web.maps.projection import Point, point_of
from talentmatch.web.shown import place_name

NEAR = 13.0  # units of the drawing: pins nearer than this would cover each other
SMALL, BIG = 6.5, 8.5
MANY = 4


@dataclass(frozen=True)
class Site:
    """A place with those who teach there."""

    place: Place
    point: Point
    providers: tuple[Provider, ...]


@dataclass(frozen=True)
class Pin:
    """A pin with its places, the one with most providers first."""

    sites: tuple[Site, ...]

    @property
    def id(self) -> str:
        """Return the identifier of the place that names the pin."""
        return self.sites[0].place.id

    @property
    def point(self) -> Point:
        """Return where the pin stands."""
        return self.sites[0].point

    @property
    def number(self) -> int:
        """Return how many providers stand behind the pin, each counted once."""
        return len({provider.id for site in self.sites for provider in site.providers})

    @property
    def radius(self) -> float:
        """Return how big the pin is."""
        return BIG if self.number >= MANY else SMALL

    @property
    def name(self) -> str:
        """Return the name of the first place, with how many more there are."""
        more = len(self.sites) - 1
        return place_name(self.sites[0].place) + (f" +{more}" if more else "")


def pins_of(entries: Iterable[ProviderEntry]) -> tuple[Pin, ...]:
    """Return the pins of these providers, those with most providers first."""
    groups: list[list[Site]] = []
    for site in _by_size(_sites(entries)):
        near = next((group for group in groups if group[0].point.distance(site.point) < NEAR), None)
        if near is None:
            groups.append([site])
        else:
            near.append(site)
    pins = (Pin(tuple(group)) for group in groups)
    return tuple(sorted(pins, key=lambda pin: (-pin.number, pin.id)))


def _sites(entries: Iterable[ProviderEntry]) -> list[Site]:
    found: dict[str, tuple[Place, list[Provider]]] = {}
    for entry in entries:
        for place in entry.places:
            found.setdefault(place.id, (place, []))[1].append(entry.provider)
    placed = ((place, point_of(place), providers) for place, providers in found.values())
    return [Site(place, point, tuple(providers)) for place, point, providers in placed if point is not None]


def _by_size(sites: Sequence[Site]) -> list[Site]:
    return sorted(sites, key=lambda site: (-len(site.providers), site.place.id))
