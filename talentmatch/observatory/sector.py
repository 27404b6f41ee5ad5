"""Numbers about the sector that charts may draw, each together with the published figure that states it."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from talentmatch.i18n import LocalText, choose_text
from talentmatch.models import SectorFigure
from talentmatch.resources import resource_dir

CHARTS = ("facts", "posts", "kinds", "diplomas")


@dataclass(frozen=True)
class Number:
    """A number as data/sector/numbers.csv has it; ``value`` in percent where ``unit`` says so, else a count.

    ``words``: how it stands in the English text of its figure.
    """

    figure_id: str
    chart: str
    year: int
    value: float
    unit: str
    words: str
    labels: tuple[tuple[str, str], ...]

    def label(self, lang: str) -> LocalText:
        """Return what it counts, in a language of the site."""
        return choose_text(dict(self.labels), lang) or LocalText(self.words, "en")


@dataclass(frozen=True)
class Stated:
    """A number with the figure that states it."""

    number: Number
    figure: SectorFigure


@cache
def read_numbers() -> tuple[Number, ...]:
    """Return the numbers of the shipped file, in its order."""
    path = resource_dir("data") / "sector" / "numbers.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(_number(row) for row in csv.DictReader(stream))


def _number(row: dict[str, str]) -> Number:
    labels = tuple((lang, row[f"label_{lang}"]) for lang in ("nl", "fr", "en"))
    return Number(
        row["figure_id"], row["chart"], int(row["year"]), float(row["value"]), row["unit"], row["words"], labels
    )


def stated_numbers(figures: Sequence[SectorFigure]) -> dict[str, list[Stated]]:
    """Return the numbers of each chart whose figure is there and still holds their words; never one without."""
    of_id = {figure.id: figure for figure in figures}
    found: dict[str, list[Stated]] = {chart: [] for chart in CHARTS}
    for number in read_numbers():
        figure = of_id.get(number.figure_id)
        if figure is not None and number.words in figure.figure_en:
            found[number.chart].append(Stated(number, figure))
    return found
