"""The sources that are kept: add, pause, resume, remove, list. Services flush and never commit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.errors import Conflict, NotFound
from talentmatch.exchange.harvest.inputs import SourceInput
from talentmatch.i18n import N_
from talentmatch.models import HarvestRun, HarvestSource, Provider

PERMISSION = "files.import"
TABLE = "harvest_source"


def add_source(session: Session, actor: Actor, entered: SourceInput, *, now: datetime) -> HarvestSource:
    """Keep a source; raise Conflict for a name that is taken, NotFound for a provider that there is not."""
    require(actor, PERMISSION)
    require_provider(session, entered.provider_id)
    if session.get(HarvestSource, entered.id) is not None:
        raise Conflict(N_("There is a source %(id)s already. Choose another name."), id=entered.id)
    row = HarvestSource(**entered.model_dump())
    session.add(row)
    session.flush()
    changes = {name: (None, value) for name, value in entered.model_dump().items() if value}
    _note(session, actor, "create", row.id, changes=changes, now=now)
    return row


def require_provider(session: Session, provider_id: str) -> None:
    """Raise NotFound for a provider that is named and that there is not."""
    if provider_id and session.get(Provider, provider_id) is None:
        raise NotFound(N_("There is no provider %(id)s in the catalogue."), id=provider_id)


def get_source(session: Session, source_id: str) -> HarvestSource:
    """Return a source; raise NotFound for a name that is none."""
    row = session.get(HarvestSource, source_id)
    if row is None:
        raise NotFound(N_("There is no source %(id)s. List them with: talentmatch harvest-sources list"), id=source_id)
    return row


def set_source_state(session: Session, actor: Actor, source_id: str, *, state: str, now: datetime) -> HarvestSource:
    """Pause a source or let it be harvested again."""
    require(actor, PERMISSION)
    row, before = get_source(session, source_id), get_source(session, source_id).state
    row.state = state
    session.flush()
    if state != before:
        _note(session, actor, "edit", source_id, changes={"state": (before, state)}, now=now)
    return row


def remove_source(session: Session, actor: Actor, source_id: str, *, now: datetime) -> None:
    """Forget a source; the records that it brought stay, with the note on where they came from."""
    require(actor, PERMISSION)
    row = get_source(session, source_id)
    session.delete(row)
    session.flush()
    _note(session, actor, "remove", source_id, changes={"address": (row.address, None)}, now=now)


def list_sources(session: Session, *, state: str = "") -> list[tuple[HarvestSource, HarvestRun | None]]:
    """Return the sources by name, of a state where one is given, each with its last run; one query."""
    latest = select(func.max(HarvestRun.id)).where(HarvestRun.source_id != "").group_by(col(HarvestRun.source_id))
    last = and_(col(HarvestRun.source_id) == HarvestSource.id, col(HarvestRun.id).in_(latest))
    found = select(HarvestSource, HarvestRun).outerjoin(HarvestRun, last).order_by(col(HarvestSource.id))
    return list(session.exec(found.where(HarvestSource.state == state) if state else found).all())


def _note(
    session: Session, actor: Actor, action: str, source_id: str, *, changes: Mapping[str, Any], now: datetime
) -> None:
    record_change(session, actor, action, (TABLE, source_id), changes=changes, now=now)
