"""Compare the rows of a file with the database and plan what an import would do. Nothing is stored here."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from talentmatch.errors import InvalidData
from talentmatch.exchange.catalogue_files import CatalogueFile, file_of
from talentmatch.exchange.checks import record_faults, table_faults
from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.merges import merges_of
from talentmatch.exchange.missing import Seen, find_missing
from talentmatch.exchange.nearest import with_nearest
from talentmatch.exchange.packed import Change, Changes
from talentmatch.exchange.parsing import Record, parse_row
from talentmatch.exchange.plan import FaultyRow, ImportPlan, MergedRow
from talentmatch.exchange.progress import Progress, untold
from talentmatch.exchange.reading import Item, Row
from talentmatch.exchange.stored import Stored, stored_ids, stored_records
from talentmatch.i18n import N_
from talentmatch.models.store import BATCH

MOST_CHANGES = 25_000
MOST_FAULTY = 1_000


def plan_import(
    session: Session, file: CatalogueFile, name: str, items: Iterable[Item], *, progress: Progress = untold
) -> ImportPlan:
    """Return what importing the items of a file would do; ``name`` is what faults call it.

    ``progress`` is told the number of rows read so far. Raises FaultyFiles when there is no end of faults, and
    InvalidData when one import would change too much.
    """
    planner = Planner(session, file, name)
    for number, item in enumerate(items, 1):
        planner.add(item)
        progress(number)
    return planner.finish()


class Planner:
    """Take rows one by one and compare them in batches; keep what differs from the database, and count the rest."""

    def __init__(self, session: Session, file: CatalogueFile, name: str) -> None:
        self._session = session
        self._file = file
        self._name = name
        self._merges = merges_of(session, file)
        self._named = {target: stored_ids(session, file_of(target)) for target in file.references.values()}
        self._lines: dict[str, int] = {}
        self._waiting: list[tuple[Row, Record]] = []
        self._created: list[bytes] = []
        self._changed: list[bytes] = []
        self._owners: set[str] = set()
        self._unchanged: dict[str, int] = {}
        self._faulty: list[FaultyRow] = []
        self._merged: list[MergedRow] = []

    def add(self, item: Item) -> None:
        """Take the next row or fault of the file."""
        if isinstance(item, Fault):
            self._refuse(item.line or 0, {}, [item])
        elif repeated := self._repeated(item):
            self._refuse(item.line, item.cells, [repeated])
        else:
            self._parse(item)

    def seen_unchanged(self, unchanged: Mapping[str, int]) -> None:
        """Take records that an earlier plan of the same file found to be as they are stored."""
        for name, line in unchanged.items():
            self._lines[folded(name)] = line
            self._unchanged[name] = line

    def seen_merged(self, merged: Iterable[MergedRow]) -> None:
        """Take rows that an earlier plan of the same file found to be about merged records."""
        for row in merged:
            self._lines[folded(row.id)] = row.line
            self._merged.append(row)

    def _repeated(self, row: Row) -> Fault | None:
        key = folded(" + ".join(str(row.cells.get(column, "")) for column in self._file.key))
        first = self._lines.setdefault(key, row.line)
        if first == row.line or not key.strip(" +"):
            return None
        message = N_("%(key)s stands on line %(line)s already; keep one of the two")
        return Fault(self._name, message, row.line, self._file.key[0], {"key": key, "line": first})

    def _parse(self, row: Row) -> None:
        parsed = parse_row(self._name, self._file.model, row)
        if not isinstance(parsed, Record):
            self._refuse(row.line, row.cells, parsed)
            return
        self._waiting.append((row, replace(parsed, input=self._merges.followed(parsed.input))))
        if len(self._waiting) == BATCH and not self._file.refers_to_itself:
            self._judge_waiting()

    def _judge_waiting(self, between: Mapping[int, list[Fault]] = MappingProxyType({})) -> None:
        """Judge the rows that wait, with one query; ``between``: faults by line that need more than the row."""
        ids = [self._file.id_of(vars(record.input)) for _, record in self._waiting]
        stored = stored_records(self._session, self._file, ids) if ids else {}
        for name, (row, record) in zip(ids, self._waiting, strict=True):
            self._judge(row, record, stored.get(name), between.get(row.line, ()))
        self._waiting.clear()

    def _judge(self, row: Row, record: Record, stored: Stored | None, more: Iterable[Fault]) -> None:
        values = record.input.model_dump()
        name, fields = self._file.id_of(values), differences(stored, values)
        if into := self._merges.survivor(values):
            self._merged.append(MergedRow(row.line, name, into))
            return
        if stored is not None and not fields:
            self._unchanged[name] = row.line
        elif faults := [*record_faults(self._file, record, self._named), *more]:
            self._refuse(row.line, row.cells, faults)
        else:
            self._keep(Change(row.line, name, stored.version if stored else 0, fields))

    def _keep(self, change: Change) -> None:
        (self._changed if change.version else self._created).append(change.packed())
        if self._file.owner in change.fields:
            self._owners.add(change.fields[self._file.owner][1])
        if len(self._created) + len(self._changed) > MOST_CHANGES:
            message = N_("%(file)s changes more than %(limit)s records; split it into several files.")
            raise InvalidData(message, file=self._name, limit=MOST_CHANGES)

    def _refuse(self, line: int, cells: Mapping[str, Any], faults: Iterable[Fault]) -> None:
        told = (with_nearest(replace(fault, file=self._name), self._file, self._named) for fault in faults)
        self._faulty.append(FaultyRow(line, cells, tuple(told)))
        if len(self._faulty) > MOST_FAULTY:
            raise FaultyFiles([fault for row in self._faulty for fault in row.faults])

    def finish(self) -> ImportPlan:
        """Return the plan."""
        self._judge_waiting(self._faults_between() if self._file.refers_to_itself else MappingProxyType({}))
        seen = Seen(self._lines.keys(), self._owners, self._merges.own.keys())
        return ImportPlan(
            table=self._file.name,
            created=Changes(self._created),
            changed=Changes(self._changed),
            unchanged=self._unchanged,
            missing=tuple(find_missing(self._session, self._file, seen)),
            faulty=tuple(sorted(self._faulty, key=lambda row: row.line)),
            merged=tuple(sorted(self._merged, key=lambda row: row.line)),
        )

    def _faults_between(self) -> dict[int, list[Fault]]:
        """Return the faults of records that refer to each other by line; those that are stored count too."""
        inputs = {record.input.id: record for _, record in self._waiting}
        self._named[self._file.name] |= inputs.keys()
        between: dict[int, list[Fault]] = {}
        for fault in table_faults(self._file, [*self._others(inputs), *inputs.values()]):
            between.setdefault(fault.line or 0, []).append(fault)
        return between

    def _others(self, inputs: Mapping[str, Record]) -> Iterator[Record]:
        for name, stored in stored_records(self._session, self._file).items():
            if name not in inputs:
                yield Record(0, self._file.model.model_construct(**stored.values))


def folded(name: str) -> str:
    """Return an identifier without what may differ by accident: case, form of accents, spaces around it."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def differences(stored: Stored | None, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return [from, to] of every column that differs, in values of JSON; of a new record what is filled in.

    A field that an editor locked never differs: imports leave it alone.
    """
    if stored is None:
        return {name: [None, as_json(value)] for name, value in values.items() if value not in (None, "", [])}
    return {
        name: [as_json(stored.values[name]), as_json(value)]
        for name, value in values.items()
        if stored.values[name] != value and name not in stored.locked
    }


def as_json(value: Any) -> Any:
    """Return a value of a column as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value
