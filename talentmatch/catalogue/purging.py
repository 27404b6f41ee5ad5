"""Remove archived records for good, with what belongs to them, unless another record still names them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.catalogue.records import COMPANY, JOB_PROFILE, PROGRAMME, PROVIDER, SKILL, Kind, get_record, values_of
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_
from talentmatch.models import (
    CourseInstance,
    JobProfile,
    MergedRecord,
    PendingChange,
    ProfileSkill,
    Programme,
    ProgrammeSkill,
    Skill,
    SkillSuggestion,
)
from talentmatch.models.store import mark_changed

MOST_NAMED = 5
BELONGING: Mapping[str, tuple[Any, ...]] = {  # goes with its record
    PROGRAMME.name: (ProgrammeSkill.programme_id, CourseInstance.programme_id, SkillSuggestion.programme_id),
    JOB_PROFILE.name: (ProfileSkill.profile_id, SkillSuggestion.profile_id),
    SKILL.name: (SkillSuggestion.skill_id,),
}
NAMING: Mapping[str, tuple[tuple[Any, Any, str], ...]] = {  # (who names it, by which column): what is said then
    PROVIDER.name: (
        (Programme.id, Programme.provider_id, N_("These programmes are still of %(id)s: %(ids)s. Move them first.")),
    ),
    COMPANY.name: (
        (JobProfile.id, JobProfile.company_id, N_("These job profiles still name %(id)s: %(ids)s. Change them first.")),
    ),
    SKILL.name: (
        (
            ProgrammeSkill.programme_id,
            ProgrammeSkill.skill_id,
            N_("These programmes still teach %(id)s: %(ids)s. Take the skill from them first."),
        ),
        (
            ProfileSkill.profile_id,
            ProfileSkill.skill_id,
            N_("These job profiles still ask for %(id)s: %(ids)s. Take the skill from them first."),
        ),
        (Skill.id, Skill.broader_id, N_("These skills still stand under %(id)s: %(ids)s. Move them first.")),
    ),
}


def purge_record(session: Session, actor: Actor, kind: Kind, record_id: str, *, now: datetime) -> None:
    """Remove an archived record for good, with what belongs to it; its history stays in the audit log.

    Raises InvalidData unless it is archived, Conflict that says which other records still name it.
    """
    row = get_record(session, actor, kind, record_id, permission="catalogue.purge")
    if row.state != "archived":
        raise InvalidData(N_("Only an archived record can be removed for good. Archive %(id)s first."), id=record_id)
    _require_unnamed(session, kind, record_id)
    changes = {name: (value, None) for name, value in values_of(kind, row).items()}
    for column in BELONGING.get(kind.name, ()):
        session.exec(delete(_table_of(column)).where(col(column) == record_id))
    waiting = col(PendingChange.table_name) == kind.name
    session.exec(delete(PendingChange).where(waiting, col(PendingChange.record_id) == record_id))
    into_it = col(MergedRecord.table_name) == kind.name
    session.exec(delete(MergedRecord).where(into_it, col(MergedRecord.into_id) == record_id))
    session.delete(row)
    session.flush()
    record_change(session, actor, "purge", (kind.name, record_id), changes=changes, now=now)
    mark_changed(session)


def _require_unnamed(session: Session, kind: Kind, record_id: str) -> None:
    for naming, column, message in NAMING.get(kind.name, ()):
        found = session.exec(select(naming).where(column == record_id).order_by(naming).limit(MOST_NAMED + 1)).all()
        if found:
            more = " …" if len(found) > MOST_NAMED else ""
            raise Conflict(message, id=record_id, ids=", ".join(found[:MOST_NAMED]) + more)


def _table_of(column: Any) -> type[SQLModel]:
    table: type[SQLModel] = column.class_
    return table
