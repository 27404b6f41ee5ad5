"""Find the occupations that somebody means, whatever the language, the gender form, the accents and the small typos."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from talentmatch.engine.inclusive import neutral
from talentmatch.engine.text import fold, words
from talentmatch.i18n import LANGUAGES
from talentmatch.matching.experience.occupations import Occupation, shipped_occupations

EITHER_GENDER = re.compile(r" (?:of|ou) ")
MOST = 5
SHORTEST_BEGINNING = 3
SHORTEST_TYPO = 4
SHORTEST_END = 5  # letters of a trade at the end of a Dutch compound: ziekenhuiskok is too short, hulpbakker is not
CLOSE = 0.82
LONGEST_READ = 8  # words in which typos are looked for
EXACT, NAMED, BEGUN, SPELT = 4, 3, 2, 1  # how surely a name is meant, the surest first

Words = tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """One name of an occupation in its language, as folded words."""

    occupation: Occupation
    lang: str
    words: Words


def find_occupations(text: str, lang: str, *, most: int = MOST) -> list[Occupation]:
    """Return the occupations that a text may mean, the surest first; none when no name is near it.

    A name that is the whole text comes first, then one that stands in it, one that it begins, one that is spelt alike.
    The language of the page decides between equals.
    """
    asked = dict.fromkeys(_readings(text, lang))
    names = shipped_names()
    found = [hit for name in names for read in asked if (hit := _rank(name, read, lang))]
    if not found:
        found = [hit for read in asked for hit in _spelt_alike(names, read, lang)]
    ordered = sorted(found, key=lambda hit: (hit[0], hit[1].occupation.id))
    return list({hit[1].occupation.id: hit[1].occupation for hit in ordered}.values())[:most]


@cache
def shipped_names() -> tuple[Name, ...]:
    """Return every name of every shipped occupation once for each language."""
    found = {
        (occupation.id, lang, words): Name(occupation, lang, words)
        for occupation in shipped_occupations()
        for lang in LANGUAGES
        for name in all_names(occupation, lang)
        for words in _readings(name, lang)
    }
    return tuple(found.values())


def all_names(occupation: Occupation, lang: str) -> list[str]:
    """Return the names of an occupation in a language, each gender by itself."""
    return [*_each_gender(occupation.names[lang]), *occupation.synonyms[lang]]


def _each_gender(name: str) -> list[str]:
    """Return employé de banque and employée de banque for "employé ou employée de banque"."""
    first, *others = EITHER_GENDER.split(name)
    shared = others[0].split()[len(first.split()) :] if others else []
    return [" ".join([first, *shared]), *others]


def _readings(text: str, lang: str) -> list[Words]:
    """Return a text as folded words: as it stands, and with its trades in their base form."""
    forms = (text, *(neutral(text, code) for code in dict.fromkeys((lang, *LANGUAGES))))
    return [read for form in forms if (read := tuple(fold(word) for word in words(form)))]


Hit = tuple[tuple[int, int, int, int], Name]


def _rank(name: Name, asked: Words, lang: str) -> Hit | None:
    """Return how surely a name is meant, smaller is surer; None when it is not."""
    if name.words == asked:
        sure = EXACT
    elif any(asked[at : at + len(name.words)] == name.words for at in range(len(asked))):
        sure = NAMED
    elif all(_begins(word, name.words) for word in asked):
        sure = BEGUN
    else:
        return None
    size = len(name.words) if sure == BEGUN else -len(name.words)
    return (-sure, size, name.lang != lang, sum(map(len, name.words))), name


def _begins(word: str, name: Iterable[str]) -> bool:
    return len(word) >= SHORTEST_BEGINNING and any(part.startswith(word) for part in name)


def _spelt_alike(names: Sequence[Name], asked: Words, lang: str) -> list[Hit]:
    """Return the names that are spelt much like some words of the text, or that end one of its compounds."""
    by_text: dict[str, list[Name]] = {}
    for name in names:
        by_text.setdefault(" ".join(name.words), []).append(name)
    long = [text for text in by_text if len(text) >= SHORTEST_TYPO]
    hits: list[Hit] = []
    for piece in _pieces(asked[:LONGEST_READ]):
        close = get_close_matches(piece, long, MOST, CLOSE) or [t for t in long if _ends(piece, t)]
        hits += [
            ((-SPELT, place, name.lang != lang, -len(piece)), name)
            for place, text in enumerate(close)
            for name in by_text[text]
        ]
    return hits


def _pieces(asked: Words) -> list[str]:
    """Return one to three words in a row, long enough to be misspelt."""
    joined = (" ".join(asked[at : at + size]) for size in (3, 2, 1) for at in range(len(asked) - size + 1))
    return [piece for piece in joined if len(piece) >= SHORTEST_TYPO]


def _ends(piece: str, name: str) -> bool:
    return len(name) >= SHORTEST_END and " " not in piece and piece.endswith(name)
