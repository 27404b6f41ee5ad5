"""Suggest how to go on from what somebody began to type: names of the catalogue, and towns."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from talentmatch.engine.text import fold
from talentmatch.matching.names import KINDS, Name
from talentmatch.matching.places import PlaceFinder

SHORTEST = 3  # characters, from which on something is suggested
LONGEST = 100
MOST = 8
OF_A_KIND = 4
TOWNS = 6
NEW_LINE = "\n"
Hit = tuple[Name, int]  # and where in the folded name the word begins


@dataclass(frozen=True)
class Suggestion:
    """A name that goes on from what was typed; ``start`` and ``end``: where in it that stands, in characters."""

    name: Name
    start: int
    end: int


class Completer:
    """Hold all names ready to be looked up by the beginning of any of their words. Immutable once built.

    The names stand folded in one text, a line each: what was typed is found there at once, however many they are.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = tuple(names)
        lines = [_folded(name.text).replace(NEW_LINE, " ") for name in self._names]
        self._text = NEW_LINE + NEW_LINE.join(lines)
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=1))

    def complete(self, typed: str, lang: str) -> list[Suggestion]:
        """Return the best names for what was typed, one of each record, in the reader's language where it can be."""
        begun = _asked(typed)
        hits = sorted(self._found(begun).items()) if begun else []
        hits.sort(key=lambda hit: self._rank(hit, lang))
        chosen = _mixed((self._names[number], at) for number, at in self._each_once(hits))
        return [Suggestion(name, *_span(name.text, at, len(begun))) for name, at in chosen]

    def _rank(self, hit: tuple[int, int], lang: str) -> tuple[bool, bool, int, int]:
        name = self._names[hit[0]]
        return hit[1] > 0, name.lang not in (lang, ""), KINDS.index(name.kind), len(name.text)

    def _each_once(self, hits: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the best hit of each record, and of what reads alike the first."""
        records, read = set[tuple[str, str]](), set[str]()
        for number, at in hits:
            record = self._names[number].kind, self._names[number].id
            line = self._text[self._starts[number] : self._starts[number + 1] - 1]
            if record not in records and line not in read:
                yield number, at
            records.add(record)
            read.add(line)

    def _found(self, begun: str) -> dict[int, int]:
        """Return the names with a word that begins like this, by number, and where the first such word stands."""
        found: dict[int, int] = {}
        for before in (NEW_LINE, " "):
            place = self._text.find(before + begun)
            while place >= 0:
                number = bisect_right(self._starts, place + 1) - 1
                found.setdefault(number, place + 1 - self._starts[number])
                place = self._text.find(before + begun, place + 1)
        return found


def complete_place(places: PlaceFinder, typed: str) -> list[Suggestion]:
    """Return the towns, by any name or postcode, that go on from what was typed."""
    begun = _asked(typed)
    names = places.beginning(begun) if begun else []
    found = (Suggestion(Name("place", "", "", name), *_span(name, 0, len(begun))) for name in names)
    return _without_repeats(found)[:TOWNS]


def _mixed(hits: Iterable[Hit]) -> list[Hit]:
    """Return the first MOST hits, with no more than OF_A_KIND of a kind before those of the others had their turn."""
    seen: Counter[str] = Counter()
    early, late = list[Hit](), list[Hit]()
    for hit in hits:
        (late if seen[hit[0].kind] >= OF_A_KIND else early).append(hit)
        seen[hit[0].kind] += 1
        if len(early) == MOST:
            break
    return (early + late)[:MOST]


def _asked(typed: str) -> str:
    begun = _folded(" ".join(typed.split()))
    return begun if SHORTEST <= len(begun) <= LONGEST else ""


def _folded(text: str) -> str:
    return fold(text).replace("-", " ").replace("’", "'")


def _span(text: str, at: int, length: int) -> tuple[int, int]:
    """Return where a stretch of a folded text stands in the text as it is written."""
    places = list(_places(text))
    return (places[at], places[at + length - 1] + 1) if at + length <= len(places) else (0, 0)


def _places(text: str) -> Iterator[int]:
    for number, char in enumerate(text):
        yield from [number] * len(_folded(char))


def _without_repeats(found: Iterable[Suggestion]) -> list[Suggestion]:
    return list({_folded(one.name.text): one for one in reversed(list(found))}.values())[::-1]
