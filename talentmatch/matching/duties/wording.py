"""How vacancies word duties, from the shipped files, and the weights that were learnt from vacancies with answers."""

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from talentmatch.engine.postings import Floats
from talentmatch.resources import resource_dir

FOLDER = "suggesting"


@dataclass(frozen=True)
class Duty:
    """How a vacancy may word a skill without its name; ``skill_id`` is empty for what words none."""

    skill_id: str
    lang: str
    phrase: str


@dataclass(frozen=True)
class Weights:
    """Hold a logistic regression: the mean, spread and weight of each feature, and the threshold."""

    names: tuple[str, ...]
    means: Floats
    spreads: Floats
    weights: Floats
    threshold: float

    def chances(self, features: Floats) -> Floats:
        """Return how likely each skill is asked for, from 0 to 1; features: (skills, features)."""
        z = ((features - self.means) / self.spreads) @ self.weights + self.threshold
        return np.asarray(1 / (1 + np.exp(-z)), np.float64)

    def to_json(self) -> dict[str, object]:
        """Return the weights in values of JSON."""
        return {
            "names": list(self.names),
            "means": _rounded(self.means),
            "spreads": _rounded(self.spreads),
            "weights": _rounded(self.weights),
            "threshold": round(self.threshold, 4),
        }


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 4) for value in values]


def weights_from(stored: Mapping[str, Any]) -> Weights:
    """Return the weights that ``to_json`` gave."""
    return Weights(
        names=tuple(stored["names"]),
        means=np.asarray(stored["means"], np.float64),
        spreads=np.asarray(stored["spreads"], np.float64),
        weights=np.asarray(stored["weights"], np.float64),
        threshold=float(stored["threshold"]),
    )


@cache
def shipped_duties() -> tuple[Duty, ...]:
    """Return the shipped phrases, those that word no skill last."""
    folder = resource_dir("data") / FOLDER
    duties = [Duty(row["skill_id"], row["lang"], row["phrase"]) for row in _rows(folder / "duties.csv")]
    return (*duties, *(Duty("", row["lang"], row["phrase"]) for row in _rows(folder / "elsewhere.csv")))


@cache
def shipped_weights() -> Weights:
    """Return the shipped weights."""
    return weights_from(json.loads((resource_dir("data") / FOLDER / "weights.json").read_text(encoding="utf-8")))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def digest_of(texts: Sequence[str]) -> str:
    """Return a checksum of texts in their order."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
