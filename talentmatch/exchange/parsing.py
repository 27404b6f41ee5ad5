"""Turn the rows of a file into input models, with every refused cell reported in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from talentmatch.exchange.faults import Fault
from talentmatch.exchange.reading.source import Row
from talentmatch.i18n import N_
from talentmatch.models.input_types import Input

NUMBER = N_("is not a number; write it with a decimal point and nothing between thousands, or leave it empty")
MESSAGES = {
    "missing": N_("is missing"),
    "too_short": N_("is empty and must be filled"),
    "string_too_short": N_("is empty and must be filled"),
    "string_too_long": N_("is too long; the limit is %(max_length)s characters"),
    "int_parsing": N_("is not a whole number; write digits only, or leave it empty"),
    "int_from_float": N_("is not a whole number; write digits only, or leave it empty"),
    "float_parsing": NUMBER,
    "finite_number": NUMBER,
    "greater_than_equal": N_("is below the least possible value, %(ge)s"),
    "less_than_equal": N_("is above the greatest possible value, %(le)s"),
    "date_from_datetime_parsing": N_("is not a date; write it as year-month-day, for example 2026-03-01"),
    "date_parsing": N_("is not a date; write it as year-month-day, for example 2026-03-01"),
}


@dataclass(frozen=True)
class Record:
    """An accepted row: the line on which it stands and its values."""

    line: int
    input: Any


def parse_rows(file: str, model: type[Input], rows: Sequence[Row]) -> tuple[list[Record], list[Fault]]:
    """Return the accepted records and a fault for each refused cell."""
    records: list[Record] = []
    faults: list[Fault] = []
    for row in rows:
        parsed = parse_row(file, model, row)
        if isinstance(parsed, Record):
            records.append(parsed)
        else:
            faults += parsed
    return records, faults


def parse_row(file: str, model: type[Input], row: Row) -> Record | list[Fault]:
    """Return the record of a row, or a fault for each refused cell."""
    try:
        return Record(row.line, model.model_validate(row.cells))
    except ValidationError as error:
        return list(_faults(file, row, error))


def _faults(file: str, row: Row, error: ValidationError) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        column = str(detail["loc"][0]) if detail["loc"] else None
        values = dict(detail.get("ctx", {}))
        message = values.pop("msgid", None) or MESSAGES.get(detail["type"], detail["msg"])
        shown = None if detail["type"] == "missing" else str(detail.get("input", ""))[:60]
        yield Fault(file, message, row.line, column, values, shown)
