"""Tell whether two job titles are one: by their words in any order, whatever their inflection, one typo allowed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from talentmatch.engine.inclusive import neutral
from talentmatch.engine.languages import stem, stop_words
from talentmatch.engine.text import fold, words

LONGEST_TITLE = 12  # words; what is longer is a sentence
SHORTEST_TYPO = 7  # letters; in shorter words another letter is another word
SAME_ENDING = 3  # letters in which a typo never is: journalisme is no journaliste
REMEMBERED = 50_000
PLURALS = ("s", "n", "e", "en", "es", "er")
PAIR_BEGINNING = 3  # letters that agent and agente, both sides of a slash, have in common
COVERED = 0.8  # share of the words of a title that the name of an occupation must have

Held = Mapping[frozenset[str], frozenset[str]]  # words or stems -> occupations


class Title(NamedTuple):
    """The words of a title that carry meaning, folded, each with its stem."""

    words: frozenset[str]
    stems: frozenset[str]


def titles_of(text: str, lang: str) -> tuple[Title, ...]:
    """Return what a text may be read as: the whole, or where a slash parts man and woman, either side.

    None for a text that is no title, because it has no words or more than LONGEST_TITLE.
    """
    plain = neutral(text.casefold(), lang)
    sides = [side.strip() for side in plain.split("/")]
    readings = sides if len(sides) == 2 and _is_pair(*sides) else [plain]
    short = dict.fromkeys(side for side in readings if len(side.split()) <= LONGEST_TITLE)
    return tuple(title for side in short if (title := _title(side, lang)).words)


def _is_pair(one: str, other: str) -> bool:
    """Return whether two titles are man's and woman's: agent technique/agente technique."""
    return len(one.split()) == len(other.split()) and one[:PAIR_BEGINNING] == other[:PAIR_BEGINNING]


def _title(text: str, lang: str) -> Title:
    kept = [forms for word in words(text) if (forms := _forms(word, lang))]
    return Title(frozenset(word for word, _ in kept), frozenset(stemmed for _, stemmed in kept))


@lru_cache(REMEMBERED)
def _forms(word: str, lang: str) -> tuple[str, str] | None:
    """Return a word folded, and its stem; None for a stop word."""
    folded = fold(word)
    return None if folded in stop_words(lang) else (folded, stem(folded, lang))


@dataclass(frozen=True)
class TitleFinder:
    """Find what bears a title in one language; names and their bearers, the preferred names before the others.

    The names of a kind are cut into words when they are first needed, the many others seldom.
    """

    lang: str
    preferred: Iterable[tuple[str, str]]
    others: Iterable[tuple[str, str]]

    def find(self, text: str, *, preferred: bool = False) -> str | None:
        """Return the one that bears a title, exactly or else nearly; None for none, or for several in the same way.

        preferred: whether only preferred names count; a typo is then not seen through.
        """
        readings = titles_of(text, self.lang)
        for names in self._kinds(preferred=preferred):
            for way in (names.exactly, names.by_stems):
                if found := _all(way(title) for title in readings):
                    return _only(found)
        kinds = [*self._kinds(preferred=preferred)]
        misspelt = _nothing if preferred else self._misspelt
        return _only(_all(_by_most_words(title, kinds) or misspelt(title, kinds) for title in readings))

    def _kinds(self, *, preferred: bool) -> Iterator["Names"]:
        yield self._preferred
        if not preferred:
            yield self._others

    def _misspelt(self, title: Title, kinds: Sequence["Names"]) -> frozenset[str]:
        """Return what is named by the title when the one word that no name has is a typo of one that some name has."""
        unknown = [word for word in title.words if word not in self._words]
        if len(unknown) != 1 or len(unknown[0]) < SHORTEST_TYPO:
            return frozenset()
        typo = unknown[0]
        near = process.extract(typo, [*self._words], scorer=OSA.distance, score_cutoff=1, limit=None)
        meant = [
            title.words - {typo} | {word}
            for word, _, _ in near
            if word[0] == typo[0] and word[-SAME_ENDING:] == typo[-SAME_ENDING:]
        ]
        return _all(names.words.get(one, frozenset()) for one in meant for names in kinds)

    @cached_property
    def _preferred(self) -> "Names":
        return gather_names(self.preferred, self.lang)

    @cached_property
    def _others(self) -> "Names":
        return gather_names(self.others, self.lang)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Return every word of a name."""
        return _all((*self._preferred.words, *self._others.words))


@dataclass(frozen=True)
class Names:
    """Hold what bears a name, by its words and by its stems."""

    words: Held
    stems: Held

    def exactly(self, title: Title) -> frozenset[str]:
        """Return what bears these very words."""
        return self.words.get(title.words, frozenset())

    def by_stems(self, title: Title) -> frozenset[str]:
        """Return what bears these words in another inflection; a word alone in another number only.

        Biologie and biologiste are one stem in French, and a subject is no occupation.
        """
        found = self.stems.get(title.stems, frozenset())
        if len(title.words) > 1 or not found:
            return found
        (word,) = title.words
        others = {word.removesuffix(ending) for ending in PLURALS} | {word + ending for ending in PLURALS}
        return _all(self.words.get(frozenset({other}), frozenset()) for other in others) & found


def _by_most_words(title: Title, kinds: Sequence[Names]) -> frozenset[str]:
    """Return what is named by the title but for few of its words: senior, or where."""
    spare = int(len(title.stems) * (1 - COVERED) + 1e-9)
    shorter = [title.stems - {left_out} for left_out in title.stems] if spare else []
    return _all(names.stems.get(stems, frozenset()) for stems in shorter for names in kinds)


def _nothing(_title: Title, _kinds: Sequence[Names]) -> frozenset[str]:
    return frozenset()


def _all(found: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*found)


def _only(found: frozenset[str]) -> str | None:
    return min(found) if len(found) == 1 else None


def gather_names(names: Iterable[tuple[str, str]], lang: str) -> Names:
    """Gather names by words and by stems."""
    by_words, by_stems = defaultdict[frozenset[str], set[str]](set), defaultdict[frozenset[str], set[str]](set)
    for name, bearer in names:
        for title in titles_of(name, lang):
            by_words[title.words].add(bearer)
            by_stems[title.stems].add(bearer)
    return Names(*({key: frozenset(found) for key, found in held.items()} for held in (by_words, by_stems)))
