"""Write a table as a file that can be imported again: what goes out and comes in changes nothing."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO, Literal

from sqlmodel import Session

from talentmatch.errors import InvalidData, NotFound
from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.formula_guard import guard
from talentmatch.exchange.shortened import shortened
from talentmatch.exchange.stored import stored_records
from talentmatch.i18n import N_
from talentmatch.models.input_types import LIST_SEPARATOR

Form = Literal["csv", "xlsx"]
FORMS: tuple[Form, ...] = ("csv", "xlsx")
MIME_TYPES: Mapping[Form, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONGEST_XLSX_CELL = 32_767


def export_table(
    session: Session, file: CatalogueFile, stream: BinaryIO, *, form: Form, ids: Collection[str] | None = None
) -> int:
    """Write the records of a table, all or those of ``ids``, in the order of their identifiers; return how many.

    Raises NotFound for identifiers that the table does not have.
    """
    stored = stored_records(session, file)
    names = sorted(stored if ids is None else set(ids))
    if unknown := [name for name in names if name not in stored]:
        message = N_("The table %(table)s has no record %(ids)s. Correct the identifiers.")
        raise NotFound(message, table=file.name, ids=shortened(unknown))
    rows = [list(stored[name].values.values()) for name in names]
    write_rows(file.columns, rows, stream, form)
    return len(rows)


def write_template(file: CatalogueFile, stream: BinaryIO, form: Form) -> None:
    """Write the header of a table alone, to be filled in."""
    write_rows(file.columns, [], stream, form)


def write_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], stream: BinaryIO, form: Form) -> None:
    """Write a header and rows as CSV (UTF-8, commas) or as an Excel file."""
    if form == "csv":
        _write_csv(columns, rows, stream)
    else:
        _write_xlsx(columns, rows, stream)


def _write_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]], stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    text.detach()


def _csv_cell(value: Any) -> str:
    return guard(cell_text(value)) if isinstance(value, str | list) else cell_text(value)


def cell_text(value: Any) -> str:
    """Return a value as its cell has it, without the guard."""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return LIST_SEPARATOR.join(value) if isinstance(value, list) else "" if value is None else str(value)


def _write_xlsx(columns: Sequence[str], rows: Sequence[Sequence[Any]], stream: BinaryIO) -> None:
    import openpyxl  # here, because a server that starts would wait for it

    cells = [list(_xlsx_cells(columns, row)) for row in rows]
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("talentmatch")
    sheet.freeze_panes = "A2"
    sheet.append(columns)
    for row in cells:
        sheet.append(row)
    workbook.save(stream)


def _xlsx_cells(columns: Sequence[str], row: Sequence[Any]) -> Iterator[Any]:
    for column, value in zip(columns, row, strict=True):
        cell = value if isinstance(value, int | float | date | None) else guard(cell_text(value))
        if isinstance(cell, str) and len(cell) > LONGEST_XLSX_CELL:
            message = N_("%(id)s, column %(column)s is too long for an Excel file; export the table as CSV.")
            raise InvalidData(message, id=row[0], column=column)
        yield cell or None if isinstance(cell, str) else cell
