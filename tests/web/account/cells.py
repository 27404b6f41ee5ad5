"""The authorization matrix: what each role gets at each route, as ``tests/data/permissions.csv`` states it."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[2] / "data" / "permissions.csv"
ROLES = ("anybody", "employer", "provider_editor", "editor", "admin")


@dataclass(frozen=True)
class Cell:
    """What one role gets: allow, deny, or sign-in for being asked to."""

    rule: str
    method: str
    role: str
    expected: str


def stated_cells() -> list[Cell]:
    """Return every cell of the file."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [Cell(row["route"], row["method"], role, row[role]) for row in rows for role in ROLES]
