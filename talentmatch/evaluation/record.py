"""The figures that the product once reached on its own catalogue, to tell when it gets worse."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from talentmatch.errors import InvalidData
from talentmatch.evaluation.judged import ALL, CatalogueReport
from talentmatch.i18n import LANGUAGES, N_

FILE = "recorded.json"
TOLERANCE = 0.02
GUARDED = (*LANGUAGES, ALL)  # the few queries in German are too few to be guarded


@dataclass(frozen=True)
class Record:
    """Hold recorded figures by name, and how far below them a figure may fall."""

    figures: dict[str, float]
    tolerance: float = TOLERANCE

    def fallen(self, figures: dict[str, float]) -> list[str]:
        """Return the names of the figures that are missing or too far below the recorded ones."""
        return [name for name, value in self.figures.items() if figures.get(name, 0.0) < value - self.tolerance]


def figures_of(report: CatalogueReport) -> dict[str, float]:
    """Return the figures of a report that are recorded and guarded."""
    quality = {f"nDCG@10 {lang}": report.quality[lang] for lang in GUARDED if lang in report.quality}
    return quality | {f"agreement {way}": value for way, value in report.agreement.items()}


def read_record(directory: Path) -> Record:
    """Read what was recorded; raise InvalidData if it cannot be read."""
    path = directory / FILE
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        return Record({str(name): float(value) for name, value in row["figures"].items()}, float(row["tolerance"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = N_("%(file)s holds no recorded figures. Run: talentmatch evaluate-catalogue --record")
        raise InvalidData(message, file=path) from None


def write_record(directory: Path, report: CatalogueReport, today: date) -> None:
    """Record the figures of a report, to four decimals, and the day."""
    figures = {name: round(value, 4) for name, value in figures_of(report).items()}
    row = {"recorded_on": today.isoformat(), "tolerance": TOLERANCE, "figures": figures}
    (directory / FILE).write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
