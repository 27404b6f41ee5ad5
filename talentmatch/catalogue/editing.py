"""Create and edit records: no edit is lost, and every edit stands in the audit log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import plain, record_change
from talentmatch.accounts.permissions import may, require
from talentmatch.catalogue.faults import require_sound
from talentmatch.catalogue.records import Kind, get_record, owner_of, values_of
from talentmatch.errors import Conflict
from talentmatch.i18n import N_
from talentmatch.models import PendingChange
from talentmatch.models.editing import PUBLISHED
from talentmatch.models.input_types import Input
from talentmatch.models.store import mark_changed

TAKEN = N_("There is a record %(id)s already. Choose another identifier.")


class EditConflict(Conflict):
    """Say that somebody saved a newer version; ``theirs`` and ``yours`` hold both, ``version`` is that of theirs."""

    def __init__(self, record_id: str, version: int, *, theirs: Mapping[str, Any], yours: Mapping[str, Any]) -> None:
        super().__init__(N_("Somebody else changed %(id)s in the meantime. Compare both versions."), id=record_id)
        self.version = version
        self.theirs = theirs
        self.yours = yours

    @property
    def differing(self) -> tuple[str, ...]:
        """Return the fields in which the two versions differ."""
        return tuple(name for name, value in self.yours.items() if plain(value) != plain(self.theirs[name]))


@dataclass(frozen=True)
class Edited:
    """The outcome of an edit: what changed, or the change that waits for approval."""

    row: Any
    changed: tuple[str, ...]
    waiting: PendingChange | None = None


def create_record(session: Session, actor: Actor, kind: Kind, *, entered: Input, now: datetime) -> Any:
    """Add a record as a draft and return it; raise Conflict when the identifier is taken, FaultyFields for faults."""
    values = entered.model_dump()
    require_sound(session, entered)
    require(actor, "catalogue.edit", owner_of(session, kind.table(**values)))
    if session.get(kind.table, values["id"]) is not None:
        raise Conflict(TAKEN, id=values["id"])
    row = kind.table(**values, state="draft")
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:  # somebody else added it between the look and the save
        raise Conflict(TAKEN, id=values["id"]) from error
    note_change(session, actor, row, action="create", before=dict.fromkeys((*values, "version")), now=now)
    return row


def edit_record(
    session: Session, actor: Actor, kind: Kind, record_id: str, *, version: int, entered: Input, now: datetime
) -> Edited:
    """Save an edit that started from ``version``; that of an untrusted provider editor to a public record waits.

    Raises NotFound for a foreign record, EditConflict over a newer version, FaultyFields for broken references.
    """
    row = get_record(session, actor, kind, record_id)
    require_sound(session, entered)
    before, after = values_of(kind, row), {**entered.model_dump(), "id": record_id}
    require(actor, "catalogue.edit", owner_of(session, kind.table(**after)))  # it stays with a provider of the actor's
    if row.version != version:
        raise EditConflict(record_id, row.version, theirs=before, yours=after)
    changed = tuple(name for name, value in after.items() if before[name] != value)
    if changed and needs_approval(actor, row):
        return Edited(row, changed, propose_change(session, actor, kind, row, proposed=after, now=now))
    if changed:
        apply_values(session, actor, row, action="edit", values={name: after[name] for name in changed}, now=now)
    return Edited(row, changed)


def needs_approval(actor: Actor, row: Any) -> bool:
    """Return whether an editor has to approve what this actor changes of a record that the public sees."""
    return row.state == PUBLISHED and not actor.trusted and not may(actor, "catalogue.publish")


def propose_change(
    session: Session, actor: Actor, kind: Kind, row: Any, *, proposed: Mapping[str, Any], now: datetime
) -> PendingChange:
    """Let a change wait for approval."""
    change = PendingChange(
        table_name=kind.name,
        record_id=row.id,
        base_version=row.version,
        proposed=plain(proposed),
        proposed_by=actor.name,
        proposed_at=now,
    )
    session.add(change)
    session.flush()
    before = values_of(kind, row)
    changes = {name: (before[name], value) for name, value in proposed.items() if before[name] != value}
    record_change(session, actor, "propose", (kind.name, row.id), changes=changes, now=now)
    return change


def apply_values(
    session: Session, actor: Actor, row: Any, *, action: str, values: Mapping[str, Any], now: datetime
) -> None:
    """Set fields of a row, note it and let every process renew its index."""
    before = {name: getattr(row, name) for name in values}
    version = row.version
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()
    note_change(session, actor, row, action=action, before={**before, "version": version}, now=now)


def note_change(
    session: Session, actor: Actor, row: Any, *, action: str, before: Mapping[str, Any], now: datetime
) -> None:
    """Write the audit entry of a change that was flushed, each field from what it was ``before`` to what it is."""
    changes = {name: (value, getattr(row, name)) for name, value in before.items()}
    record_change(session, actor, action, (str(row.__tablename__), row.id), changes=changes, now=now)
    mark_changed(session)
