"""Read a file of profiles or documents line by line, so that one of any size fits in memory."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from talentmatch.batch.inputs import DocumentInput, ProfileInput
from talentmatch.batch.questions import Question
from talentmatch.engine import Document
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, gettext
from talentmatch.models.input_types import Input
from talentmatch.models.refusals import refusals

FAULTY = N_("%(file)s, line %(line)s: %(fault)s")
Kind = TypeVar("Kind", bound=Input)


def read_profiles(path: Path) -> Iterator[Question]:
    """Yield the profiles of a file of JSON Lines or CSV; raise InvalidData for the first line that does not fit."""
    yield from (profile.question() for profile in _read(path, ProfileInput))


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a file of JSON Lines or CSV; raise InvalidData for the first line that does not fit."""
    yield from (document.document() for document in _read(path, DocumentInput))


def _read(path: Path, model: type[Kind]) -> Iterator[Kind]:
    """Yield the checked lines; an identifier may stand in a file once."""
    seen: set[str] = set()
    for line, values in _lines(path):
        try:
            item = model.model_validate(values)
        except ValidationError as error:
            raise _faulty(path, line, _fault(error)) from None
        name = getattr(item, "id", "")
        if name in seen:
            raise _faulty(path, line, gettext(N_("The identifier %(id)s stands on an earlier line too."), id=name))
        seen.add(name)
        yield item


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Yield the number and the values of each line that is not empty."""
    reader = {".csv": _csv_lines, ".jsonl": _json_lines}.get(path.suffix.lower())
    if reader is None:
        raise InvalidData(N_("%(path)s must end in .jsonl or .csv."), path=path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield from reader(path, stream)
    except UnicodeDecodeError:
        raise InvalidData(N_("%(file)s is not UTF-8; save it as UTF-8 and try again."), file=path) from None
    except OSError as error:
        raise InvalidData(N_("%(path)s cannot be read (%(reason)s)."), path=path, reason=error.strerror) from None


def _json_lines(path: Path, stream: Any) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except ValueError:
            raise _faulty(path, number, gettext(N_("This is not JSON."))) from None


def _csv_lines(path: Path, stream: Any) -> Iterator[tuple[int, Any]]:
    reader = csv.DictReader(stream, restkey="", strict=True)
    try:
        for row in reader:
            yield reader.line_num, {name: value for name, value in row.items() if value is not None}
    except csv.Error as error:
        raise _faulty(path, reader.line_num, gettext(N_("This is not CSV (%(reason)s)."), reason=error)) from None


def _fault(error: ValidationError) -> str:
    first = next(iter(refusals(error)))
    return f"{first.field}: {gettext(first.message, **first.values)}"


def _faulty(path: Path, line: int, fault: str) -> InvalidData:
    return InvalidData(FAULTY, file=path.name, line=line, fault=fault)
