"""The facets of every programme: which pass a set of filters, and how often each value occurs."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

UNKNOWN = ""


@dataclass(frozen=True)
class FacetTable:
    """The values of each facet by programme; a programme that says nothing about a facet passes every filter on it."""

    values: Mapping[str, Mapping[str, Collection[str]]]

    def passes(self, programme_id: str, allowed: Mapping[str, Collection[str]]) -> bool:
        """Return whether a programme has, or may have, an allowed value of each facet."""
        facets = self.values[programme_id]
        return all(not facets.get(name) or not set(facets[name]).isdisjoint(values) for name, values in allowed.items())

    def has(self, programme_id: str, facet: str, values: Collection[str]) -> bool:
        """Return whether a programme is known to have one of these values."""
        return not set(self.values[programme_id].get(facet, ())).isdisjoint(values)

    def count(self, facet: str, programme_ids: Iterable[str]) -> Counter[str]:
        """Count the values of a facet among these programmes; the unknown ones under UNKNOWN."""
        counted: Counter[str] = Counter()
        for programme_id in programme_ids:
            counted.update(self.values[programme_id].get(facet) or [UNKNOWN])
        return counted
