"""The word lists by which a person is recognised, and how patterns are applied.

Patterns are written in lower case and meet a text in lower case of the same length: several times as fast as ignoring
case, which counts for a text of many pages.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from talentmatch.engine.languages import LANGUAGES, stop_words
from talentmatch.engine.text import fold

CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁŃŅŇŌŐŒŘŚŞŠȘŢȚŤŪŮŰŲŹŻŽ]"
LETTER = r"[^\W\d_]"
END_OF_WORD = r"(?![^\W_])"
PLACE = (
    rf"{CAPITAL}{LETTER}{{1,30}}"
    rf"(?:[ -](?:{CAPITAL}{LETTER}{{1,30}}|(?:aan|am|de|den|der|du|en|het|la|le|les|lez|op|sous|sur)[ -]{CAPITAL}"
    rf"{LETTER}{{1,30}})|['’]{LETTER}{{1,30}}){{0,3}}"
)
WORD = re.compile(rf"{LETTER}{{2,40}}(?:-{LETTER}{{1,40}}){{0,3}}")
Span = tuple[int, int]
By = str | Callable[[re.Match[str]], str]


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list, without case and accents."""
    path = Path(__file__).parent / "lists" / f"{name}.txt"
    return frozenset(fold(word) for word in path.read_text(encoding="utf-8").split())


@cache
def common_words() -> frozenset[str]:
    """Return the words that are no name in any language: stop words and the words of a CV."""
    return word_list("ordinary").union(*(stop_words(lang) for lang in LANGUAGES))


@lru_cache(50_000)
def folded(word: str) -> str:
    """Return a word without case, accents and a possessive s."""
    return fold(word.removesuffix("'s").removesuffix("’s"))


def lowered(text: str) -> str:
    """Return the text in lower case, with as many characters: İ has two in lower case and stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def words_of(lower: str, wanted: frozenset[str]) -> Iterator[Span]:
    """Yield where the wanted words, without accents, stand in a text."""
    return (match.span() for match in WORD.finditer(lower) if folded(match[0]) in wanted)


def replaced(pattern: re.Pattern[str], by: By, text: str) -> str:
    """Replace what a pattern finds in the lower case of a text; a capital at the beginning stays one."""
    parts, at = [], 0
    for match in pattern.finditer(lowered(text)):
        new = by if isinstance(by, str) else by(match)
        capital = text[match.start() : match.start() + 1].isupper()
        parts += [text[at : match.start()], new[:1].upper() + new[1:] if capital else new]
        at = match.end()
    return "".join([*parts, text[at:]]) if at else text


def cut(text: str, spans: Iterable[Span]) -> str:
    """Take spans, ascending by their start, out of a text; a blank stands for each."""
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts.append(text[at:start])
        at = max(at, end)
    return " ".join([*parts, text[at:]])


def without_announced(announcing: re.Pattern[str], announced: re.Pattern[str], text: str) -> str:
    """Take out what one pattern (in lower case) announces and another (in the case of the text) continues."""
    found = ((match.start(), announced.match(text, match.end())) for match in announcing.finditer(lowered(text)))
    return cut(text, [(start, rest.end()) for start, rest in found if rest])
