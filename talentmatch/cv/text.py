"""The text of a CV as it is worked on: without the blanks that a layout leaves, and no longer than a CV can be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_CHARACTERS = 50_000
MOST_RAW = 4 * MOST_CHARACTERS  # before the blanks go; nothing is gathered beyond
BLANKS = re.compile(r"[^\S\n]+")
LINE_ENDS = re.compile(r" ?\n ?")
EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Reading:
    """The text of a CV; ``cut``: whether it went on beyond what is read."""

    text: str
    cut: bool = False


def tidy(text: str, *, cut: bool = False) -> Reading:
    """Return a text with single blanks and at most one empty line in a row, cut after MOST_CHARACTERS."""
    lines = LINE_ENDS.sub("\n", BLANKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    plain = EMPTY_LINES.sub("\n\n", lines).strip()
    return Reading(plain[:MOST_CHARACTERS], cut or len(plain) > MOST_CHARACTERS)


def gather(parts: Iterable[str]) -> Reading:
    """Join parts of a text until there is more than can be used; the rest is never read."""
    found: list[str] = []
    size = 0
    for part in parts:
        found.append(part)
        size += len(part)
        if size > MOST_RAW:
            return tidy("".join(found)[:MOST_RAW], cut=True)
    return tidy("".join(found))
