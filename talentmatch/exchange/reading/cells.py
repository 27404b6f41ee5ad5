"""Make a row of the cells of one record, or say why they are none."""

import re
from collections.abc import Sequence

from talentmatch.exchange.faults import Fault
from talentmatch.exchange.formula_guard import unguard
from talentmatch.exchange.reading.source import Item, Row
from talentmatch.i18n import N_

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LONGEST_CELL = 131_072
LINE_END = re.compile(r"\r\n?")


def row_of(name: str, line: int, header: Sequence[str], cells: Sequence[str]) -> Item:
    """Return the row of a record, or the fault that keeps it from being one."""
    if len(cells) != len(header):
        values = {"found": len(cells), "expected": len(header)}
        return Fault(name, N_("has %(found)s cells instead of %(expected)s"), line, values=values)
    for column, cell in zip(header, cells, strict=True):
        if message := _fault_of(cell):
            return Fault(name, message, line, column, {"limit": LONGEST_CELL} if len(cell) > LONGEST_CELL else {})
    clean = (unguard(LINE_END.sub("\n", cell)) for cell in cells)
    return Row(line, dict(zip(header, clean, strict=True)))


def _fault_of(cell: str) -> str | None:
    if len(cell) > LONGEST_CELL:
        return N_("is longer than %(limit)s characters; shorten it")
    if "\0" in cell:
        return N_("holds a NUL character; remove it")
    return N_("holds a control character; remove it") if CONTROL.search(cell) else None


def is_blank(cells: Sequence[str]) -> bool:
    """Return whether a record holds nothing; spreadsheets leave such lines at the end of a table."""
    return not any(cell.strip() for cell in cells)
