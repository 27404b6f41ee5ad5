"""The programmes that fit the words, and which of them pass the filters: to list them, and to count each filter."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from talentmatch.engine import Match
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.places import Area
from talentmatch.matching.search.passing import OWN, area_filter, passing_ids
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
    """The matches of a search in their order, and the area in which they are looked for."""

    loaded: Loaded
    matches: Sequence[Match]
    request: SearchRequest
    area: Area | None

    def passing(self) -> list[Match]:
        """Return the matches that pass all filters."""
        return self._those(self._ids(self._filters))

    def without(self, name: str, value: str = "") -> int:
        """Return how many would pass without one value of a filter, or without the whole filter."""
        left = self._filters.get(name, frozenset()) - {value} if value else frozenset()
        others = {key: values for key, values in self._filters.items() if key != name}
        return len(self._those(self._ids({**others, name: left} if left else others)))

    def values_of(self, facet: str) -> tuple[FacetValue, ...]:
        """Return the values of a facet, counted beside the other filters: its own ticks do not empty it."""
        chosen = self.request.chosen.get(facet, frozenset())
        others = {name: values for name, values in self._filters.items() if name != facet}
        ids = self._passing_ids if others == self._filters else self._matching(others)
        unknown = ids & self._ids({facet: frozenset()})
        counts = self._counts(facet, ids) | ({UNKNOWN: len(unknown)} if unknown else {})
        shown = sorted(counts.keys() | set(chosen), key=lambda value: (-counts.get(value, 0), value))
        return tuple(FacetValue(value, counts.get(value, 0), value in chosen) for value in shown)

    @cached_property
    def _filters(self) -> dict[str, Set[str]]:
        chosen: dict[str, Set[str]] = {name: values for name, values in self.request.chosen.items() if values}
        return chosen | area_filter(self.area)

    @cached_property
    def _passing_ids(self) -> frozenset[str]:
        return self._matching(self._filters)

    def _matching(self, allowed: Mapping[str, Set[str]]) -> frozenset[str]:
        return frozenset(match.id for match in self._those(self._ids(allowed)))

    @cached_property
    def _all_counts(self) -> dict[str, dict[str, int]]:
        return self.loaded.index.facet_counts(self._passing_ids)

    def _those(self, ids: Collection[str]) -> list[Match]:
        return [match for match in self.matches if match.id in ids]

    def _ids(self, allowed: Mapping[str, Set[str]]) -> frozenset[str]:
        return passing_ids(self.loaded, allowed, self.request.today)

    def _counts(self, facet: str, ids: Collection[str]) -> dict[str, int]:
        if facet in OWN:
            return self.loaded.facts.counts(facet, ids, self.request.today)
        counts = self._all_counts if ids is self._passing_ids else self.loaded.index.facet_counts(ids)
        return counts.get(facet, {})
