"""The kinds of records that the desk edits, and the one way to fetch one for a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, SQLModel

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.desk_inputs import (
    CompanyEdit,
    CourseInstanceEdit,
    JobProfileEdit,
    ProgrammeEdit,
    ProviderEdit,
    SkillEdit,
)
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, CourseInstance, JobProfile, Programme, Provider, Skill
from talentmatch.models.input_types import Input

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of record: its table and the input model that says which fields people may edit."""

    table: type[SQLModel]
    input: type[Input]

    @property
    def name(self) -> str:
        """Return the name of the table, as the audit log has it."""
        return str(self.table.__tablename__)


PROGRAMME = Kind(Programme, ProgrammeEdit)
PROVIDER = Kind(Provider, ProviderEdit)
COURSE_INSTANCE = Kind(CourseInstance, CourseInstanceEdit)
SKILL = Kind(Skill, SkillEdit)
JOB_PROFILE = Kind(JobProfile, JobProfileEdit)
COMPANY = Kind(Company, CompanyEdit)
KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (PROGRAMME, PROVIDER, COURSE_INSTANCE, SKILL, JOB_PROFILE, COMPANY)
}


def get_record(
    session: Session,
    actor: Actor,
    kind: Kind,
    record_id: str,
    *,
    permission: str = "catalogue.edit",
    lock: bool = True,
) -> Any:
    """Return a row, locked against other writers; raise NotFound when there is none, or none of this actor's."""
    row = session.get(kind.table, record_id, with_for_update=lock or None, populate_existing=lock)
    if row is None:
        raise NotFound(N_("There is no record %(id)s in the catalogue."), id=record_id)
    require(actor, permission, owner_of(session, row))
    return row


def owner_of(session: Session, record: Any) -> Any:
    """Return the record that says whose this is: a dated run belongs to its programme. Raise NotFound without one."""
    if not hasattr(record, "programme_id"):
        return record
    programme = session.get(Programme, record.programme_id)
    if programme is None:
        raise NotFound(N_("There is no programme %(id)s in the catalogue."), id=record.programme_id)
    return programme


def values_of(kind: Kind, row: Any) -> dict[str, Any]:
    """Return the fields of a row that people may edit."""
    return {name: getattr(row, name) for name in kind.input.model_fields}
