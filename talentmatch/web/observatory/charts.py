"""The geometry of the charts: bars and dots in percent of the width of a chart, rows in pixels from its top."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

WIDEST = 68.0  # leaves room for the figures at the end of the longest bar
HALF = 52.0  # leaves room for more words
STEPS = 4  # tints of the heat table
LABEL_CHARACTERS = 36  # of a line, as many as a small screen shows
LINE, MARK = 18, 28  # height of a line of a label, and of what stands under it


@dataclass(frozen=True)
class Bar:
    """A bar with its words: ``end`` in percent of the width, ``kind`` taught or nobody, ``whole``: where 100 % is."""

    label: str
    shown: str
    end: float
    kind: str = "taught"
    whole: float = 0.0


@dataclass(frozen=True)
class Dots:
    """Two dots on a line, before and after, in percent of the width, with their words."""

    label: str
    before: float
    after: float
    shown: str

    @property
    def rises(self) -> bool:
        """Return whether the second dot stands further than the first."""
        return self.after >= self.before


Mark = TypeVar("Mark", Bar, Dots)


@dataclass(frozen=True)
class ChartRow(Generic[Mark]):
    """A row of a chart: the lines of its label, each with where it stands, and the middle of its mark."""

    mark: Mark
    label: tuple[tuple[int, str], ...]
    middle: int


@dataclass(frozen=True)
class Chart(Generic[Mark]):
    """Rows under each other, and the height of all."""

    rows: tuple[ChartRow[Mark], ...]
    height: int


def laid_out(marks: Sequence[Mark]) -> Chart[Mark]:
    """Return marks as a chart; long labels take more than one line, so that a small screen cuts none off."""
    rows = tuple(_rows(marks))
    return Chart(rows, rows[-1].middle + MARK // 2 if rows else 0)


def _rows(marks: Iterable[Mark]) -> Iterator[ChartRow[Mark]]:
    top = 0
    for mark in marks:
        lines = textwrap.wrap(mark.label, LABEL_CHARACTERS)
        label = tuple((top + LINE * number - 3, line) for number, line in enumerate(lines, 1))
        top += LINE * len(lines) + MARK
        yield ChartRow(mark, label, top - MARK // 2 - 2)


def place(value: float, highest: float, widest: float = WIDEST) -> float:
    """Return where a value ends, in percent; 0 where everything is 0."""
    return round(widest * value / highest, 2) if highest else 0.0


def tint(number: int | None, highest: int) -> int:
    """Return the step of a cell's tint: 0 for nought and for what is hidden, 1 to 4 by size."""
    if not number or not highest:
        return 0
    return max(1, min(STEPS, -(-STEPS * number // highest)))


def highest(numbers: Iterable[int | None]) -> int:
    """Return the highest of the numbers that are shown."""
    return max((number for number in numbers if number), default=0)
