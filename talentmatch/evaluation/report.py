"""What an experiment found, as a value, a dictionary or a table."""

from dataclasses import asdict, dataclass
from typing import Any

from talentmatch.evaluation.significance import Comparison


@dataclass(frozen=True)
class SystemResult:
    """Hold what one system reached; measures are means over the queries, times in seconds and milliseconds.

    against: how our nDCG@10 compares with this system's; None for ourselves.
    """

    name: str
    measures: dict[str, float]
    build_seconds: float
    p50_ms: float
    p99_ms: float
    against: Comparison | None = None


@dataclass(frozen=True)
class Report:
    """Hold what was found on one collection; the first system is ours."""

    collection: str
    documents: int
    queries: int
    systems: tuple[SystemResult, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values, for JSON."""
        return asdict(self)

    def table(self) -> str:
        """Return the report as a table in plain text, one line per system."""
        head = f"{self.collection}: {self.documents} documents, {self.queries} queries"
        rows = [_header(self.systems[0]), *map(_row, self.systems)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
        return "\n".join([head, *(line.rstrip() for line in lines)])


def _header(system: SystemResult) -> list[str]:
    return ["system", *system.measures, "build s", "p50 ms", "p99 ms", "ours minus it, nDCG@10 (95% interval; p)"]


def _row(system: SystemResult) -> list[str]:
    times = [f"{system.build_seconds:.1f}", f"{system.p50_ms:.2f}", f"{system.p99_ms:.2f}"]
    return [system.name, *(f"{value:.4f}" for value in system.measures.values()), *times, _against(system.against)]


def _against(comparison: Comparison | None) -> str:
    if comparison is None:
        return ""
    c = comparison
    return f"{c.difference:+.4f} ({c.low:+.4f} to {c.high:+.4f}; p {c.p_value:.4f})"
