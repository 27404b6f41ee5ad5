"""Add to the audit log, and verify that nothing in it was altered or left out."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.models import AuditEntry, AuditHead
from talentmatch.models.store import BATCH, in_batches

Changes = Mapping[str, Sequence[Any]]  # field -> (from, to), in values of JSON


def record_change(
    session: Session, actor: Actor, action: str, subject: tuple[str, str], *, changes: Changes, now: datetime
) -> AuditEntry:
    """Add an entry; subject: table and identifier of the record, now: aware. Flush, never commit."""
    head = _locked_head(session)
    entry = _chained(head, actor, action, (subject, changes), now=now)
    session.add(entry)
    session.flush()
    return entry


def record_changes(
    session: Session, actor: Actor, action: str, changed: Iterable[tuple[tuple[str, str], Changes]], *, now: datetime
) -> int:
    """Add an entry for each changed record, (subject, changes), in batches; return how many."""
    head, number = _locked_head(session), 0
    for batch in in_batches(changed):
        session.add_all([_chained(head, actor, action, one, now=now) for one in batch])
        session.flush()
        number += len(batch)
    return number


def _locked_head(session: Session) -> AuditHead:
    return session.get_one(AuditHead, 1, with_for_update=True, populate_existing=True)


def _chained(
    head: AuditHead, actor: Actor, action: str, changed: tuple[tuple[str, str], Changes], *, now: datetime
) -> AuditEntry:
    """Return an entry that follows the head, and make it the head."""
    (table_name, record_id), changes = changed
    told = {field: [plain(before), plain(after)] for field, (before, after) in changes.items()}
    entry = AuditEntry(
        at=now,
        actor=actor.signature,
        action=action,
        table_name=table_name,
        record_id=record_id,
        changes=told,
        digest="",
    )
    entry.digest = head.digest = digest_of(entry, head.digest)
    head.entries += 1
    return entry


def plain(value: Any) -> Any:
    """Return a value as JSON has it; dates and times as ISO text."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    return json.loads(json.dumps(value, default=str))


def digest_of(entry: AuditEntry, before: str) -> str:
    """Return the digest of an entry that follows one with the digest ``before``."""
    at = entry.at.astimezone(UTC).isoformat()
    told = [before, at, entry.actor, entry.action, entry.table_name, entry.record_id, entry.changes]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def verify_audit(session: Session) -> int | None:
    """Return the number of the first entry that does not fit the chain (1 is the oldest); None when all do."""
    head = session.get_one(AuditHead, 1)
    before, number = "", 0
    entries = select(AuditEntry).order_by(col(AuditEntry.id)).execution_options(yield_per=BATCH)
    with closing(session.exec(entries)) as found:
        for number, entry in enumerate(found, 1):
            if entry.digest != digest_of(entry, before):
                return number
            before = entry.digest
    return None if (head.entries, head.digest) == (number, before) else number + 1


def history_of(session: Session, table_name: str, record_id: str) -> list[AuditEntry]:
    """Return the entries of a record, newest first."""
    statement = (
        select(AuditEntry)
        .where(AuditEntry.table_name == table_name, AuditEntry.record_id == record_id)
        .order_by(col(AuditEntry.id).desc())
    )
    return list(session.exec(statement))
