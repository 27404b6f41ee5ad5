"""Which programmes pass filters: those of the index, and those of the facts of a row."""

from collections.abc import Mapping, Set
from datetime import date

from talentmatch.engine import Filters
from talentmatch.engine.segmented import Marks
from talentmatch.matching.fact_columns import NAMES
from talentmatch.matching.facts import ANYWHERE
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.places import Area


def passing(loaded: Loaded, allowed: Mapping[str, Set[str]], today: date, *, keep_unknown: bool = True) -> Marks:
    """Return whether each programme, by number, has an allowed value of every facet.

    keep_unknown: or says nothing about it.
    """
    own = {name: values for name, values in allowed.items() if name in NAMES}
    others = {name: allowed[name] for name in allowed.keys() - own.keys()}
    marks = loaded.index.marks(Filters(others, keep_unknown))
    return marks & loaded.columns.passing(own, today, keep_unknown=keep_unknown) if own else marks


def area_filter(area: Area | None) -> dict[str, Set[str]]:
    """Return an area as a filter; what is online or for the whole country passes, and so does what names no place."""
    if area and (area.place or area.province):
        return {"place": area.place_ids}
    return {"area": {area.region, *ANYWHERE}} if area and area.region else {}
