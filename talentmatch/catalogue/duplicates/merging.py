"""Make one record of two in one transaction: one stays with what an editor chose, the other is archived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import plain, record_change
from talentmatch.catalogue.duplicates.merged import PERMISSION, require_unmerged
from talentmatch.catalogue.duplicates.taking_over import (
    interest_in,
    move_interest,
    move_proposals,
    move_runs,
    move_suggestions,
    runs_of,
    unite_skills,
)
from talentmatch.catalogue.faults import read_input, require_sound
from talentmatch.catalogue.records import PROGRAMME, Kind, get_record, values_of
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_
from talentmatch.models import MergedRecord, Programme
from talentmatch.models.store import mark_changed

FIXED = ("id", "provider_id", "programme_id", "locked_fields")  # what a pair has in common, or what is nobody's choice


@dataclass(frozen=True)
class Wish:
    """Which record stays and which goes, each with the version that was looked at.

    ``chosen``: the fields of which the other's value is taken; None takes those that are empty in the one that stays.
    """

    keep_id: str
    other_id: str
    keep_version: int
    other_version: int
    chosen: frozenset[str] | None = None


def get_pair(
    session: Session, actor: Actor, kind: Kind, keep_id: str, other_id: str, *, lock: bool = False
) -> tuple[Any, Any]:
    """Return two records that may be merged, locked in one order so that no two merges wait for each other.

    Raises NotFound without one of them, InvalidData for records that cannot be one, Conflict for one merged before.
    """
    ids = sorted({keep_id, other_id})
    rows = {name: get_record(session, actor, kind, name, permission=PERMISSION, lock=lock) for name in ids}
    owner = "provider_id" if kind is PROGRAMME else "programme_id"
    if len(rows) < len((keep_id, other_id)) or len({getattr(row, owner) for row in rows.values()}) > 1:
        raise InvalidData(N_("Only two programmes of one provider, or two dates of one programme, can be merged."))
    for name in ids:
        require_unmerged(session, kind.name, name)
    return rows[keep_id], rows[other_id]


def differing(kind: Kind, keep: Any, other: Any) -> tuple[str, ...]:
    """Return the fields of which one may choose whose value stays."""
    mine, theirs = values_of(kind, keep), values_of(kind, other)
    return tuple(name for name in mine if name not in FIXED and mine[name] != theirs[name])


def filled_from_other(kind: Kind, keep: Any, other: Any) -> frozenset[str]:
    """Return the fields that are empty in the record that stays and filled in the other."""
    empty: tuple[Any, ...] = (None, "", [])
    return frozenset(name for name in differing(kind, keep, other) if getattr(keep, name) in empty)


def merge_records(session: Session, actor: Actor, kind: Kind, wish: Wish, *, now: datetime) -> MergedRecord:
    """Merge two records and return the note on it; the one that goes is archived, nothing is removed.

    Raises Conflict when one of them was saved since, FaultyFields when the chosen values do not fit together.
    """
    keep, other = get_pair(session, actor, kind, wish.keep_id, wish.other_id, lock=True)
    if (keep.version, other.version) != (wish.keep_version, wish.other_version):
        raise Conflict(N_("One of the two changed in the meantime. Look at both again before you merge them."))
    taken = chosen_values(session, kind, keep, other, wish)
    fields = {name: [getattr(keep, name), value] for name, value in taken.items()}
    state = other.state
    moved = _take_over(session, actor, keep, other, now=now) if isinstance(keep, Programme) else {}
    hanging = {name: list(moved[name]) for name in ("runs", "skills") if moved.get(name)}
    told = {"merged_from": other.id, **hanging}
    note_merge(session, actor, keep, values=taken, told=told, now=now)
    note_merge(session, actor, other, values={"state": "archived"}, told={"merged_into": keep.id}, now=now)
    if isinstance(keep, Programme):
        move_proposals(session, keep, other, values_of(kind, keep))
    merge = MergedRecord(
        table_name=kind.name,
        record_id=other.id,
        into_id=keep.id,
        moved=plain({**moved, "state": state, "fields": fields}),
        merged_by=actor.name,
        merged_at=now,
    )
    session.add(merge)
    mark_changed(session)
    return merge


def chosen_values(session: Session, kind: Kind, keep: Any, other: Any, wish: Wish) -> dict[str, Any]:
    """Return the values of the other that the one that stays takes over; raise FaultyFields when they do not fit."""
    chosen = filled_from_other(kind, keep, other) if wish.chosen is None else wish.chosen
    taken = {name: getattr(other, name) for name in differing(kind, keep, other) if name in chosen}
    require_sound(session, read_input(kind.input, {**values_of(kind, keep), **taken}))
    return taken


def _take_over(session: Session, actor: Actor, keep: Any, other: Any, *, now: datetime) -> dict[str, Any]:
    runs = runs_of(session, other.id)
    move_runs(session, actor, dict.fromkeys(runs, keep.id), action="merge", now=now)
    return {
        "runs": runs,
        "skills": unite_skills(session, keep.id, other.id),
        "suggestions": move_suggestions(session, keep.id, other.id),
        "interest": move_interest(session, keep.id, interest_in(session, other.id)),
    }


def note_merge(
    session: Session,
    actor: Actor,
    row: Any,
    *,
    values: Mapping[str, Any],
    told: Mapping[str, Any],
    now: datetime,
    action: str = "merge",
) -> None:
    """Set fields of a record and write its history; it counts a version even when no field of its own changed."""
    before = {name: getattr(row, name) for name in (*values, "version")}
    for name, value in values.items():
        setattr(row, name, value)
    flag_modified(row, "state")  # what hangs on it changed, so whoever edits it now has to look again
    session.flush()
    changes = {name: (was, getattr(row, name)) for name, was in before.items()}
    changes |= {name: (None, value) for name, value in told.items()}
    record_change(session, actor, action, (str(row.__tablename__), row.id), changes=changes, now=now)
