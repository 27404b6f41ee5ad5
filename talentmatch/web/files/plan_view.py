"""A plan as its page shows it: as much as one can look at, and how much more there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from talentmatch.exchange.export import cell_text
from talentmatch.exchange.faults import Fault
from talentmatch.exchange.plan import FaultyRow, ImportPlan, MergedRow, Missing

MOST_ROWS = 50
MOST_CHANGED = 100
LONG_TEXT = 80


@dataclass(frozen=True)
class ChangedField:
    """A field of a record with what stands there and what would."""

    id: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class FaultyCell:
    """A cell to be mended: the name of its field, its text, and what is wrong with it."""

    name: str
    column: str
    text: str
    faults: tuple[str, ...]

    @property
    def long(self) -> bool:
        """Return whether the text needs more than one line."""
        return "\n" in self.text or len(self.text) > LONG_TEXT


@dataclass(frozen=True)
class FaultyLine:
    """A faulty row: its line, its identifier, its cells to be mended, and the faults that belong to no cell."""

    line: int
    id: str
    cells: tuple[FaultyCell, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class PlanView:
    """What the page of an import shows."""

    counts: dict[str, int]
    created: tuple[str, ...]
    changed: tuple[ChangedField, ...]
    changed_more: int
    missing: tuple[Missing, ...]
    merged: tuple[MergedRow, ...]
    merged_more: int
    shrinking: bool
    faulty: tuple[FaultyLine, ...]
    faulty_more: int
    mendable: bool


def plan_view(plan: ImportPlan) -> PlanView:
    """Return what to show of a plan."""
    faulty = tuple(_line(row) for row in plan.faulty[:MOST_ROWS])
    return PlanView(
        counts=plan.counts(),
        created=tuple(change.id for change in plan.created[:MOST_CHANGED]),
        changed=tuple(_fields(plan)),
        changed_more=max(0, len(plan.changed) - MOST_CHANGED),
        missing=plan.missing,
        merged=plan.merged[:MOST_ROWS],
        merged_more=max(0, len(plan.merged) - MOST_ROWS),
        shrinking=bool(plan.shrinking),
        faulty=faulty,
        faulty_more=max(0, len(plan.faulty) - MOST_ROWS),
        mendable=any(line.cells for line in faulty),
    )


def _fields(plan: ImportPlan) -> Iterator[ChangedField]:
    for change in plan.changed[:MOST_CHANGED]:
        for column, (before, after) in change.fields.items():
            yield ChangedField(change.id, column, cell_text(before), cell_text(after))


def _line(row: FaultyRow) -> FaultyLine:
    by_column: dict[str, list[Fault]] = {}
    for fault in row.faults:
        column = fault.column or ""
        by_column.setdefault(column if column in row.cells else "", []).append(fault)
    others = tuple(fault.remedy() for fault in by_column.pop("", []))
    cells = (
        FaultyCell(f"cell:{row.line}:{column}", column, str(row.cells[column]), tuple(f.remedy() for f in faults))
        for column, faults in by_column.items()
    )
    return FaultyLine(row.line, str(row.cells.get("id", "")), tuple(cells), others)
