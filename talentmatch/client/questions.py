"""Questions that are worked out: searches, rankings, gaps, ways, the skills of a text, supply and demand."""

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from pydantic_core import to_jsonable_python

from talentmatch.client.filters import BalanceFilters, GapAsked, MatchAsked, SearchFilters, WayAsked
from talentmatch.client.transport import Transport
from talentmatch.interface import figures, results


class Questions:
    """Ask; nothing that is sent is kept by the server."""

    _transport: Transport

    def search(self, q: str = "", **filters: Unpack[SearchFilters]) -> figures.Found:
        """Return one page of a search for programmes, with the counts of all filters."""
        return self._transport.get(figures.Found, "/search", {"q": q, **filters})

    def suggest(self, q: str = "", *, where: str = "") -> list[figures.Suggestion]:
        """Return names that go on from what was typed; with ``where`` the names of towns."""
        return self._transport.get(figures.Suggestions, "/suggest", {"q": q, "where": where}).items

    def balance(self, **filters: Unpack[BalanceFilters]) -> figures.Balance:
        """Return supply and demand, skill by skill; None hides what too few companies stand behind."""
        return self._transport.get(figures.Balance, "/balance", filters)

    def match(self, **asked: Unpack[MatchAsked]) -> results.Matched:
        """Return the programmes ranked for a text, a job profile or skills, each with why and what is missing."""
        return self._transport.ask(results.Matched, "/match", as_json(asked))

    def match_many(self, profiles: Sequence[str], limit: int = 5) -> results.ManyMatched:
        """Return the programmes ranked for each of at most 500 job profiles, by identifiers."""
        body = as_json({"profiles": profiles, "limit": limit})
        return self._transport.ask(results.ManyMatched, "/match/many", body)

    def gap(self, **asked: Unpack[GapAsked]) -> results.Gap:
        """Return what is held and what is missing for a job profile or for skills."""
        return self._transport.ask(results.Gap, "/gap", as_json(asked))

    def pathway(self, **asked: Unpack[WayAsked]) -> results.Pathway:
        """Return the best way to what is missing, the others beside it, and the languages that it takes."""
        return self._transport.ask(results.Pathway, "/pathway", as_json(asked))

    def link(self, text: str, text_lang: str | None = None) -> results.Linked:
        """Return the skills that a text names; ``text_lang``: in which it is written, recognised without it."""
        return self._transport.ask(results.Linked, "/link", as_json({"text": text, "lang": text_lang}))


def as_json(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return a question in values of JSON, without what is None."""
    return {name: to_jsonable_python(value) for name, value in asked.items() if value is not None}
