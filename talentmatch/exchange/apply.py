"""Apply the plan of an import, and undo it: whole or not at all, with an audit entry for each changed record."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import Changes, record_changes
from talentmatch.accounts.permissions import require
from talentmatch.errors import Conflict
from talentmatch.exchange.catalogue_files import FILES, CatalogueFile, file_of
from talentmatch.exchange.import_lock import free_lock, refuse_while_running
from talentmatch.exchange.import_runs import PERMISSION, get_import, require_applied
from talentmatch.exchange.merges import OWNER, merges_of
from talentmatch.exchange.plan import Change, plan_from_json
from talentmatch.exchange.shortened import shortened
from talentmatch.exchange.stored import Stored, stored_records
from talentmatch.i18n import N_
from talentmatch.models import ImportRun
from talentmatch.models.input_types import Input
from talentmatch.models.store import mark_changed, remove_all

EDITED = N_("Edited since: %(ids)s. Nothing was stored; compare the file with the records again.")
USED = N_("Other records name what this import created: %(ids)s. Nothing was undone; change those first.")


def apply_plan(session: Session, actor: Actor, run_id: int, now: datetime) -> ImportRun:
    """Store the changes of a running import and free the lock; raise Conflict when a record was edited since.

    Records that are missing from the file are left alone. Flush, never commit: the block that commits makes it one.
    """
    require(actor, PERMISSION)
    run = get_import(session, run_id)
    plan, file = plan_from_json(run.plan), file_of(run.table_name)
    inputs = list(_merged(file, stored_records(session, file), plan.changes, side=1))
    _require_unmerged(session, file, inputs)
    _save(session, file, inputs)
    _require_versions(session, file, plan.changes)
    record_changes(session, actor, "import", _told(file, plan.changes, 1), now=now)
    if plan.changes:
        mark_changed(session)
    run.state, run.finished_at = "applied", now
    free_lock(session, run)
    return run


def undo_import(session: Session, actor: Actor, run_id: int, now: datetime) -> ImportRun:
    """Give records back the values before an import and remove those that it created.

    Raises Conflict when one was edited since, when another record names a created one, or while an import runs.
    """
    require(actor, PERMISSION)
    refuse_while_running(session, now)
    run = get_import(session, run_id)
    require_applied(run)
    plan, file = plan_from_json(run.plan), file_of(run.table_name)
    _require_versions(session, file, plan.changes)
    _save(session, file, _merged(file, stored_records(session, file), plan.changed, side=0))
    _remove(session, file, plan.created)
    record_changes(session, actor, "undo_import", _told(file, plan.changes, -1), now=now)
    if plan.changes:
        mark_changed(session)
    run.state, run.finished_at = "undone", now
    session.flush()
    return run


def _merged(
    file: CatalogueFile, stored: Mapping[str, Stored], changes: Iterable[Change], *, side: int
) -> Iterator[Input]:
    """Yield the inputs of changed records; side: 0 for the values before, 1 for those after the import."""
    for change in changes:
        if change.version and change.id not in stored:
            raise Conflict(EDITED, ids=change.id)
        values = dict(stored[change.id].values) if change.id in stored else _blank(file)
        yield file.model.model_validate(values | {name: sides[side] for name, sides in change.fields.items()})


def _blank(file: CatalogueFile) -> dict[str, Any]:
    """Return empty cells: what the plan of a new record does not name was empty in the file."""
    return dict.fromkeys(file.columns, "")


def _require_unmerged(session: Session, file: CatalogueFile, inputs: Iterable[Input]) -> None:
    """Raise Conflict for a new record of a programme that was merged since the plan was made."""
    merges = merges_of(session, file)
    if moved := sorted({getattr(entered, OWNER) for entered in inputs if merges.names_merged(entered)}):
        raise Conflict(EDITED, ids=shortened(moved))


def _save(session: Session, file: CatalogueFile, inputs: Iterable[Input]) -> None:
    try:
        file.save(session, list(inputs))
    except StaleDataError:
        raise Conflict(EDITED, ids=file.name) from None


def _require_versions(session: Session, file: CatalogueFile, changes: Iterable[Change]) -> None:
    """Raise Conflict unless each record has the version that follows the planned one: nobody else saved it."""
    stored = stored_records(session, file)
    other = [
        change.id for change in changes if change.id not in stored or stored[change.id].version != change.version + 1
    ]
    if other:
        raise Conflict(EDITED, ids=shortened(other))


def _remove(session: Session, file: CatalogueFile, created: Iterable[Change]) -> None:
    ids = {change.id for change in created}
    if not ids:
        return
    if used := sorted(ids & set(_named_elsewhere(session, file, ids))):
        raise Conflict(USED, ids=shortened(used))
    remove_all(session, file.table, [tuple(name.split(" + ")) for name in sorted(ids)])


def _named_elsewhere(session: Session, file: CatalogueFile, ids: set[str]) -> Iterator[str]:
    for other in FILES:
        columns = [column for column, target in other.references.items() if target == file.name]
        for name, record in stored_records(session, other).items() if columns else ():
            if other is not file or name not in ids:
                for value in (record.values[column] for column in columns):
                    yield from value if isinstance(value, list) else [value]


def _told(file: CatalogueFile, changes: Iterable[Change], step: int) -> Iterator[tuple[tuple[str, str], Changes]]:
    """Yield what the audit log tells of each record; step: 1 for from -> to, -1 for the way back."""
    for change in changes:
        subject = (str(file.table.__tablename__), change.id)
        yield subject, {name: sides[::step] for name, sides in change.fields.items()}
