"""The programmes that fit the words, and which of them pass the filters: to list them, and to count each filter."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from talentmatch.engine.postings import Ints
from talentmatch.matching.fact_columns import NAMES
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import Order
from talentmatch.matching.places import Area
from talentmatch.matching.search.passing import area_filter, passing
from talentmatch.matching.search.request import SearchRequest

UNKNOWN = ""  # the value under which programmes are counted that say nothing about a facet


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet with the number of results it would give beside the other filters."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Found:
    """The programmes that fit in their order, and the area in which they are looked for."""

    loaded: Loaded
    order: Order
    request: SearchRequest
    area: Area | None

    def passing(self) -> Order:
        """Return those that pass all filters."""
        return self._those(self._filters)

    def without(self, name: str, value: str = "") -> int:
        """Return how many would pass without one value of a filter, or without the whole filter."""
        left = self._filters.get(name, frozenset()) - {value} if value else frozenset()
        others = {key: values for key, values in self._filters.items() if key != name}
        return len(self._those({**others, name: left} if left else others))

    def values_of(self, facet: str) -> tuple[FacetValue, ...]:
        """Return the values of a facet, counted beside the other filters: its own ticks do not empty it."""
        chosen = self.request.chosen.get(facet, frozenset())
        others = {name: values for name, values in self._filters.items() if name != facet}
        alike = others == self._filters
        numbers = self._passing_numbers if alike else self._those(others).numbers
        unknown = int(passing(self.loaded, {facet: frozenset()}, self.request.today)[numbers].sum())
        counts = self._counts(facet, numbers, alike=alike) | ({UNKNOWN: unknown} if unknown else {})
        shown = sorted(counts.keys() | set(chosen), key=lambda value: (-counts.get(value, 0), value))
        return tuple(FacetValue(value, counts.get(value, 0), value in chosen) for value in shown)

    @cached_property
    def _filters(self) -> dict[str, Set[str]]:
        chosen: dict[str, Set[str]] = {name: values for name, values in self.request.chosen.items() if values}
        return chosen | area_filter(self.area)

    @cached_property
    def _passing_numbers(self) -> Ints:
        return self.passing().numbers

    @cached_property
    def _all_counts(self) -> dict[str, dict[str, int]]:
        return self.loaded.index.counts(self._passing_numbers)

    def _those(self, allowed: Mapping[str, Set[str]]) -> Order:
        return self.order.marked(passing(self.loaded, allowed, self.request.today))

    def _counts(self, facet: str, numbers: Ints, *, alike: bool) -> dict[str, int]:
        if facet in NAMES:
            return self.loaded.columns.counts(facet, numbers, self.request.today)
        return (self._all_counts if alike else self.loaded.index.counts(numbers)).get(facet, {})
