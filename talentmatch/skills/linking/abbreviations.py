"""The abbreviations of the field: what stands for the same in Dutch, French, English and German."""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "abbreviations.csv"


@cache
def abbreviation_groups() -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the groups; each holds the names of one thing as pairs of language and name."""
    groups: dict[str, list[tuple[str, str]]] = {}
    with FILE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            names = (name.strip() for cell in (row["short"], row["long"]) for name in cell.split("|"))
            groups.setdefault(row["group"], []).extend((row["lang"], name) for name in names if name)
    return tuple(tuple(names) for names in groups.values())
