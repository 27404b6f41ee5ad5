"""Recognise a file of ESCO by its header and turn its rows into inputs, each refused cell named with its line."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from talentmatch.exchange.faults import Fault
from talentmatch.i18n import N_
from talentmatch.models.esco import LINE
from talentmatch.skills.esco_inputs import EscoConceptInput, EscoLabelInput, EscoRelationInput

LONGEST_CELL = 10_000_000
ENOUGH_FAULTS = 50
ESCO_URI = re.compile(r"http://data\.europa\.eu/esco/\S+\Z")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE_ENDS = re.compile(r"[\r\n]+")
KINDS = {"Occupation": "occupation", "SkillGroup": "skill_group", "ISCOGroup": "isco_group"}
NEEDS = ("essential", "optional")
ENDS = {
    "occupationUri": ("occupationUri", "skillUri"),
    "originalSkillUri": ("originalSkillUri", "relatedSkillUri"),
    "broaderUri": ("conceptUri", "broaderUri"),
}

Cells = Mapping[str, str]


class Shape(IntEnum):
    """What a file of ESCO holds, in the order in which files are stored."""

    CONCEPTS = 1
    LABELS = 2
    RELATIONS = 3


class Refused(Exception):
    """Carry what is wrong with one cell of a row."""

    def __init__(self, column: str, message: str, **values: Any) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.values = values


@dataclass(frozen=True)
class EscoRows:
    """The accepted rows of one file, all of one shape, and its faults."""

    rows: list[Any]
    faults: list[Fault]


def header_of(beginning: bytes) -> list[str]:
    """Return the column names with which a file begins."""
    text = beginning.decode("utf-8-sig", errors="replace").replace("\0", "")
    return next(csv.reader(io.StringIO(text, newline="")), [])


def shape_of(header: Sequence[str]) -> Shape | None:
    """Return what a file with this header holds; None for what is not imported, such as collections of skills."""
    columns = set(header)
    if any(set(ends) <= columns for ends in ENDS.values()):
        return Shape.RELATIONS
    if not {"conceptUri", "preferredLabel", "altLabels"} <= columns or "broaderConceptUri" in columns:
        return None
    return Shape.CONCEPTS if "conceptType" in columns else Shape.LABELS


def parse_rows(name: str, raw: bytes, shape: Shape) -> EscoRows:
    """Return the rows of a file and its faults, of which the first fifty are enough."""
    rows = EscoRows([], [])
    read, seen = READERS[shape], dict[str, int]()
    with _long_cells():
        for line, cells in _records(name, raw, rows.faults):
            try:
                row = read(cells)
                if shape is not Shape.RELATIONS:
                    _refuse_twice(cells["conceptUri"], line, seen)
                rows.rows.append(row)
            except Refused as refused:
                shown = cells.get(refused.column, "")[:60]
                rows.faults.append(Fault(name, refused.message, line, refused.column, refused.values, shown))
            if len(rows.faults) >= ENOUGH_FAULTS:
                break
    return rows


def _records(name: str, raw: bytes, faults: list[Fault]) -> Iterator[tuple[int, Cells]]:
    """Yield the line and the cells of each record; what is no record goes to ``faults``."""
    try:
        reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = error.start - raw.rfind(b"\n", 0, error.start)
        message = N_("byte %(byte)s is not UTF-8; save the file as UTF-8 and try again")
        faults.append(Fault(name, message, line, values={"byte": byte}))
        return
    end = 1
    try:
        header = next(reader)
        end = reader.line_num
        for cells in reader:
            start, end = end + 1, reader.line_num
            if len(cells) == len(header):
                yield start, dict(zip(header, cells, strict=True))
            elif cells:
                values = {"found": len(cells), "expected": len(header)}
                faults.append(Fault(name, N_("has %(found)s cells instead of %(expected)s"), start, values=values))
    except csv.Error as error:
        faults.append(Fault(name, N_("is not well-formed CSV (%(reason)s)"), end + 1, values={"reason": str(error)}))


@contextmanager
def _long_cells() -> Iterator[None]:
    """Allow cells longer than the csv module's limit, which holds for the whole process, and set it back."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _refuse_twice(uri: str, line: int, seen: dict[str, int]) -> None:
    first = seen.setdefault(uri, line)
    if first != line:
        message = N_("%(key)s stands on line %(line)s already; keep one of the two")
        raise Refused("conceptUri", message, key=uri, line=first)


def _concept(cells: Cells) -> EscoConceptInput:
    code = cells.get("code") or cells.get("iscoGroup") or ""
    return EscoConceptInput(_kind(cells), cells.get("reuseLevel", ""), cells.get("status", ""), code, _label(cells))


def _kind(cells: Cells) -> str:
    stated = cells["conceptType"]
    if stated == "KnowledgeSkillCompetence":
        # A handful of skills of the official files have no skillType.
        return "knowledge" if cells.get("skillType") == "knowledge" else "skill"
    if stated not in KINDS:
        codes = ", ".join(("KnowledgeSkillCompetence", *KINDS))
        raise Refused("conceptType", N_("is not a known code; use one of: %(codes)s"), codes=codes)
    return KINDS[stated]


def _label(cells: Cells) -> EscoLabelInput:
    preferred = " ".join(_text(cells, "preferredLabel").split())
    if not preferred:
        raise Refused("preferredLabel", N_("is empty and must be filled"))
    others = (" ".join(line.split()) for line in LINE_ENDS.split(_text(cells, "altLabels")))
    alternatives = LINE.join(dict.fromkeys(label for label in others if label and label != preferred))
    return EscoLabelInput(_uri(cells, "conceptUri"), preferred, alternatives, _text(cells, "description").strip())


def _text(cells: Cells, column: str) -> str:
    text = unicodedata.normalize("NFC", cells.get(column, ""))
    if CONTROL.search(text):
        raise Refused(column, N_("holds a control character; remove it"))
    return text


def _uri(cells: Cells, column: str) -> str:
    uri = cells[column]
    if not ESCO_URI.match(uri):
        raise Refused(column, N_("is not a URI of ESCO; it starts with http://data.europa.eu/esco/"))
    return uri


def _relation(cells: Cells) -> EscoRelationInput:
    source, target = next(ends for mark, ends in ENDS.items() if mark in cells)
    kind = "broader" if target == "broaderUri" else cells.get("relationType", "")
    if target != "broaderUri" and kind not in NEEDS:
        raise Refused("relationType", N_("is not a known code; use one of: %(codes)s"), codes=", ".join(NEEDS))
    return EscoRelationInput(_uri(cells, source), _uri(cells, target), kind)


READERS: Mapping[Shape, Callable[[Cells], Any]] = {
    Shape.CONCEPTS: _concept,
    Shape.LABELS: _label,
    Shape.RELATIONS: _relation,
}
