"""Suggest how to go on from what somebody began to type: names of the catalogue, and towns."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from talentmatch.engine.text import fold
from talentmatch.matching.names import KINDS, Name
from talentmatch.matching.places import PlaceFinder

SHORTEST = 3  # characters, from which on something is suggested
LONGEST = 100
MOST = 8
OF_A_KIND = 4
TOWNS = 6


@dataclass(frozen=True)
class Suggestion:
    """A name that goes on from what was typed; ``start`` and ``end``: where in it that stands, in characters."""

    name: Name
    start: int
    end: int


class Completer:
    """Hold all names ready to be looked up by the beginning of any of their words. Immutable once built."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple((_folded(name.text), name) for name in names)

    def complete(self, typed: str, lang: str) -> list[Suggestion]:
        """Return the best names for what was typed, one of each record, in the reader's language where it can be."""
        begun = _asked(typed)
        hits = [(name, at) for folded, name in self._names if begun and (at := _word_at(folded, begun)) >= 0]
        hits.sort(
            key=lambda hit: (hit[1] > 0, hit[0].lang not in (lang, ""), KINDS.index(hit[0].kind), len(hit[0].text))
        )
        best: dict[tuple[str, str], Suggestion] = {}
        for name, at in hits:
            best.setdefault((name.kind, name.id), Suggestion(name, *_span(name.text, at, len(begun))))
        return _mixed(_without_repeats(best.values()))[:MOST]


def complete_place(places: PlaceFinder, typed: str) -> list[Suggestion]:
    """Return the towns, by any name or postcode, that go on from what was typed."""
    begun = _asked(typed)
    names = places.beginning(begun) if begun else []
    found = (Suggestion(Name("place", "", "", name), *_span(name, 0, len(begun))) for name in names)
    return _without_repeats(found)[:TOWNS]


def _mixed(found: list[Suggestion]) -> list[Suggestion]:
    """Return suggestions with no more than OF_A_KIND of a kind before those of the others have had their turn."""
    seen: Counter[str] = Counter()
    turns: list[bool] = []
    for one in found:
        turns.append(seen[one.name.kind] >= OF_A_KIND)
        seen[one.name.kind] += 1
    return [one for late in (False, True) for one, is_late in zip(found, turns, strict=True) if is_late is late]


def _asked(typed: str) -> str:
    begun = _folded(" ".join(typed.split()))
    return begun if SHORTEST <= len(begun) <= LONGEST else ""


def _folded(text: str) -> str:
    return fold(text).replace("-", " ").replace("’", "'")


def _word_at(folded: str, begun: str) -> int:
    """Return where a word begins with what was typed; -1 when none does."""
    return 0 if folded.startswith(begun) else folded.find(f" {begun}") + 1 or -1


def _span(text: str, at: int, length: int) -> tuple[int, int]:
    """Return where a stretch of a folded text stands in the text as it is written."""
    places = list(_places(text))
    return (places[at], places[at + length - 1] + 1) if at + length <= len(places) else (0, 0)


def _places(text: str) -> Iterator[int]:
    for number, char in enumerate(text):
        yield from [number] * len(_folded(char))


def _without_repeats(found: Iterable[Suggestion]) -> list[Suggestion]:
    return list({_folded(one.name.text): one for one in reversed(list(found))}.values())[::-1]
