"""Read a CSV file row by row, and say exactly where it does not fit."""

import csv
import io
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.reading.cells import is_blank, row_of
from talentmatch.exchange.reading.encoding import find_encoding
from talentmatch.exchange.reading.header import check_header
from talentmatch.exchange.reading.lines import LONGEST_CELL_LINES, CellTooLong, Lines
from talentmatch.exchange.reading.source import MOST_ROWS, Item, Source
from talentmatch.i18n import N_

DELIMITERS = (",", ";", "\t", "|")


def read_csv(
    source: Source, columns: Sequence[str], *, strict: bool = False, cell_lines: int = LONGEST_CELL_LINES
) -> Iterator[Item]:
    """Yield the rows and faults of a CSV file; raise FaultyFiles for its encoding or header.

    strict: take UTF-8 and commas alone, as the shipped catalogue has them. cell_lines: the most that a cell may have.
    """
    encoding = find_encoding(source, western=not strict)
    text = io.TextIOWrapper(source.stream, encoding=encoding, newline="")
    try:
        lines = Lines(text, cell_lines)
        yield from _read(source.name, lines, columns, DELIMITERS[:1] if strict else DELIMITERS)
    finally:
        if not text.closed:
            text.detach()  # else the stream would be closed along with it


def _read(name: str, lines: Lines, columns: Sequence[str], delimiters: Sequence[str]) -> Iterator[Item]:
    reader = csv.reader(lines, delimiter=find_delimiter(lines.peek(), columns, delimiters), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
    except (csv.Error, CellTooLong) as error:
        raise FaultyFiles([_malformed(name, error, 1)]) from None
    check_header(name, header, columns)
    yield from _records(name, lines, reader, header)


def find_delimiter(header: str, columns: Sequence[str], delimiters: Sequence[str] = DELIMITERS) -> str:
    """Return the delimiter that finds most of the columns in the header's line."""

    def found(delimiter: str) -> tuple[int, int]:
        names = {name.strip().strip('"') for name in header.split(delimiter)}
        return len(names.intersection(columns)), header.count(delimiter)

    return max(delimiters, key=found)


def _records(name: str, lines: Lines, reader: Any, header: list[str]) -> Iterator[Item]:
    for number in itertools.count(1):
        lines.begin_record()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield _malformed(name, error, lines.start)
            continue
        except CellTooLong as error:
            yield _malformed(name, error, lines.start)
            return
        if cells is None:
            return
        if number > MOST_ROWS:
            yield too_many_rows(name, lines.start)
            return
        if not is_blank(cells):
            yield _checked(name, lines, header, cells)


def _checked(name: str, lines: Lines, header: list[str], cells: list[str]) -> Item:
    if not lines.balanced:
        message = N_("a quotation mark has no partner; close it, or write it twice inside quotation marks")
        return Fault(name, message, lines.start)
    return row_of(name, lines.start, header, cells)


def _malformed(name: str, error: Exception, line: int) -> Fault:
    if isinstance(error, CellTooLong):
        return Fault(name, N_("a cell runs over too many lines; is a quotation mark missing?"), line)
    return Fault(name, N_("is not well-formed CSV (%(reason)s)"), line, values={"reason": str(error)})


def too_many_rows(name: str, line: int) -> Fault:
    """Say that a file has more rows than one import takes."""
    return Fault(name, N_("has more than %(limit)s rows; split the file"), line, values={"limit": MOST_ROWS})
