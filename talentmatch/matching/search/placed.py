"""See that somebody typed a town among the words: "labo gent" looks for a lab in Gent."""

from dataclasses import dataclass

from talentmatch.engine.text import fold
from talentmatch.matching.places import PlaceFinder

LONGEST_NAME = 3  # words
SHORTEST = 4  # letters; a shorter name, such as Mol, needs a word like "in" before it
JOINING = frozenset(["in", "te", "bij", "rond", "nabij", "a", "dans", "pres", "de", "near", "around", "at", "en"])


@dataclass(frozen=True)
class Placed:
    """A search text taken apart: what is looked for, and the town at its end."""

    what: str
    where: str


def placed(text: str, places: PlaceFinder) -> Placed | None:
    """Return a text that ends in the name of a town, taken apart; None for any other, or one that is only a town."""
    parts = text.split()
    for length in range(LONGEST_NAME, 0, -1):
        rest, name = parts[:-length], " ".join(parts[-length:])
        joined = bool(rest) and fold(rest[-1]) in JOINING
        if rest and (joined or len(name) >= SHORTEST) and places.has_town(name):
            while rest and fold(rest[-1]) in JOINING:
                rest.pop()
            return Placed(" ".join(rest), name) if rest else None
    return None
