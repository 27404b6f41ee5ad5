"""Decide on the changes that provider editors proposed."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.editing import Edited, edit_record
from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.records import KINDS, get_record
from talentmatch.errors import Conflict, NotFound
from talentmatch.i18n import N_
from talentmatch.models import ErrorReport, PendingChange

WAITING = "waiting"
NO_CHANGE = N_("There is no proposed change %(id)s.")


def list_waiting(session: Session, subject: tuple[str, str] | None = None) -> Sequence[PendingChange]:
    """Return the changes that wait for a decision, the oldest first; subject: those of one table and identifier."""
    statement = select(PendingChange).where(PendingChange.status == WAITING).order_by(col(PendingChange.id))
    if subject is not None:
        statement = statement.where(PendingChange.table_name == subject[0], PendingChange.record_id == subject[1])
    return session.exec(statement).all()


def waiting_ids(session: Session, table_name: str, record_ids: Collection[str]) -> dict[str, list[int]]:
    """Return the numbers of the changes that wait by record, for each of these records; one query."""
    of_records = (PendingChange.table_name == table_name, col(PendingChange.record_id).in_(record_ids))
    statement = select(PendingChange.record_id, PendingChange.id).where(PendingChange.status == WAITING, *of_records)
    found: dict[str, list[int]] = {name: [] for name in record_ids}
    for record_id, change_id in session.exec(statement.order_by(col(PendingChange.id))):
        found[record_id].append(cast(int, change_id))
    return found


def records_of(session: Session, changes: Sequence[PendingChange | ErrorReport]) -> dict[tuple[str, str], Any]:
    """Return the records that changes or reports are about by table and identifier; one query for each kind."""
    found: dict[tuple[str, str], Any] = {}
    for name, kind in KINDS.items():
        ids = [change.record_id for change in changes if change.table_name == name]
        key = inspect(kind.table).primary_key[0]
        rows: Sequence[Any] = session.exec(select(kind.table).where(key.in_(ids))).all() if ids else ()
        found |= {(name, row.id): row for row in rows}
    return found


def get_proposed(session: Session, actor: Actor, change_id: int) -> PendingChange:
    """Return a change that was proposed, decided on or not; raise NotFound for one of a foreign record."""
    change = session.get(PendingChange, change_id)
    if change is None:
        raise NotFound(NO_CHANGE, id=change_id)
    get_record(session, actor, KINDS[change.table_name], change.record_id, lock=False)
    return change


def get_waiting(session: Session, actor: Actor, change_id: int) -> PendingChange:
    """Return a change to be decided on; raise NotFound when there is none, Conflict when it was decided before."""
    require(actor, "catalogue.publish")
    change = session.get(PendingChange, change_id, with_for_update=True, populate_existing=True)
    if change is None:
        raise NotFound(NO_CHANGE, id=change_id)
    if change.status != WAITING:
        raise Conflict(N_("%(by)s has already decided on this change."), by=change.decided_by)
    return change


def approve_change(session: Session, actor: Actor, change_id: int, *, now: datetime) -> Edited:
    """Make a proposed change; raise EditConflict when the record has changed since, FaultyFields for faults."""
    change = get_waiting(session, actor, change_id)
    kind = KINDS[change.table_name]
    entered = read_input(kind.input, change.proposed)
    edited = edit_record(session, actor, kind, change.record_id, version=change.base_version, entered=entered, now=now)
    close_change(session, actor, change_id, status="approved", now=now)
    return edited


def close_change(session: Session, actor: Actor, change_id: int, *, status: str, now: datetime) -> None:
    """Note a decision: approved, after the edit was made, or rejected, which changes nothing of the record."""
    change = get_waiting(session, actor, change_id)
    change.status, change.decided_by, change.decided_at = status, actor.name, now
    session.flush()
    told = {"proposed_by": (change.proposed_by, change.proposed_by)}
    record_change(session, actor, status, (change.table_name, change.record_id), changes=told, now=now)
