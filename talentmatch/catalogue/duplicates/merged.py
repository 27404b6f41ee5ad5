"""Where a merged record went, and pairs that somebody found to be two."""

from datetime import datetime

from sqlmodel import Session, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.records import KINDS, get_record
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_
from talentmatch.models import DistinctPair, MergedRecord

PERMISSION = "catalogue.publish"


def merged_ids(session: Session, table_name: str) -> dict[str, str]:
    """Return the survivor of every merged record of a table, the last one after several steps; one query."""
    rows = session.exec(select(MergedRecord).where(MergedRecord.table_name == table_name)).all()
    into = {row.record_id: row.into_id for row in rows}
    return {name: _last(into, name) for name in into}


def _last(into: dict[str, str], name: str) -> str:
    while name in into:  # a survivor is never merged into what was merged into it, so this ends
        name = into[name]
    return name


def find_merge(session: Session, table_name: str, record_id: str) -> MergedRecord | None:
    """Return the note on the merging of a record, None for one that stands on its own."""
    return session.get(MergedRecord, (table_name, record_id))


def survivor_of(session: Session, table_name: str, record_id: str) -> str | None:
    """Return the record into which one was merged, directly or by steps; None for one that stands on its own."""
    return merged_ids(session, table_name).get(record_id)


def require_unmerged(session: Session, table_name: str, record_id: str) -> None:
    """Raise Conflict for a record that was merged into another: it would stand beside it again."""
    merge = find_merge(session, table_name, record_id)
    if merge is not None:
        message = N_("%(id)s was merged into %(into)s. Take the two apart first.")
        raise Conflict(message, id=record_id, into=merge.into_id)


def keep_apart(session: Session, actor: Actor, table_name: str, ids: tuple[str, str], *, now: datetime) -> None:
    """Note for good that two records which look alike are two; a second note changes nothing.

    Raises NotFound for a record that there is not, InvalidData for one record named twice.
    """
    require(actor, PERMISSION)
    first, second = sorted(ids)
    if first == second:
        raise InvalidData(N_("A pair needs two records. Open it from the list of duplicates."))
    for name in (first, second):
        get_record(session, actor, KINDS[table_name], name, permission=PERMISSION, lock=False)
    if session.get(DistinctPair, (table_name, first, second)) is not None:
        return
    session.add(
        DistinctPair(table_name=table_name, first_id=first, second_id=second, decided_by=actor.name, decided_at=now)
    )
    session.flush()
    record_change(session, actor, "keep-apart", (table_name, first), changes={"distinct_from": (None, second)}, now=now)
