"""What a site asks of robots. Source: RFC 9309, sections 2.2 and 2.3.1.

``urllib.robotparser`` knows neither ``*`` in a path nor that the longest rule decides.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

AGENT = "talentmatch-harvest"
LARGEST = 500_000  # bytes; what follows does not count
SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True)
class Rules:
    """The rules for us: (path pattern, whether it is allowed)."""

    lines: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Return whether a path may be asked: the longest pattern decides, and of two as long the one that allows."""
        fitting = [(len(pattern), allowed) for pattern, allowed in self.lines if matches(pattern, path)]
        return max(fitting, default=(0, True))[1]


EVERYTHING = Rules()
NOTHING = Rules((("/", False),))


def read_rules(body: bytes, agent: str = AGENT) -> Rules:
    """Return the rules of a robots.txt for an agent: of the groups that name it, else of those for everybody."""
    groups = _groups(body[:LARGEST].decode("utf-8", "replace"))
    own = [line for names, lines in groups if agent in names for line in lines]
    named = any(agent in names for names, _ in groups)
    return Rules(tuple(own if named else [line for names, lines in groups if "*" in names for line in lines]))


def _groups(text: str) -> list[tuple[set[str], list[tuple[str, bool]]]]:
    groups: list[tuple[set[str], list[tuple[str, bool]]]] = []
    naming = False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent" and colon:
            if not naming:
                groups.append((set(), []))
            groups[-1][0].add(value.split("/")[0].strip().lower())
        elif key in ("allow", "disallow") and groups and value:
            groups[-1][1].append((value, key == "allow"))
        naming = key == "user-agent" or (naming and not key)
    return groups


def matches(pattern: str, path: str) -> bool:
    """Return whether a path begins as a pattern says: ``*`` stands for anything, ``$`` at its end for the end.

    Each part is looked for once, from left to right, so that no pattern takes long.
    """
    ends, path = pattern.endswith("$"), normal(path)
    first, *parts = (normal(part) for part in pattern.removesuffix("$").split("*"))
    if not path.startswith(first) or (ends and not parts):
        return path == first
    last, place = parts.pop() if ends else "", len(first)
    for part in parts:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return path.endswith(last) and len(path) - len(last) >= place


def normal(path: str) -> str:
    """Return a path with the same characters escaped, however it was written."""
    return quote(unquote(path), safe=SAFE)
