"""Take a vacancy apart: its sentences, and whether each stands under a heading for what is only wished for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE = re.compile(r"(?:[^.!?;]|[.!?;](?=\S))+[.!?;]*")
BULLET = re.compile(r"^[\s\-–—•·*◦▪>]+")
LONGEST_HEADING = 60
# Words that say that something is welcome and not asked for.
PLUS = re.compile(
    r"\b(?:een plus(?:punt)?|pluspunt(?:en)?|plus ?punten|troe(?:f|ven)|meerwaarde|mooi meegenomen|bij voorkeur"
    r"|geen must|geen vereiste|nice[ -]to[ -]haves?|un plus|des plus|atouts?|est un avantage|de préférence|idéalement"
    r"|souhaité(?:e|s|es)?|pas indispensable|non requis|a plus|an asset|an advantage|a bonus|preferred|preferably"
    r"|ideally|desirable|not required|would be welcome|is een voordeel|strekt tot aanbeveling)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a vacancy; ``wished``: whether it, or the heading above it, says that this is only welcome."""

    text: str
    wished: bool


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a vacancy in their order, each without the sign of a list before it."""
    return list(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    wished = False
    for line in text.splitlines():
        plain = BULLET.sub("", line).strip()
        if not plain:
            continue
        if is_heading(plain, line):
            wished = PLUS.search(plain) is not None
        for found in SENTENCE.findall(plain):
            sentence = found.strip()
            yield Sentence(sentence, wished or PLUS.search(sentence) is not None)


def is_heading(plain: str, line: str) -> bool:
    """Return whether a line announces what follows: short, no item of a list, and with a colon or without an end."""
    short = len(plain) <= LONGEST_HEADING and BULLET.match(line) is None
    return short and (plain.endswith(":") or plain[-1] not in ".!?;,") and ": " not in plain
