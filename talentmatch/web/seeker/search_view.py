"""What the search page shows around its results: filters, those that are on, and the order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.matching.search import FACETS, SORTS, FacetValue, SearchPage
from talentmatch.web.cards import RankedView
from talentmatch.web.formats import local_number
from talentmatch.web.names import name_of, sentence
from talentmatch.web.seeker.search_links import SearchLinks
from talentmatch.web.shown import place_name, plain

LONG_LIST = 12
MEANINGS = {
    "level": N_(
        "Introductory: to begin or to discover. Operator, technician, management: for that work. Continuing education: "
        "for people who work already. The others are the school or the degree."
    ),
    "kind": N_("A training line is an offer by theme or audience, not a bookable course."),
}
IN_ORDER = ("level", "start", "price", "duration")  # facets whose values go from little to much


@dataclass(frozen=True)
class Option:
    """A value of a filter, to tick."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    """A filter with its options, how many results say nothing about it, and what its words mean where that helps."""

    name: str
    label: str
    options: tuple[Option, ...]
    unknown: int
    long: bool
    meaning: str = ""


@dataclass(frozen=True)
class FilterTag:
    """A filter that is on, with the address of the same search without it, and what an empty list would then hold."""

    label: str
    value: str
    without: str
    freed: int = 0


@dataclass(frozen=True)
class SortOption:
    """An order of the results; without an address it cannot be chosen now."""

    name: str
    label: str
    address: str
    chosen: bool


def filter_groups(page: SearchPage) -> list[FilterGroup]:
    """Return the filters with the number of results that each value would give."""
    return [_group(name, values, page.provider_names) for name, values in page.facets.items()]


def _group(name: str, values: tuple[FacetValue, ...], providers: Mapping[str, str]) -> FilterGroup:
    options = [
        Option(value.value, value_label(name, value.value, providers), value.count, value.chosen)
        for value in values
        if value.value
    ]
    if name in IN_ORDER:
        options.sort(key=lambda option: FACETS[name].index(option.value))
    if name == "provider":
        options.sort(key=lambda option: option.label.casefold())
    unknown = sum(value.count for value in values if not value.value)
    long, meaning = len(options) > LONG_LIST, _(MEANINGS[name]) if name in MEANINGS else ""
    return FilterGroup(name, name_of("facet", name), tuple(options), unknown, long, meaning)


def filter_tags(page: SearchPage) -> list[FilterTag]:
    """Return the filters that are on, each with the way to remove it."""
    links, chosen = SearchLinks(page.request), page.request.chosen
    return [
        FilterTag(
            label=name_of("facet", name),
            value=value_label(name, value, page.provider_names),
            without=links.without((name, value)),
            freed=page.freed.filters.get((name, value), 0),
        )
        for name in FACETS
        for value in sorted(chosen.get(name, ()))
    ]


def value_label(facet: str, value: str, providers: Mapping[str, str]) -> str:
    """Return the words for a value of a filter."""
    return providers.get(value, value) if facet == "provider" else sentence(name_of(facet, value))


def sort_options(page: SearchPage) -> list[SortOption]:
    """Return the orders of the results; that by distance needs a town."""
    links, placed = SearchLinks(page.request), page.area is not None and page.area.place is not None
    return [
        SortOption(
            name=name,
            label=name_of("sort", name),
            address="" if name == "distance" and not placed else links.sorted_by(name),
            chosen=name == page.request.sort,
        )
        for name in SORTS
    ]


def with_distances(page: SearchPage, results: Sequence[RankedView]) -> list[RankedView]:
    """Return the results with the distance from the town that was asked, after the place of each."""
    return [_with_distance(page, item) for item in results]


def _with_distance(page: SearchPage, item: RankedView) -> RankedView:
    km = page.distances.get(item.view.card.programme.id)
    if km is None or round(km) < 1 or page.area is None or page.area.place is None:
        return item
    town = place_name(page.area.place)
    told = plain(_("%(km)s km from %(town)s", km=local_number(round(km), 0), town=town))
    first, second, *others = item.view.facts
    return replace(item, view=replace(item.view, facts=(first, second, told, *others)))
