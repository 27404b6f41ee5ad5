"""The map as a page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talentmatch.catalogue.queries import ProviderEntry
from talentmatch.web.maps.labels import Label, labels_of
from talentmatch.web.maps.pins import Pin, pins_of


@dataclass(frozen=True)
class PlaceMap:
    """Pins with their labels, and how many providers have no place that can be drawn."""

    pins: tuple[Pin, ...]
    labels: Mapping[str, Label]
    placeless: int


def place_map(entries: Sequence[ProviderEntry]) -> PlaceMap:
    """Return the map of these providers."""
    pins = pins_of(entries)
    drawn = {provider.id for pin in pins for site in pin.sites for provider in site.providers}
    return PlaceMap(pins, labels_of(pins), sum(entry.provider.id not in drawn for entry in entries))
