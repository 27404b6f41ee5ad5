"""Turn a word into the terms by which it is found: its stem, or the pieces it is made of."""

from collections.abc import Callable
from functools import lru_cache

from talentmatch.engine.languages import stem, stop_words
from talentmatch.engine.text import fold

Terms = Callable[[str, str], tuple[str, ...]]
SHORTEST, LONGEST = 3, 4
REMEMBERED = 50_000


@lru_cache(REMEMBERED)
def stems(word: str, lang: str) -> tuple[str, ...]:
    """Return the stem of a word, without accents; a stop word has none."""
    folded = fold(word)
    if word.islower() and folded in stop_words(lang):
        return ()
    return (stem(folded, lang),)


@lru_cache(REMEMBERED)
def pieces(word: str, lang: str) -> tuple[str, ...]:
    """Return the 3 to 4 characters long pieces of a word, its ends marked by blanks; a stop word has none."""
    folded = fold(word)
    if word.islower() and folded in stop_words(lang):
        return ()
    padded = f" {folded} "
    sizes = range(SHORTEST, min(LONGEST, len(padded)) + 1)
    return tuple(padded[at : at + size] for size in sizes for at in range(len(padded) - size + 1))


def itself(identifier: str, _lang: str) -> tuple[str, ...]:
    """Return an identifier as its own only term."""
    return (identifier,)
