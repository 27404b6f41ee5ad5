"""The kinds of records of the catalogue that programs write, each with the models of what is sent and answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from talentmatch.catalogue.approvals import waiting_ids
from talentmatch.catalogue.records import COURSE_INSTANCE, JOB_PROFILE, PROGRAMME, PROVIDER, SKILL, Kind, values_of
from talentmatch.models.columns import Editable
from talentmatch.models.input_types import Input
from talentmatch.web.api.writes.models import patch_of, record_of, whole_of


@dataclass(frozen=True, eq=False)
class WrittenKind:
    """A kind of record: its place in the address and its models; ``permission``: of who may add one."""

    path: str
    kind: Kind
    new: type[Input]
    change: type[Input]
    record: type[BaseModel]
    permission: str

    @property
    def name(self) -> str:
        """Return the name of the kind, as the audit log has it."""
        return self.kind.name


def _written(path: str, kind: Kind, permission: str = "catalogue.edit") -> WrittenKind:
    name = kind.table.__name__
    others: dict[str, Any] = {"version": (int, ...), "state": (str, ...), "waiting": (list[int], ...)}
    if issubclass(kind.table, Editable):
        others["confirmed_on"] = (date | None, ...)
    new, change = whole_of(kind.input, f"New{name}"), patch_of(kind.input, f"{name}Change")
    return WrittenKind(path, kind, new, change, record_of(kind.input, f"{name}Record", **others), permission)


OF_ALL = "catalogue.publish"  # what belongs to no provider is for editors
WRITTEN_KINDS = (
    _written("providers", PROVIDER),
    _written("programmes", PROGRAMME),
    _written("course-instances", COURSE_INSTANCE),
    _written("skills", SKILL, OF_ALL),
    _written("job-profiles", JOB_PROFILE, OF_ALL),
)


def shown_record(session: Session, written: WrittenKind, row: Any) -> BaseModel:
    """Return a record as it is stored, in all languages, with the changes of it that wait for approval."""
    (shown,) = shown_records(session, written, [row])
    return shown


def shown_records(session: Session, written: WrittenKind, rows: Sequence[Any]) -> list[BaseModel]:
    """Return records as they are stored; one query, however many there are."""
    waiting = waiting_ids(session, written.name, [row.id for row in rows])
    return [
        written.record.model_construct(**values_of(written.kind, row), **_beside(row), waiting=waiting[row.id])
        for row in rows
    ]


def _beside(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("version", "state", "confirmed_on") if hasattr(row, name)}
