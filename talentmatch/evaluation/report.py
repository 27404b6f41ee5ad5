"""What an experiment found, as a value, a dictionary or a table."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from talentmatch.evaluation.hard import HARD
from talentmatch.evaluation.measures import MEASURES
from talentmatch.evaluation.significance import Comparison, Interval

MAIN = next(iter(MEASURES))
COLUMNS = (MAIN, HARD, *(name for name in MEASURES if name != MAIN))


@dataclass(frozen=True)
class SystemResult:
    """Hold what one system reached; measures are means over the queries (over the sets, where there are several).

    build_seconds: of the index, the mean over the sets. p50_ms, p99_ms: of a query. These are None where no time was
    taken. against: how our nDCG@10 compares with this system's; None for ourselves. intervals: 95%, of each measure.
    """

    name: str
    measures: dict[str, float]
    build_seconds: float | None
    p50_ms: float | None
    p99_ms: float | None
    against: Comparison | None = None
    intervals: dict[str, Interval] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """Hold what was found on one collection, or on the mean over several; the first system is ours.

    languages: of queries and documents, as nl-en. hard_queries: those that have hard relevant documents. not_run: peers
    that could not run, and why. parts: the same for each pair of languages, where there are several.
    """

    collection: str
    documents: int
    queries: int
    systems: tuple[SystemResult, ...]
    languages: str = ""
    hard_queries: int = 0
    sets: tuple[str, ...] = ()
    not_run: dict[str, str] = field(default_factory=dict)
    parts: tuple["Report", ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values, for JSON."""
        return asdict(self)

    @property
    def head(self) -> str:
        """Return what was looked at, as one line."""
        return (
            f"{self.collection} ({self.languages}): {self.documents} documents, {self.queries} queries, "
            f"{self.hard_queries} of them with hard pairs"
        )

    def rows(self) -> list[list[str]]:
        """Return a heading and one row per system, as text; what was not measured is empty."""
        return [[*_HEADING], *(_row(system) for system in self.systems)]

    def table(self) -> str:
        """Return the report as a table in plain text, one line per system, and its parts below it."""
        missing = [f"not run: {peer}: {why}" for peer, why in self.not_run.items()]
        return "\n".join([self.head, *aligned(self.rows()), *missing, *(f"\n{part.table()}" for part in self.parts)])


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines whose columns stand below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = (zip(row, widths, strict=True) for row in rows)
    return ["  ".join(cell.ljust(width) for cell, width in cells).rstrip() for cells in padded]


_HEADING = ("system", *COLUMNS, "build s", "p50 ms", "p99 ms", f"ours minus it, {MAIN} (95% interval; p)")


def _row(system: SystemResult) -> list[str]:
    times = [number(system.build_seconds, 1), number(system.p50_ms, 2), number(system.p99_ms, 2)]
    return [system.name, *(measured(system, name) for name in COLUMNS), *times, compared(system.against)]


def number(value: float | None, digits: int) -> str:
    """Return a number as text, nothing for None."""
    return "" if value is None else f"{value:.{digits}f}"


def measured(system: SystemResult, name: str) -> str:
    """Return a measure and its interval as text, nothing if it was not measured."""
    if name not in system.measures:
        return ""
    text, bounds = f"{system.measures[name]:.4f}", system.intervals.get(name)
    return f"{text} ({bounds.low:.3f}-{bounds.high:.3f})" if bounds else text


def compared(comparison: Comparison | None) -> str:
    """Return a comparison as text, nothing for None."""
    if comparison is None:
        return ""
    c = comparison
    return f"{c.difference:+.4f} ({c.low:+.4f} to {c.high:+.4f}; p {c.p_value:.4f})"
