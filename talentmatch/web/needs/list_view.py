"""What the list of needs shows around its results: links, filters with counts, and the filters that are on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from talentmatch.employers.public_filters import FACETS
from talentmatch.employers.public_list import UNKNOWN, NeedPage, NeedRequest
from talentmatch.i18n import choose_text, current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.bridge import OccupationBridge
from talentmatch.models import Skill
from talentmatch.web.names import name_of, sentence
from talentmatch.web.needs.words import shift_words
from talentmatch.web.seeker.search_view import LONG_LIST, FilterGroup, FilterTag, Option
from talentmatch.web.shown import skill_name

MOST_OPTIONS = 15
Pair = tuple[str, str]


@dataclass(frozen=True)
class NeedLinks:
    """Addresses that differ from the present list in one thing; each starts at the first page."""

    request: NeedRequest

    def pairs(self) -> list[Pair]:
        """Return the list as the names and values of its address."""
        order = self.request.order if self.request.order != "newest" else ""
        texts = [("q", self.request.title), ("sort", order)]
        chosen = [(name, value) for name, values in self.request.chosen.items() for value in sorted(values)]
        return [pair for pair in texts if pair[1]] + chosen

    def without(self, *removed: Pair) -> str:
        """Return the address without some of the values."""
        return _address("needs_list.needs", [pair for pair in self.pairs() if pair not in removed])

    def without_text(self) -> str:
        """Return the address without the words searched for."""
        return self.without(("q", self.request.title))

    def without_filters(self) -> str:
        """Return the address without any filter."""
        return _address("needs_list.needs", [pair for pair in self.pairs() if pair[0] in ("q", "sort")])

    def page(self, number: int) -> str:
        """Return the address of another page."""
        return _address("needs_list.needs", self.pairs() + ([("page", str(number))] if number > 1 else []))

    def feed(self) -> str:
        """Return the address of the feed of this list."""
        return _address("need_feeds.of_list", [pair for pair in self.pairs() if pair[0] != "sort"])


def _address(endpoint: str, pairs: list[Pair]) -> str:
    query = urlencode(pairs)
    return url_for(endpoint) + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Labels:
    """The words for the values of the filters, from what was loaded for this page."""

    skills: Mapping[str, Skill]
    companies: Mapping[str, str]
    bridge: OccupationBridge

    def of(self, facet: str, value: str) -> str:
        """Return the words for a value; one without words stands for itself."""
        found: Mapping[str, Callable[[str], str]] = {
            "skill": lambda name: skill_name(self.skills[name]) if name in self.skills else name,
            "company": lambda name: self.companies.get(name, name),
            "occupation": self._occupation,
            "shift": shift_words,
        }
        return found[facet](value) if facet in found else sentence(name_of(facet, value))

    def _occupation(self, uri: str) -> str:
        title = choose_text(self.bridge.titles(uri), current_language())
        return title.text if title else uri


def shown_values(page: NeedPage, facet: str) -> list[str]:
    """Return the values of a filter that the page offers: the most frequent ones, and those that are ticked."""
    known = [value for value in page.facets[facet] if value != UNKNOWN][:MOST_OPTIONS]
    return [*known, *sorted(page.request.chosen.get(facet, frozenset()) - set(known))]


def filter_groups(page: NeedPage, labels: Labels) -> list[FilterGroup]:
    """Return the filters with the number of needs that each value would give."""
    return [_group(page, name, labels) for name in FACETS]


def _group(page: NeedPage, name: str, labels: Labels) -> FilterGroup:
    counts, chosen = page.facets[name], page.request.chosen.get(name, frozenset())
    options = tuple(
        Option(value, labels.of(name, value), counts.get(value, 0), value in chosen)
        for value in shown_values(page, name)
    )
    unknown = counts.get(UNKNOWN, 0) if FACETS[name].keeps_unknown else 0
    return FilterGroup(name, _(FACETS[name].label), options, unknown, len(options) > LONG_LIST)


def filter_tags(request: NeedRequest, labels: Labels) -> list[FilterTag]:
    """Return the filters that are on, each with the way to remove it."""
    links = NeedLinks(request)
    return [
        FilterTag(_(FACETS[name].label), labels.of(name, value), links.without((name, value)))
        for name, value in _ticked(request)
    ]


def _ticked(request: NeedRequest) -> Iterable[Pair]:
    return [(name, value) for name in FACETS for value in sorted(request.chosen.get(name, ()))]
