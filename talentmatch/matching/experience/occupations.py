"""The occupations that people come from and what such work brings, from the shipped files of ``data/experience``."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from talentmatch.i18n import LANGUAGES
from talentmatch.resources import resource_dir

FOLDER = "experience"
LIST_SEPARATOR = "|"
IMPORTANCES = ("usual", "possible")
REASONS = (
    "business", "chemicals", "cold", "computer", "dosing", "drawings", "electricity", "goods", "hands", "health",
    "hygiene", "laboratory", "leading", "machines", "mechanics", "people", "planning", "precision", "procedures",
    "quality", "records", "repair", "research", "safety", "shifts", "studies", "team", "vehicles", "water",
)  # fmt: skip


@dataclass(frozen=True)
class Brought:
    """A skill that an occupation brings, usually or possibly, and the code of the reason for it."""

    skill_id: str
    usual: bool
    reason: str


@dataclass(frozen=True)
class Occupation:
    """An occupation with the name that is shown and its other names, by language, and what it brings."""

    id: str
    names: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    brings: tuple[Brought, ...]


@cache
def shipped_occupations() -> tuple[Occupation, ...]:
    """Return the shipped occupations, by identifier."""
    folder = resource_dir("data") / FOLDER
    brought: dict[str, list[Brought]] = {}
    for row in _rows(folder / "occupation_skills.csv"):
        item = Brought(row["skill_id"], row["importance"] == "usual", row["reason"])
        brought.setdefault(row["occupation_id"], []).append(item)
    return tuple(_occupation(row, brought.get(row["id"], [])) for row in _rows(folder / "occupations.csv"))


def _occupation(row: Mapping[str, str], brings: list[Brought]) -> Occupation:
    synonyms = {lang: row[f"synonyms_{lang}"].split(LIST_SEPARATOR) for lang in LANGUAGES}
    return Occupation(
        row["id"],
        {lang: row[f"name_{lang}"] for lang in LANGUAGES},
        {lang: tuple(name.strip() for name in names if name.strip()) for lang, names in synonyms.items()},
        tuple(brings),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
