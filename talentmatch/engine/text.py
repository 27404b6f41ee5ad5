"""Clean a text and cut it into words, the same way for documents and queries of every language."""

import re
import unicodedata
from functools import lru_cache

MAX_CHARS = 20_000
MAX_WORD = 40
REMEMBERED = 50_000
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
ELISION = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=\w)|['’](?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")


def clean(text: str) -> str:
    """Return the first MAX_CHARS characters, composed (NFKC), without what nobody can read."""
    visible = INVISIBLE.sub("", text[:MAX_CHARS])
    return unicodedata.normalize("NFKC", UNREADABLE.sub(" ", visible))[:MAX_CHARS]


def words(text: str) -> list[str]:
    """Cut a text into words: lower case, except what stands in capitals, such as GMP."""
    return [shape(word[:MAX_WORD]) for word in WORD.findall(ELISION.sub(" ", clean(text)))]


def shape(word: str) -> str:
    """Lower a word unless it looks like an abbreviation: ICH and IT are not the pronouns ich and it."""
    return word if len(word) > 1 and word.isupper() else word.casefold()


@lru_cache(REMEMBERED)
def fold(word: str) -> str:
    """Strip case and accents, so that epidemiologie finds épidémiologie."""
    if word.isascii():  # nothing to take apart, and most words are
        return word.casefold()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
