"""Read where a vacancy places the job: towns of the catalogue and regions of the country."""

import re
from collections.abc import Mapping

CUE = (
    r"(?:in|te|regio|omgeving|standplaats|locatie|plaats|werkplaats|vestiging|site|gelegen|à|a|lieu(?: de travail)?"
    r"|région|située?|basée?|at|near|location|workplace|based in|nabij|près de|from)"
)
LINK = r"(?:(?:de|van|of|onze site in|our site in) |d['’])?"
REGIONS = {
    "flanders": re.compile(r"\b(?:vlaanderen|vlaamse gewest|flandres?|flanders)\b", re.IGNORECASE),
    "wallonia": re.compile(r"\b(?:wallonië|wallonie|région wallonne|waals gewest|wallonia)\b", re.IGNORECASE),
    "brussels": re.compile(
        r"\b(?:brussels hoofdstedelijk gewest|région de bruxelles(?:-capitale)?|brussels(?:-capital)? region)\b",
        re.IGNORECASE,
    ),
}


def read_towns(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the identifiers of towns that stand after a word of place, in their order; ``names``: identifier by name.

    A name stands with a capital and as a whole, and the longest one counts: Braine-l'Alleud is no Braine.
    """
    if not names:
        return ()
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    said = re.compile(rf"(?<!\w)(?i:{CUE})\s*:?\s+{LINK}(?P<name>{any_name})(?![\w-])")
    listed = re.compile(rf"\s*(?:,|/|&|en|et|and|of|ou|or)\s+(?P<name>{any_name})(?![\w-])")
    found: list[str] = []
    for first in said.finditer(text):
        match: re.Match[str] | None = first
        while match is not None:
            found.append(names[match["name"]])
            match = listed.match(text, match.end())
    return tuple(dict.fromkeys(found))


def read_region(text: str) -> str | None:
    """Return the one region that a text names; None for none or several."""
    found = [region for region, said in REGIONS.items() if said.search(text)]
    return found[0] if len(found) == 1 else None
