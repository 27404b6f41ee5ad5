"""Apply the plan of a file of needs, and undo it: whole or not at all, each need by its own service."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.employers.needs import TABLE, NeedConflict, create_need, edit_need, get_need, skills_of
from talentmatch.errors import Conflict, NotFound
from talentmatch.exchange.apply import EDITED
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.import_runs import require_applied, require_waiting
from talentmatch.exchange.need_files.row import COLUMNS, StoredNeed, draft_of_values, stored_need
from talentmatch.exchange.need_files.runs import get_need_import
from talentmatch.exchange.packed import Change, Changes
from talentmatch.exchange.stored_plan import read_plan, write_plan
from talentmatch.models import NeedSkill, SkillNeed

BLANK: Mapping[str, Any] = dict.fromkeys(COLUMNS, "") | {"people": 1, "visibility": "named"}


def apply_needs(session: Session, actor: Actor, run_id: int, *, skip_bad: bool, now: datetime) -> int:
    """Store the needs of a planned import, new ones as drafts; return how many. Flush, never commit.

    Raises FaultyFiles for faulty rows that are not to be left out, Conflict when a need was edited since.
    """
    found = get_need_import(session, actor, run_id, lock=True)
    require_waiting(found.run, "planned")
    plan = read_plan(session, found.run)
    if plan.faulty and not skip_bad:
        raise FaultyFiles(plan.faults)
    for change in plan.changed:
        _edit(session, actor, change, now)
    made = [_create(session, actor, found.company_id, change=change, now=now) for change in plan.created]
    write_plan(session, found.run, replace(plan, created=Changes([change.packed() for change in made])))
    found.run.state, found.run.started_at, found.run.finished_at = "applied", now, now
    session.flush()
    return len(plan.changes)


def _edit(session: Session, actor: Actor, change: Change, now: datetime) -> None:
    stored = _stored(session, actor, change)
    values = {**stored.values, **{name: sides[1] for name, sides in change.fields.items()}}
    draft = draft_of_values(values, stored.words)
    try:
        edit_need(session, actor, change.id, version=change.version, draft=draft, now=now)
    except NeedConflict:
        raise Conflict(EDITED, ids=stored.values["title"]) from None


def _create(session: Session, actor: Actor, company_id: str, *, change: Change, now: datetime) -> Change:
    """Store a new need; return the change with the identifier that it has got."""
    values = {**BLANK, **{name: sides[1] for name, sides in change.fields.items()}}
    row = create_need(session, actor, company_id, draft_of_values(values, {}), origin="import", now=now)
    return replace(change, id=row.id)


def undo_needs(session: Session, actor: Actor, run_id: int, now: datetime) -> int:
    """Give needs back what they said before an import and remove those that it created; return how many.

    Raises Conflict when one was edited or published since. Flush, never commit.
    """
    found = get_need_import(session, actor, run_id, lock=True)
    require_applied(found.run)
    plan = read_plan(session, found.run)
    for change in plan.changed:
        back = {name: sides[::-1] for name, sides in change.fields.items()}
        _edit(session, actor, replace(change, version=change.version + 1, fields=back), now)
    for change in plan.created:
        _remove(session, actor, change, now)
    found.run.state, found.run.finished_at = "undone", now
    session.flush()
    return len(plan.changes)


def _remove(session: Session, actor: Actor, change: Change, now: datetime) -> None:
    row = _need(session, actor, change)
    if row.version != 1:
        raise Conflict(EDITED, ids=row.title)
    session.exec(delete(NeedSkill).where(col(NeedSkill.need_id) == row.id))
    session.delete(row)
    session.flush()
    fields = {name: sides[::-1] for name, sides in change.fields.items()}
    record_change(session, actor, "undo_import", (TABLE, change.id), changes={**fields, "version": (1, None)}, now=now)


def _stored(session: Session, actor: Actor, change: Change) -> StoredNeed:
    row = _need(session, actor, change)
    return stored_need(row, skills_of(session, row.id))


def _need(session: Session, actor: Actor, change: Change) -> SkillNeed:
    try:
        return get_need(session, actor, change.id, lock=True)
    except NotFound:
        raise Conflict(EDITED, ids=change.id) from None
