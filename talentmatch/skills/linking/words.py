"""Single words: their stems, everyday words, parts of compounds, and the word that a misspelt one stands for."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from talentmatch.engine.languages import stem, stop_words
from talentmatch.skills.linking.tokens import fold

HERE = Path(__file__).parent
SHORTEST_TYPO = 6  # letters; in shorter words another letter is another word
SHORTEST_PART, LONGEST_WORD = 4, 40
LINKS = {"nl": ("", "s", "en", "e", "n"), "de": ("", "s", "es", "n", "en", "e")}
Spellings = Mapping[tuple[str, int], tuple[str, ...]]


# valideren, gevalideerd and validatie name one thing, which Snowball's stems do not say.
DERIVED = {
    "nl": re.compile(r"(?:ge)?(\w{4,}?)(?:eren|eert?|eerde?n?|erend|ering|aties?)\Z"),
    "de": re.compile(r"(\w{4,}?)(?:ieren|iert|ierend|ierung|ierungen|ation|ationen)\Z"),
}


@lru_cache(200_000)
def stem_of(word: str, lang: str) -> str:
    """Return the stem of a folded word, "" for a stop word."""
    if word in stop_words(lang):
        return ""
    derived = DERIVED[lang].match(word) if lang in DERIVED else None
    return derived[1] if derived else stem(word, lang)


@cache
def ordinary_words(lang: str) -> frozenset[str]:
    """Return the everyday words that look like an abbreviation or a name, stop words included."""
    lines = (HERE / "ordinary.txt").read_text(encoding="utf-8").splitlines()
    listed = (line.split()[1:] for line in lines if line.startswith(f"{lang} "))
    return stop_words(lang).union(fold(word) for words in listed for word in words)


@cache
def heads(lang: str) -> frozenset[str]:
    """Return words that end compounds and belong to no skill: medewerker, Abteilung."""
    return frozenset(fold(word) for word in (HERE / "heads" / f"{lang}.txt").read_text(encoding="utf-8").split())


def compound_parts(word: str, lang: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Cut a compound into the fewest known parts, without linking letters; () when it is no compound of these."""
    if lang not in LINKS or not 2 * SHORTEST_PART < len(word) <= LONGEST_WORD:
        return ()
    for at in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        if not _known_first(word[:at], lang, known):
            continue
        rest = word[at:]
        if tail := (rest,) if known(rest) else compound_parts(rest, lang, known):
            return (_known_first(word[:at], lang, known), *tail)
    return ()


def _known_first(part: str, lang: str, known: Callable[[str], bool]) -> str:
    bare = (part[: len(part) - len(link)] for link in LINKS[lang] if part.endswith(link))
    return next((first for first in bare if len(first) >= SHORTEST_PART and known(first)), "")


def spellings(words: Iterable[str]) -> Spellings:
    """Arrange words by first letter and length, to find the one that a misspelt word stands for."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in words:
        if len(word) >= SHORTEST_TYPO and word.isalpha():
            found.setdefault((word[0], len(word)), []).append(word)
    return {key: tuple(sorted(listed)) for key, listed in found.items()}


def mended(word: str, known: Spellings, same: Callable[[str], str]) -> str:
    """Return the known word that is one typo away; "" when there is none, or several of different stems (``same``)."""
    if len(word) < SHORTEST_TYPO or not word.isalpha():
        return ""
    near: Collection[str] = [
        found
        for length in (len(word) - 1, len(word), len(word) + 1)
        for found, _, _ in process.extract(
            word, known.get((word[0], length), ()), scorer=OSA.distance, score_cutoff=1, limit=3
        )
    ]
    return min(near) if len({same(found) for found in near}) == 1 else ""
