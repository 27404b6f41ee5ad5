"""Check a planned file again after somebody corrected cells of its faulty rows. The file itself is not needed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import Session

from talentmatch.exchange.catalogue_files import CatalogueFile, file_of
from talentmatch.exchange.export import cell_text
from talentmatch.exchange.packed import Change
from talentmatch.exchange.plan import FaultyRow, ImportPlan
from talentmatch.exchange.planner import Planner
from talentmatch.exchange.reading import Item, Row
from talentmatch.exchange.stored import Stored, stored_records

Corrections = Mapping[int, Mapping[str, str]]  # line -> column -> what shall stand there


def mend_plan(session: Session, plan: ImportPlan, name: str, corrections: Corrections) -> ImportPlan:
    """Return the plan of the same file with corrected cells; ``name`` is what faults call the file."""
    file = file_of(plan.table)
    planner = Planner(session, file, name)
    planner.seen_unchanged(plan.unchanged)
    planner.seen_merged(plan.merged)
    stored = stored_records(session, file)
    items = [*_as_planned(file, plan, stored), *corrected(file.columns, plan.faulty, corrections)]
    for item in sorted(items, key=lambda item: item.line or 0):
        planner.add(item)
    return planner.finish()


def _as_planned(file: CatalogueFile, plan: ImportPlan, stored: Mapping[str, Stored]) -> Iterator[Item]:
    for change in plan.changes:
        before = stored[change.id].values if change.version and change.id in stored else {}
        yield Row(change.line, _cells(file, before, change))


def _cells(file: CatalogueFile, before: Mapping[str, Any], change: Change) -> dict[str, str]:
    after = {name: sides[1] for name, sides in change.fields.items()}
    return {column: cell_text(after.get(column, before.get(column))) for column in file.columns}


def corrected(columns: Sequence[str], faulty: tuple[FaultyRow, ...], corrections: Corrections) -> Iterator[Item]:
    """Yield faulty rows with the cells that were corrected; a row that cannot be taken apart stays a fault."""
    for row in faulty:
        if not row.cells:
            yield from row.faults
        else:
            given = corrections.get(row.line, {})
            yield Row(row.line, {**row.cells, **{column: given[column] for column in columns if column in given}})
