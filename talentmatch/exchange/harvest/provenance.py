"""Which record came from where: noted at each harvest, so that what a source no longer has can be listed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from talentmatch.exchange.catalogue_files import KEY_SEPARATOR
from talentmatch.exchange.harvest.incoming import Incoming
from talentmatch.exchange.plan import ImportPlan, Missing
from talentmatch.models import HarvestedRecord
from talentmatch.models.harvest import ADDRESS_LENGTH
from talentmatch.models.store import in_batches


def find_vanished(session: Session, source_id: str, incoming: Incoming, plan: ImportPlan) -> tuple[Missing, ...]:
    """Return what a source brought before and no longer has, as far as what came now says so; one query."""
    brought = _brought(session, source_id, incoming.file.name)
    seen = seen_in(plan)
    covered = incoming.covered
    gone = [
        name
        for name in sorted(brought.keys() - seen)
        if covered is None or name in covered or name.partition(KEY_SEPARATOR)[0] in covered
    ]
    return (Missing(source_id, tuple(gone), len(brought)),) if gone else ()


def seen_in(plan: ImportPlan) -> set[str]:
    """Return the records that a source has, faulty rows too: what cannot be read has not vanished."""
    named = {str(row.cells.get("id")) for row in plan.faulty}
    return {change.id for change in plan.changes} | plan.unchanged.keys() | named | {row.id for row in plan.merged}


def note_origin(session: Session, source_id: str, incoming: Incoming, plan: ImportPlan, *, now: datetime) -> None:
    """Note where the records of a plan stood, and which have vanished. Flush, never commit."""
    table = incoming.file.name
    seen = {change.id for change in plan.changes} | plan.unchanged.keys()
    _note_seen(session, source_id, table, {name: incoming.addresses.get(name, incoming.name) for name in seen}, now=now)
    for missing in plan.missing:
        _set(session, source_id, table, missing.ids, vanished_at=now)
    session.flush()


def _note_seen(session: Session, source_id: str, table: str, addresses: Mapping[str, str], *, now: datetime) -> None:
    known = _brought(session, source_id, table, vanished=True)
    origin: dict[str, Any] = {"table_name": table, "source_id": source_id, "first_at": now, "seen_at": now}
    for name in sorted(addresses.keys() - known):
        session.add(HarvestedRecord(**origin, record_id=name, address=addresses[name][:ADDRESS_LENGTH]))
    again = sorted(addresses.keys() & known)
    moved = [name for name in again if known[name] != addresses[name][:ADDRESS_LENGTH]]
    for name in moved:
        _set(session, source_id, table, [name], address=addresses[name][:ADDRESS_LENGTH])
    _set(session, source_id, table, again, seen_at=now, vanished_at=None)


def _brought(session: Session, source_id: str, table: str, *, vanished: bool = False) -> dict[str, str]:
    """Return the address of each record that a source brought; ``vanished``: those too that it no longer has."""
    row = HarvestedRecord
    wanted = select(row.record_id, row.address).where(row.source_id == source_id, row.table_name == table)
    return dict(session.exec(wanted if vanished else wanted.where(col(row.vanished_at).is_(None))).all())


def _set(session: Session, source_id: str, table: str, ids: list[str] | tuple[str, ...], **values: object) -> None:
    row = HarvestedRecord
    for batch in in_batches(ids):
        named = (col(row.source_id) == source_id, col(row.table_name) == table, col(row.record_id).in_(batch))
        session.connection().execute(update(row).where(*named).values(**values))
