"""How good the ranking was when it was last measured on the catalogue, for the page that explains it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from talentmatch.i18n import LANGUAGES
from talentmatch.resources import resource_dir

NAME = "nDCG@10 "


@dataclass(frozen=True)
class Quality:
    """Hold the mean nDCG@10 of the judged questions in each language, and the day on which it was recorded."""

    recorded_on: date
    by_language: Mapping[str, float]


@cache
def recorded_quality() -> Quality:
    """Return what data/evaluation/recorded.json says."""
    row = json.loads((resource_dir("data") / "evaluation" / "recorded.json").read_text(encoding="utf-8"))
    figures = {lang: float(row["figures"][NAME + lang]) for lang in LANGUAGES}
    return Quality(date.fromisoformat(row["recorded_on"]), figures)
