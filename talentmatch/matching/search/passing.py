"""Which programmes pass filters: those of the index, and those of the facts of a row."""

from collections.abc import Mapping, Set
from datetime import date

from talentmatch.engine import Filters
from talentmatch.matching.facts import ANYWHERE
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.places import Area

OWN = ("level", "start", "price", "duration")  # facets that are facts of the row, not of the index


def passing_ids(
    loaded: Loaded, allowed: Mapping[str, Set[str]], today: date, *, keep_unknown: bool = True
) -> frozenset[str]:
    """Return the programmes that have an allowed value of every facet; keep_unknown: or say nothing about it."""
    own = {name: values for name, values in allowed.items() if name in OWN}
    others = {name: allowed[name] for name in allowed.keys() - own.keys()}
    ids = loaded.index.passing(Filters(others, keep_unknown))
    return ids & loaded.facts.passing(Filters(own, keep_unknown), today) if own else ids


def area_filter(area: Area | None) -> dict[str, Set[str]]:
    """Return an area as a filter; what is online or for the whole country passes, and so does what names no place."""
    if area and (area.place or area.province):
        return {"place": area.place_ids}
    return {"area": {area.region, *ANYWHERE}} if area and area.region else {}
