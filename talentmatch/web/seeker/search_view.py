"""What the search page shows around its results: links, filters, and the filters that are on."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from talentmatch.matching.search import FacetValue, SearchPage, SearchRequest
from talentmatch.web.names import FACET, name_of, sentence

LONG_LIST = 12
Pair = tuple[str, str]


@dataclass(frozen=True)
class Option:
    """A value of a filter, to tick."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    """A filter with its options, and how many results say nothing about it."""

    name: str
    label: str
    options: tuple[Option, ...]
    unknown: int
    long: bool


@dataclass(frozen=True)
class FilterTag:
    """A filter that is on, with the address of the same search without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True)
class SearchLinks:
    """Addresses that differ from the present search in one thing; each starts at the first page."""

    request: SearchRequest

    def pairs(self) -> list[Pair]:
        """Return the search as the names and values of its address."""
        texts = [("q", self.request.what), ("where", self.request.where)]
        chosen = [(name, value) for name, values in self.request.chosen.items() for value in sorted(values)]
        return [pair for pair in texts if pair[1]] + chosen

    def without(self, *removed: Pair) -> str:
        """Return the address without some of the values."""
        return _address([pair for pair in self.pairs() if pair not in removed])

    def without_text(self) -> str:
        """Return the address without the words searched for."""
        return self.without(("q", self.request.what))

    def without_place(self) -> str:
        """Return the address without the place."""
        return self.without(("where", self.request.where))

    def without_filters(self) -> str:
        """Return the address without any filter."""
        return _address([pair for pair in self.pairs() if pair[0] in ("q", "where")])

    def in_place(self, name: str) -> str:
        """Return the address with another place."""
        return _address([*(pair for pair in self.pairs() if pair[0] != "where"), ("where", name)])

    def page(self, number: int) -> str:
        """Return the address of another page."""
        return _address(self.pairs() + ([("page", str(number))] if number > 1 else []))

    def feed(self) -> str:
        """Return the address of the feed of this search."""
        return _address(self.pairs(), "feeds.of_search")


def _address(pairs: list[Pair], endpoint: str = "search.search") -> str:
    query = urlencode(pairs)
    return url_for(endpoint) + (f"?{query}" if query else "")


def filter_groups(page: SearchPage) -> list[FilterGroup]:
    """Return the filters with the number of results that each value would give."""
    return [_group(name, values, page.provider_names) for name, values in page.facets.items()]


def _group(name: str, values: tuple[FacetValue, ...], providers: Mapping[str, str]) -> FilterGroup:
    options = [
        Option(value.value, value_label(name, value.value, providers), value.count, value.chosen)
        for value in values
        if value.value
    ]
    if name == "provider":
        options.sort(key=lambda option: option.label.casefold())
    unknown = sum(value.count for value in values if not value.value)
    return FilterGroup(name, name_of("facet", name), tuple(options), unknown, len(options) > LONG_LIST)


def filter_tags(request: SearchRequest, providers: Mapping[str, str]) -> list[FilterTag]:
    """Return the filters that are on, each with the way to remove it."""
    links = SearchLinks(request)
    return [
        FilterTag(name_of("facet", name), value_label(name, value, providers), links.without((name, value)))
        for name in FACET
        for value in sorted(request.chosen.get(name, ()))
    ]


def value_label(facet: str, value: str, providers: Mapping[str, str]) -> str:
    """Return the words for a value of a filter."""
    return providers.get(value, value) if facet == "provider" else sentence(name_of(facet, value))
