"""The versions of a record, rebuilt from the audit log, and how to return to one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import history_of, plain
from talentmatch.catalogue.editing import Edited, edit_record
from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.records import Kind, get_record, values_of
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import AuditEntry


@dataclass(frozen=True)
class Version:
    """A version of a record: what made it, and its values as JSON has them.

    ``at``, ``actor`` and ``action`` are None for a version that no person made: it came with the data files.
    """

    number: int
    values: Mapping[str, Any]
    changes: Mapping[str, Any]
    at: datetime | None = None
    actor: str | None = None
    action: str | None = None


def list_versions(session: Session, actor: Actor, kind: Kind, record_id: str) -> list[Version]:
    """Return the versions of a record, newest first; raise NotFound when there is none of this actor's."""
    row = get_record(session, actor, kind, record_id, lock=False)
    entries = [entry for entry in history_of(session, kind.name, record_id) if "version" in entry.changes]
    return rebuild(plain(values_of(kind, row)), row.version, entries)


def rebuild(values: dict[str, Any], number: int, entries: list[AuditEntry]) -> list[Version]:
    """Return the versions behind the present values by undoing the entries, newest first, one by one."""
    versions: list[Version] = []
    for entry in entries:
        before, after = entry.changes["version"]
        if number != after:
            versions.append(Version(number, values, {}))
        changes = {name: pair for name, pair in entry.changes.items() if name != "version"}
        values = {**values, **{name: to for name, (_, to) in changes.items() if name in values}}
        versions.append(Version(after, values, changes, entry.at, entry.actor, entry.action))
        values = {**values, **{name: was for name, (was, _) in changes.items() if name in values}}
        number = before
    if number is not None:
        versions.append(Version(number, values, {}))
    return versions


def restore_version(
    session: Session, actor: Actor, kind: Kind, record_id: str, *, number: int, version: int, now: datetime
) -> Edited:
    """Return a record to an earlier version, as an edit of the present ``version``; raise NotFound without one."""
    versions = list_versions(session, actor, kind, record_id)
    wanted = next((found for found in versions if found.number == number), None)
    if wanted is None:
        raise NotFound(N_("There is no version %(number)s of %(id)s."), number=number, id=record_id)
    entered = read_input(kind.input, wanted.values)
    return edit_record(session, actor, kind, record_id, version=version, entered=entered, now=now)
