"""Addresses of searches: each differs from the present one in one thing, and starts at the first page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from talentmatch.matching.search import RELEVANCE, USUAL_RADIUS, SearchRequest

WORDS = ("q", "where")
Pair = tuple[str, str]


@dataclass(frozen=True)
class SearchLinks:
    """The addresses around a search."""

    request: SearchRequest

    def pairs(self) -> list[Pair]:
        """Return the search as the names and values of its address; what is usual is left out."""
        request = self.request
        texts = [("q", request.what), ("where", request.where)]
        chosen = [(name, value) for name, values in request.chosen.items() for value in sorted(values)]
        radius = [("radius", str(request.radius))] if request.radius != USUAL_RADIUS else []
        sort = [("sort", request.sort)] if request.sort != RELEVANCE else []
        exact = [("exact", "1")] if request.exact else []
        return [pair for pair in texts if pair[1]] + chosen + radius + sort + exact

    def without(self, *removed: Pair) -> str:
        """Return the address without some of the values."""
        return _address([pair for pair in self.pairs() if pair not in removed])

    def without_text(self) -> str:
        """Return the address without the words searched for."""
        return self._with("q")

    def without_place(self) -> str:
        """Return the address without the place."""
        return self._with("where")

    def without_filters(self) -> str:
        """Return the address without any filter; the order stays."""
        kept = (*WORDS, "sort", "exact")
        return _address([pair for pair in self.pairs() if pair[0] in kept])

    def in_place(self, name: str) -> str:
        """Return the address with another place."""
        return self._with("where", name)

    def sorted_by(self, name: str) -> str:
        """Return the address with another order."""
        return self._with("sort", "" if name == RELEVANCE else name)

    def as_typed(self) -> str:
        """Return the address of the search for the very words that were typed."""
        return self._with("exact", "1")

    def page(self, number: int) -> str:
        """Return the address of another page."""
        return _address(self.pairs() + ([("page", str(number))] if number > 1 else []))

    def feed(self) -> str:
        """Return the address of the feed of this search."""
        return _address(self.pairs(), "feeds.of_search")

    def _with(self, name: str, value: str = "") -> str:
        others = [pair for pair in self.pairs() if pair[0] != name]
        return _address(others + ([(name, value)] if value else []))


def _address(pairs: list[Pair], endpoint: str = "search.search") -> str:
    query = urlencode(pairs)
    return url_for(endpoint) + (f"?{query}" if query else "")
