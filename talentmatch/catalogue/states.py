"""Publish, archive, confirm and purge records."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.catalogue.duplicates.merged import require_unmerged
from talentmatch.catalogue.editing import apply_values
from talentmatch.catalogue.records import Kind, get_record, values_of
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_
from talentmatch.models import (
    CourseInstance,
    MergedRecord,
    PendingChange,
    Programme,
    ProgrammeSkill,
    Provider,
    SkillSuggestion,
)
from talentmatch.models.columns import Editable
from talentmatch.models.store import mark_changed

TARGETS: Mapping[str, str] = {"publish": "published", "archive": "archived", "unarchive": "draft"}
BELONGING = (ProgrammeSkill, CourseInstance, SkillSuggestion)  # goes with its programme


def change_state(session: Session, actor: Actor, kind: Kind, record_id: str, *, action: str, now: datetime) -> bool:
    """Publish, archive or unarchive (as a draft) a record; return whether that changed it.

    Raises Conflict for a merged record that is to come back while the other holds what was its own.
    """
    row = get_record(session, actor, kind, record_id, permission="catalogue.publish")
    if row.state == TARGETS[action]:
        return False
    if action != "archive":
        require_unmerged(session, kind.name, record_id)
    apply_values(session, actor, row, action=action, values={"state": TARGETS[action]}, now=now)
    return True


def confirm_record(session: Session, actor: Actor, kind: Kind, record_id: str, *, now: datetime) -> bool:
    """Note that a programme or provider was found right today; return whether that was not yet known."""
    row = get_record(session, actor, kind, record_id)
    if not isinstance(row, Editable):
        raise InvalidData(N_("Dates of a course are not confirmed one by one. Confirm the programme."))
    if row.confirmed_on == now.date():
        return False
    apply_values(session, actor, row, action="confirm", values={"confirmed_on": now.date()}, now=now)
    return True


def purge_record(session: Session, actor: Actor, kind: Kind, record_id: str, *, now: datetime) -> None:
    """Remove an archived record for good, with what belongs to it; its history stays in the audit log.

    Raises InvalidData unless it is archived, Conflict for a provider that still has programmes.
    """
    row = get_record(session, actor, kind, record_id, permission="catalogue.purge")
    if row.state != "archived":
        raise InvalidData(N_("Only an archived record can be removed for good. Archive %(id)s first."), id=record_id)
    if isinstance(row, Provider):
        _require_no_programmes(session, row)
    changes = {name: (value, None) for name, value in values_of(kind, row).items()}
    if isinstance(row, Programme):
        for table in BELONGING:
            session.exec(delete(table).where(col(table.programme_id) == record_id))
    waiting = col(PendingChange.table_name) == kind.name
    session.exec(delete(PendingChange).where(waiting, col(PendingChange.record_id) == record_id))
    into_it = col(MergedRecord.table_name) == kind.name
    session.exec(delete(MergedRecord).where(into_it, col(MergedRecord.into_id) == record_id))
    session.delete(row)
    session.flush()
    record_change(session, actor, "purge", (kind.name, record_id), changes=changes, now=now)
    mark_changed(session)


def _require_no_programmes(session: Session, row: Any) -> None:
    if session.exec(select(Programme.id).where(Programme.provider_id == row.id).limit(1)).first():
        message = N_("The provider %(id)s still has programmes. Remove or move them first.")
        raise Conflict(message, id=row.id)
