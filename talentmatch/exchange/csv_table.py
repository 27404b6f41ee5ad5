"""Read a CSV file into rows, and say exactly where it does not fit."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from talentmatch.exchange.faults import Fault
from talentmatch.i18n import N_

LONGEST_CELL_LINES = 50


@dataclass(frozen=True)
class Row:
    """One record of a file and the line on which it starts."""

    line: int
    cells: dict[str, str]


def read_table(path: Path, columns: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    """Return the rows of a UTF-8 CSV file that has exactly ``columns``, and the faults found on the way."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return [], [Fault(path.name, N_("cannot be read (%(reason)s)"), values={"reason": reason})]
    text, fault = _decode(path.name, raw)
    if fault is not None:
        return [], [fault]
    return _parse(path.name, text, columns)


def _decode(name: str, raw: bytes) -> tuple[str, Fault | None]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = N_("byte %(byte)s is not UTF-8; save the file as UTF-8 and try again")
        return "", Fault(name, message, line=line, values={"byte": byte})
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return "", Fault(name, N_("holds a NUL character; remove it"), line=line)
    return text, None


def _parse(name: str, text: str, columns: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if faults := list(_header_faults(name, header, columns)):
            return [], faults
        return _rows(name, reader, header)
    except csv.Error as error:
        return [], [
            Fault(name, N_("is not well-formed CSV (%(reason)s)"), reader.line_num, values={"reason": str(error)})
        ]


def _rows(name: str, reader: Any, header: list[str]) -> tuple[list[Row], list[Fault]]:
    rows: list[Row] = []
    faults: list[Fault] = []
    end = reader.line_num
    for cells in reader:
        start, end = end + 1, reader.line_num
        if not cells:
            continue
        if len(cells) != len(header):
            values = {"found": len(cells), "expected": len(header)}
            faults.append(Fault(name, N_("has %(found)s cells instead of %(expected)s"), start, values=values))
        elif end - start >= LONGEST_CELL_LINES:
            faults.append(Fault(name, N_("a cell runs over too many lines; is a quotation mark missing?"), start))
        else:
            rows.append(Row(start, dict(zip(header, cells, strict=True))))
    return rows, faults


def _header_faults(name: str, header: Sequence[str], columns: Sequence[str]) -> Iterator[Fault]:
    for column, times in Counter(header).items():
        if times > 1:
            yield Fault(name, N_("this column stands there more than once"), 1, column)
    missing = [column for column in columns if column not in header]
    for column in missing:
        yield Fault(name, N_("this column is missing; add it to the header"), 1, column)
    for column in header:
        if column not in columns:
            near = get_close_matches(column, missing, 1)
            message = (
                N_("this column is unknown; did you mean %(near)s?")
                if near
                else N_("this column is unknown; remove it")
            )
            yield Fault(name, message, 1, column, {"near": near[0]} if near else {})
