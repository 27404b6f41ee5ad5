"""What an import would do: the difference between a file and the database, as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from talentmatch.exchange.faults import Fault

MOST_MISSING = 0.2  # of the records of one owner; more has to be confirmed


@dataclass(frozen=True)
class Change:
    """A record that is created (version 0) or changed; ``fields`` maps each changed column to [from, to] in JSON."""

    line: int
    id: str
    version: int
    fields: Mapping[str, list[Any]]


@dataclass(frozen=True)
class FaultyRow:
    """A row that cannot be taken, with its cells as they stand in the file; none when the row cannot be taken apart."""

    line: int
    cells: Mapping[str, Any]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Missing:
    """Records of one owner that are in the database and not in the file; they are reported and left alone."""

    owner: str
    ids: tuple[str, ...]
    stored: int

    @property
    def shrinking(self) -> bool:
        """Return whether so much is missing that somebody has to say that it is meant."""
        return len(self.ids) > MOST_MISSING * self.stored


@dataclass(frozen=True)
class MergedRow:
    """A row about a record that was merged into another; it changes nothing."""

    line: int
    id: str
    into: str


@dataclass(frozen=True)
class ImportPlan:
    """The difference between a file and a table; ``unchanged`` maps identifiers to lines."""

    table: str
    created: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    faulty: tuple[FaultyRow, ...] = ()
    merged: tuple[MergedRow, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what would be stored."""
        return self.created + self.changed

    @property
    def shrinking(self) -> list[Missing]:
        """Return the owners of whom so much is missing that it has to be confirmed."""
        return [missing for missing in self.missing if missing.shrinking]

    @property
    def faults(self) -> list[Fault]:
        """Return every fault, in the order of the lines."""
        return [fault for row in self.faulty for fault in row.faults]

    def counts(self) -> dict[str, int]:
        """Return how many records are of each kind."""
        return {
            "created": len(self.created),
            "changed": len(self.changed),
            "unchanged": len(self.unchanged),
            "missing": sum(len(missing.ids) for missing in self.missing),
            "faulty": len(self.faulty),
        }

    def to_json(self) -> dict[str, Any]:
        """Return the plan in values of JSON."""
        return {
            "table": self.table,
            "created": [vars(change) for change in self.created],
            "changed": [vars(change) for change in self.changed],
            "unchanged": dict(self.unchanged),
            "missing": [vars(missing) for missing in self.missing],
            "faulty": [asdict(row) for row in self.faulty],
            "merged": [vars(row) for row in self.merged],
        }


def plan_from_json(stored: Mapping[str, Any]) -> ImportPlan:
    """Return the plan that ``to_json`` wrote."""
    return ImportPlan(
        table=stored["table"],
        created=_changes(stored["created"]),
        changed=_changes(stored["changed"]),
        unchanged=stored["unchanged"],
        missing=tuple(Missing(item["owner"], tuple(item["ids"]), item["stored"]) for item in stored["missing"]),
        faulty=tuple(
            FaultyRow(item["line"], item["cells"], tuple(Fault(**fault) for fault in item["faults"]))
            for item in stored["faulty"]
        ),
        merged=tuple(MergedRow(**item) for item in stored.get("merged", ())),  # older plans know of none
    )


def _changes(stored: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    return tuple(Change(**change) for change in stored)
