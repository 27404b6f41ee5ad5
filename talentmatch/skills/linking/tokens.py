"""Cut a text into words that know where they stand in the text as it came in."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from talentmatch.engine.text import MAX_CHARS, WORD, clean
from talentmatch.engine.text import fold as fold_word

fold = lru_cache(100_000)(fold_word)
PLURAL_ABBREVIATION = re.compile(r"[A-Z]{2,}s\Z")  # CAPAs, PLCs
SENTENCE_END = re.compile(r"[\n.;!?|•]")
CLAUSE_END = re.compile(r"[,():]")  # no name goes across these, unless it holds a comma itself
CLUSTER = re.compile("(?s).[\u0300-\u036f]*")
# technicien(ne), opérateur·rice, Techniker:in, opérateur/trice: the mark belongs to the word before it.
GENDER_MARK = re.compile(
    r"(?<=[^\W\d_]{3})(?:\(-?(?:ne|e|trice|rice|euse|ère|in|innen|st|ster|se|sse)s?\)s?"
    r"|[·•*:.](?:ne|e|trice|rice|euse|ère|in|innen)(?:[·•.]?s)?\b|/-?(?:trice|rice|euse|ne|in|innen|ster)\b)"
)


class Token(NamedTuple):
    """A word: its span in the text as it came in, as written, folded (no case, no accents), and where it stands."""

    start: int
    end: int
    written: str
    folded: str
    sentence: int
    clause: int


def folded_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded."""
    words = (_folded(match[0]) for match in WORD.finditer(clean(name)))
    return tuple(word for word in words if word)


def tokenise(text: str) -> list[Token]:
    """Return the words of the first 20,000 characters of a text, in reading order."""
    cleaned, offsets = readable(text)
    marks = {match.start(): match.end() for match in GENDER_MARK.finditer(cleaned)}
    found: list[Token] = []
    sentence, clause, end = 0, 0, 0
    for match in WORD.finditer(cleaned):
        if match.start() < end or not (folded := _folded(match[0])):
            continue
        between = cleaned[end : match.start()]
        sentence += ends_sentence(between)
        clause += ends_sentence(between) or bool(CLAUSE_END.search(between))
        end = marks.get(match.end(), match.end())
        found.append(Token(offsets[match.start()], offsets[end - 1] + 1, match[0], folded, sentence, clause))
    return found


def ends_sentence(between: str) -> bool:
    """Tell whether what stands between two words ends a sentence; the point of 11.10 does not."""
    return between != "." and bool(SENTENCE_END.search(between))


def readable(text: str) -> tuple[str, Sequence[int]]:
    """Return the text composed and without invisible characters, line ends kept, and where each character came from."""
    text = text[:MAX_CHARS]
    cleaned = clean(text)
    if len(cleaned) == len(text) and unicodedata.is_normalized("NFKC", text):
        return "".join("\n" if old == "\n" else new for old, new in zip(text, cleaned, strict=True)), range(len(text))
    return _aligned(text)


def _aligned(text: str) -> tuple[str, list[int]]:
    """Clean a text cluster by cluster: a letter with the accents that follow it."""
    kept: list[str] = []
    offsets: list[int] = []
    for cluster in CLUSTER.finditer(text):
        piece = "\n" if cluster[0] == "\n" else clean(cluster[0])
        kept.append(piece)
        offsets += [min(cluster.start() + at, cluster.end() - 1) for at in range(len(piece))]
    return "".join(kept), offsets


def _folded(word: str) -> str:
    return fold(word[:-1] if PLURAL_ABBREVIATION.match(word) else word)
