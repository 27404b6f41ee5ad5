"""Take a vacancy apart: its sentences, and whether each stands under a heading for what is only wished for."""

import re
from collections.abc import Callable, Iterator
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
MUST = re.compile(
    r"\b(?:vereist|noodzakelijk|onmisbaar|must|verplicht|requise?s?|exigée?s?|indispensable|nécessaire|obligatoire"
    r"|required|mandatory|essential)\b",
    re.IGNORECASE,
)
AND = re.compile(r"\b(?:en|of|et|ou|and|or)\b|/", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:()]|\b(?:maar|mais|but)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a vacancy; ``under_wish``: whether the heading above it says that all this is only welcome."""

    text: str
    under_wish: bool

    @property
    def clauses(self) -> list[str]:
        """Return the parts between commas and the like."""
        return CLAUSE.split(self.text)

    def wishes(self, holds: Callable[[str], bool]) -> bool:
        """Return whether what ``holds`` finds is only welcome, as LIMS is in "HPLC, and LIMS is a plus".

        A wish counts for the whole sentence where it stands at the beginning or ends a list ("SAP or LIMS is a plus"),
        but for what the sentence says is required, and else for its own clause.
        """
        if self.under_wish:
            return True
        clauses = self.clauses
        said = [at for at, clause in enumerate(clauses) if PLUS.search(clause)]
        if said and (said[0] == 0 or AND.search(clauses[said[0]])):
            return not any(MUST.search(clause) and not PLUS.search(clause) for clause in clauses if holds(clause))
        return any(holds(clauses[at]) for at in said)


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
        yield from (Sentence(found.strip(), wished) for found in SENTENCE.findall(plain))


def is_heading(plain: str, line: str) -> bool:
    """Return whether a line announces what follows: short, no item of a list, and with a colon or without an end."""
    short = len(plain) <= LONGEST_HEADING and BULLET.match(line) is None
    return short and (plain.endswith(":") or plain[-1] not in ".!?;,") and ": " not in plain
