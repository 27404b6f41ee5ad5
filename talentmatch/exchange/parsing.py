"""Turn the rows of a file into input models, with every refused cell reported in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from talentmatch.exchange.faults import Fault
from talentmatch.exchange.reading.source import Row
from talentmatch.models.input_types import Input
from talentmatch.models.refusals import refusals


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
    for refusal in refusals(error):
        yield Fault(file, refusal.message, row.line, refusal.field, dict(refusal.values), refusal.shown)
