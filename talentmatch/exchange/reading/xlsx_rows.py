"""Read the first sheet of an Excel file row by row. A formula is refused: the file need not say what it gives."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.reading.cells import is_blank, row_of
from talentmatch.exchange.reading.csv_rows import too_many_rows
from talentmatch.exchange.reading.header import check_header
from talentmatch.exchange.reading.source import MOST_ROWS, Item, Source
from talentmatch.i18n import N_

LARGEST = 200_000_000  # bytes, unpacked
MOST_MEMBERS = 1_000
MORE_COLUMNS = 50  # beyond those that the table has: enough to name the unknown ones
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, DefusedXmlException, ParseError, KeyError,
    ValueError, TypeError, IndexError, AttributeError, EOFError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip


def read_xlsx(source: Source, columns: Sequence[str]) -> Iterator[Item]:
    """Yield the rows and faults of the first sheet; raise FaultyFiles for a file that is broken, or its header."""
    import openpyxl  # here, because a server that starts would wait for it

    with _readable(source.name):
        _check_size(source)
        workbook = openpyxl.load_workbook(source.stream, read_only=True, keep_links=False)
    try:
        with _readable(source.name):
            sheet = workbook.worksheets[0]
            sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
        cells = sheet.iter_rows(max_col=len(columns) + MORE_COLUMNS)
        yield from _rows(source.name, _guarded(source.name, cells), columns)
    finally:
        workbook.close()


@contextmanager
def _readable(name: str) -> Iterator[None]:
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that we do not read
            yield
    except (*BROKEN, InvalidFileException) as error:
        message = N_("cannot be read as an Excel file (%(reason)s); save it anew as .xlsx, or as CSV")
        raise FaultyFiles([Fault(name, message, values={"reason": type(error).__name__})]) from None


def _check_size(source: Source) -> None:
    with zipfile.ZipFile(source.stream) as archive:
        members = archive.infolist()
    source.stream.seek(0)
    if sum(member.file_size for member in members) > LARGEST or len(members) > MOST_MEMBERS:
        message = N_("unpacks to more than %(limit)s MB; split the file")
        raise FaultyFiles([Fault(source.name, message, values={"limit": LARGEST // 1_000_000})])


def _guarded(name: str, rows: Iterator[Any]) -> Iterator[Any]:
    """Hand on the rows of a sheet, which is unpacked while it is read and may be broken anywhere."""
    while True:
        with _readable(name):
            row = next(rows, None)
        if row is None:
            return
        yield row


def _rows(name: str, rows: Iterator[Any], columns: Sequence[str]) -> Iterator[Item]:
    header = _without_blank_end([text_of(cell.value).strip() for cell in next(rows, ())])
    check_header(name, header, columns)
    for line, cells in enumerate(rows, 2):
        if line > MOST_ROWS + 1:
            yield too_many_rows(name, line)
            return
        texts = _without_blank_end([text_of(cell.value) for cell in cells], len(header))
        if not is_blank(texts):
            yield _refused(name, line, header, cells) or row_of(name, line, header, texts)


def _without_blank_end(texts: list[str], least: int = 0) -> list[str]:
    while len(texts) > least and not texts[-1].strip():
        texts.pop()
    return texts + [""] * (least - len(texts))


def _refused(name: str, line: int, header: Sequence[str], cells: Sequence[Any]) -> Fault | None:
    for column, cell in zip(header, cells, strict=False):
        if cell.value is not None and cell.data_type == "f":
            return Fault(name, N_("holds a formula; put in its place what it gives"), line, column)
        if cell.value is not None and cell.data_type == "e":
            return Fault(name, N_("holds an error of the spreadsheet; correct it"), line, column, shown=str(cell.value))
    return None


def text_of(value: Any) -> str:
    """Return what a cell holds as CSV has it; a date cell as year-month-day."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
