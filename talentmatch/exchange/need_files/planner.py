"""Compare a file of needs with those of a company and plan what an import would do. Nothing is stored here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from talentmatch.employers.inputs import NeedInput
from talentmatch.errors import InvalidData
from talentmatch.exchange.faults import Fault
from talentmatch.exchange.nearest import near_to
from talentmatch.exchange.need_files.known import Known
from talentmatch.exchange.need_files.row import SKILLS, TABLE, YES_NO, NeedRow
from talentmatch.exchange.need_files.skill_names import read_skills, repeated
from talentmatch.exchange.packed import Change, Changes
from talentmatch.exchange.parsing import Record, parse_row
from talentmatch.exchange.plan import FaultyRow, ImportPlan
from talentmatch.exchange.planner import as_json
from talentmatch.exchange.reading import Item, Row
from talentmatch.i18n import N_

MOST_ROWS = 1_000
ENDS = "expires_on"
NO_SUCH_NEED = N_("is no need of this company; leave the cell empty for a new need")
NO_SUCH_RECORD = N_("is not in the catalogue; correct it or leave the cell empty")


def plan_needs(known: Known, name: str, items: Iterable[Item]) -> ImportPlan:
    """Return what importing the rows of a file would do; ``name`` is what faults call it.

    Raises InvalidData for a file of more rows than one import takes.
    """
    planner = NeedPlanner(known, name)
    for item in items:
        planner.add(item)
    return planner.finish()


class NeedPlanner:
    """Take rows one by one. A row without identifier is a new need, unless one of the company says just the same."""

    def __init__(self, known: Known, name: str) -> None:
        self._known = known
        self._name = name
        self._free = dict(known.needs)  # those that no row stands for yet
        self._lines: dict[str, int] = {}
        self._changes: list[Change] = []
        self._unchanged: dict[str, int] = {}
        self._faulty: list[FaultyRow] = []

    def seen_unchanged(self, unchanged: Mapping[str, int]) -> None:
        """Take needs that an earlier plan of the same file found to be as they are stored."""
        for need_id, line in unchanged.items():
            self._lines[need_id] = self._unchanged[need_id] = line
            self._free.pop(need_id, None)

    def add(self, item: Item) -> None:
        """Take the next row or fault of the file."""
        if isinstance(item, Fault):
            self._refuse(item.line or 0, {}, [item])
        else:
            self._parse(item)
        if len(self._changes) + len(self._unchanged) + len(self._faulty) > MOST_ROWS:
            raise InvalidData(N_("%(file)s has more than %(limit)s rows; split it."), file=self._name, limit=MOST_ROWS)

    def finish(self) -> ImportPlan:
        """Return the plan."""
        return ImportPlan(
            table=TABLE,
            created=Changes([change.packed() for change in self._changes if not change.version]),
            changed=Changes([change.packed() for change in self._changes if change.version]),
            unchanged=self._unchanged,
            faulty=tuple(sorted(self._faulty, key=lambda row: row.line)),
        )

    def _parse(self, row: Row) -> None:
        parsed = parse_row(self._name, NeedRow, row)
        if not isinstance(parsed, Record):
            self._refuse(row.line, row.cells, parsed)
            return
        values, faults = self._values(parsed.input)
        if faults := [*self._identity_faults(parsed.input.id, row.line), *faults]:
            self._refuse(row.line, row.cells, faults)
        else:
            self._compare(row.line, parsed.input.id, values)

    def _values(self, row: NeedRow) -> tuple[dict[str, Any], list[Fault]]:
        """Return the values by column, skills by identifier, and what they name that there is not."""
        values = {name: getattr(row, name) for name in NeedInput.model_fields}
        values["experience_counts"] = YES_NO[row.experience_counts]
        faults = list(self._broken(values))
        for column in SKILLS.values():
            values[column], wrong = read_skills(self._known.skills, getattr(row, column))
            faults += [replace(fault, column=column) for fault in wrong]
        every = [item for column in SKILLS.values() for item in values[column]]
        return values, [*faults, *(replace(fault, column="skills_optional") for fault in repeated(every))]

    def _broken(self, values: Mapping[str, Any]) -> Iterator[Fault]:
        for column, known in self._known.named.items():
            value = values[column]
            for name in value if isinstance(value, list) else [value] if value else []:
                if name not in known:
                    yield Fault("", NO_SUCH_RECORD, column=column, shown=name)

    def _identity_faults(self, need_id: str | None, line: int) -> Iterator[Fault]:
        if need_id is None:
            return
        if need_id not in self._known.needs:
            yield Fault("", NO_SUCH_NEED, column="id", shown=need_id)
        elif (first := self._lines.setdefault(need_id, line)) != line:
            message = N_("%(key)s stands on line %(line)s already; keep one of the two")
            yield Fault("", message, column="id", values={"key": need_id, "line": first})

    def _compare(self, line: int, need_id: str | None, values: dict[str, Any]) -> None:
        need_id = need_id or self._same_as(values)
        if need_id is None:
            fields = {name: [None, as_json(value)] for name, value in values.items() if value not in (None, "", [])}
            self._changes.append(Change(line, f"new-{line}", 0, fields))
            return
        self._free.pop(need_id, None)
        self._lines.setdefault(need_id, line)
        if fields := self._differences(need_id, values):
            self._changes.append(Change(line, need_id, self._known.needs[need_id].version, fields))
        else:
            self._unchanged[need_id] = line

    def _same_as(self, values: Mapping[str, Any]) -> str | None:
        """Return a need that says just the same and for which no row stands yet; a file sent twice adds nothing."""
        alike = (name for name, need in self._free.items() if need.values["title"] == values["title"])
        return next((name for name in alike if not self._differences(name, values)), None)

    def _differences(self, need_id: str, values: Mapping[str, Any]) -> dict[str, list[Any]]:
        """Return [from, to] of every column that differs; an empty last day leaves the stored one."""
        stored = self._known.needs[need_id].values
        return {
            name: [as_json(stored[name]), as_json(value)]
            for name, value in values.items()
            if stored[name] != value and not (name == ENDS and value is None)
        }

    def _refuse(self, line: int, cells: Mapping[str, Any], faults: Iterable[Fault]) -> None:
        named = self._known.named
        placed = (replace(fault, file=self._name, line=line) for fault in faults)
        told = tuple(near_to(fault, named.get(fault.column or "", set())) for fault in placed)
        self._faulty.append(FaultyRow(line, cells, told))
