"""The geometry of the charts: where bars end and dots stand, in percent of the width of a chart."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDEST = 68.0  # leaves room for the words at the end of the longest bar
HALF = 56.0  # room for more words
STEPS = 4  # tints of the heat table


@dataclass(frozen=True)
class Bar:
    """A bar with its words: ``end`` in percent of the width, ``kind`` taught or nobody."""

    label: str
    shown: str
    end: float
    kind: str = "taught"


@dataclass(frozen=True)
class Dots:
    """Two dots on a line, before and after, in percent of the width, with their words."""

    label: str
    before: float
    after: float
    shown_before: str
    shown_after: str

    @property
    def rises(self) -> bool:
        """Return whether the second dot stands further than the first."""
        return self.after >= self.before


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
