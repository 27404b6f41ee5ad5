"""Tell a reader what is new: first every public record, then what the audit log says, never by whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from talentmatch.errors import Gone
from talentmatch.exchange.changes.cursor import Cursor, name_of_catalogue
from talentmatch.exchange.changes.dependents import SHOWING, Subject, days_between, hanging_on
from talentmatch.exchange.changes.tables import LINKS, TOLD, TOLD_BY_NAME
from talentmatch.i18n import N_
from talentmatch.models import AuditEntry, MergedRecord
from talentmatch.models.store import get_state

MOST = 200
OLDEST = timedelta(days=366)
OVER = N_("This cursor is over: the catalogue was loaded anew, or it is older than a year. Begin without 'since'.")


@dataclass(frozen=True)
class Told:
    """One change: ``created``, ``changed``, ``archived`` or ``merged``; ``record`` is as it is now, None when hidden.

    ``at``: when it happened; None in the walk through all records and for what a day or another record brought along.
    """

    table: str
    id: str
    change: str
    at: datetime | None = None
    into: str = ""
    record: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class ChangesPage:
    """Some changes in their order, the cursor after them, and whether there is more to read at once."""

    changes: tuple[Told, ...]
    next: Cursor
    more: bool


def list_changes(session: Session, since: Cursor | None, limit: int, *, now: datetime) -> ChangesPage:
    """Return what follows a cursor, or the beginning of all records without one; a constant number of queries.

    About ``limit`` changes: what appears or disappears with another record comes in the same answer. Raises Gone for a
    cursor of another database, or of before data files were loaded, which no log tells record by record.
    """
    end = end_of_changes(session, now)
    if since is None:
        since = replace(end, table=0)
    if since.catalogue != end.catalogue or since.entry > end.entry or end.day - since.day > OLDEST:
        raise Gone(OVER)
    if since.table is not None:
        return _walk(session, since, limit)
    return _follow(session, since, limit, until=replace(end, day=max(since.day, end.day)))


def end_of_changes(session: Session, now: datetime) -> Cursor:
    """Return the cursor of somebody who knows everything up to now; two queries."""
    last = session.exec(select(func.max(AuditEntry.id))).one() or 0
    return Cursor(name_of_catalogue(get_state(session)), now.astimezone(UTC).date(), last)


def _walk(session: Session, since: Cursor, limit: int) -> ChangesPage:
    """Tell the records that follow, table by table; what changes meanwhile stands in the log after ``since.entry``."""
    found: list[Told] = []
    table, last = since.table or 0, since.last
    while len(found) < limit and table < len(TOLD):
        told = TOLD[table]
        records = told.after(session, last, limit - len(found))
        found += [Told(told.file.name, name, "created", record=record) for name, record in records.items()]
        last = max(records, default="")
        if len(found) < limit:
            table, last = table + 1, ""
    place = replace(since, table=table, last=last) if table < len(TOLD) else replace(since, table=None, last="")
    return ChangesPage(tuple(found), place, True)


def _follow(session: Session, since: Cursor, limit: int, *, until: Cursor) -> ChangesPage:
    """Tell what the log and the days say after one cursor and up to another."""
    wanted = select(AuditEntry).where(col(AuditEntry.id) > since.entry, col(AuditEntry.id) <= until.entry)
    of_public = col(AuditEntry.table_name).in_([*TOLD_BY_NAME, *LINKS])
    entries = session.exec(wanted.where(of_public).order_by(col(AuditEntry.id)).limit(limit)).all()
    more = len(entries) == limit
    place = replace(until, entry=entries[-1].id or 0) if more else until
    steps = list(_steps(session, entries, list(days_between(session, since.day, until.day))))
    return ChangesPage(tuple(_told(session, steps)), place, more)


@dataclass(frozen=True)
class Step:
    """A record to look at: ``new`` where it became public, ``hidden`` where it may have left."""

    subject: Subject
    new: bool = False
    hidden: bool = False
    at: datetime | None = None


def _steps(session: Session, entries: Iterable[AuditEntry], by_day: list[Subject]) -> Iterator[Step]:
    yield from (Step(subject, hidden=True) for subject in by_day)
    shown = list(by_day)
    for entry in entries:
        step = _step(entry)
        if step is not None:
            yield step
            shown += [step.subject] if entry.changes.keys() & set(SHOWING) else []
    yield from (Step(subject, hidden=True) for subject in hanging_on(session, shown))


def _step(entry: AuditEntry) -> Step | None:
    """Return what an entry says of a record; None for one that changes nothing of it, such as a proposal."""
    if entry.table_name in LINKS:
        owner = entry.record_id.partition(" ")[0]
        return Step((LINKS[entry.table_name].name, owner), at=entry.at)
    changes = entry.changes
    if not changes.keys() & {"version", "state"} and entry.action != "create":
        return None
    before, after = changes.get("version", (1, 1))
    was_shown = changes.get("state", ("",))[0] == "published" or after is None
    by_day = bool(changes.keys() & {"publish_on", "expires_on"})
    new = entry.action in ("create", "publish") or not before
    return Step((entry.table_name, entry.record_id), new, was_shown or by_day, entry.at)


def _told(session: Session, steps: list[Step]) -> Iterator[Told]:
    ids: dict[str, set[str]] = defaultdict(set)
    for step in steps:
        ids[step.subject[0]].add(step.subject[1])
    records = {name: told.load(session, ids[name]) for name, told in TOLD_BY_NAME.items()}
    merged = _merged(session, ids)
    for step in steps:
        table, name = step.subject
        record, file = records[table].get(name), TOLD_BY_NAME[table].file.name
        if record is not None:
            yield Told(file, name, "created" if step.new else "changed", step.at, record=record)
        elif step.hidden:
            into = merged.get(step.subject, "")
            yield Told(file, name, "merged" if into else "archived", step.at, into)


def _merged(session: Session, ids: Mapping[str, set[str]]) -> dict[Subject, str]:
    names = set().union(*ids.values()) if ids else set()
    rows = session.exec(select(MergedRecord).where(col(MergedRecord.record_id).in_(names))).all() if names else ()
    return {(row.table_name, row.record_id): row.into_id for row in rows}
