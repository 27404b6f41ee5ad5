"""Apply the plan of an import, and undo it: whole or not at all, with an audit entry for each changed record."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import Changes, record_changes
from talentmatch.accounts.permissions import require
from talentmatch.errors import Conflict
from talentmatch.exchange.catalogue_files import FILES, KEY_SEPARATOR, CatalogueFile, file_of
from talentmatch.exchange.import_lock import free_lock
from talentmatch.exchange.import_runs import PERMISSION, get_import, require_applied
from talentmatch.exchange.merges import OWNER, merges_of
from talentmatch.exchange.packed import Change
from talentmatch.exchange.progress import Progress, untold
from talentmatch.exchange.shortened import shortened
from talentmatch.exchange.stored import stored_cells, stored_records
from talentmatch.exchange.stored_plan import read_plan
from talentmatch.i18n import N_
from talentmatch.models import ImportRun
from talentmatch.models.input_types import Input
from talentmatch.models.store import in_batches, mark_changed, remove_all

EDITED = N_("Edited since: %(ids)s. Nothing was stored; compare the file with the records again.")
USED = N_("Other records name what this import created: %(ids)s. Nothing was undone; change those first.")


def apply_plan(session: Session, actor: Actor, run_id: int, now: datetime, *, progress: Progress = untold) -> ImportRun:
    """Store the changes of a running import and free the lock; raise Conflict when a record was edited since.

    Records that are missing from the file are left alone. ``progress`` is told the number of records stored so far.
    Flush, never commit: the block that commits makes it one.
    """
    require(actor, PERMISSION)
    run = get_import(session, run_id)
    plan, file = read_plan(session, run), file_of(run.table_name)
    inputs = _unmerged(session, file, _merged(session, file, plan.changes, side=1))
    _save(session, file, inputs, progress)
    _require_versions(session, file, plan.changes)
    record_changes(session, actor, "import", _told(file, plan.changes), now=now)
    if plan.changes:
        mark_changed(session)
    run.state, run.finished_at = "applied", now
    free_lock(session, run)
    return run


def undo_import(
    session: Session, actor: Actor, run_id: int, now: datetime, *, progress: Progress = untold
) -> ImportRun:
    """Give records back the values before an import, remove those that it created, and free the lock.

    Raises Conflict when one was edited since, or when another record names a created one.
    """
    require(actor, PERMISSION)
    run = get_import(session, run_id)
    require_applied(run)
    plan, file = read_plan(session, run), file_of(run.table_name)
    _require_versions(session, file, plan.changes)
    _save(session, file, _merged(session, file, plan.changed, side=0), progress)
    _remove(session, file, plan.created)
    record_changes(session, actor, "undo_import", _told_back(file, plan.changes), now=now)
    if plan.changes:
        mark_changed(session)
    run.state, run.finished_at = "undone", now
    free_lock(session, run)
    return run


def _merged(session: Session, file: CatalogueFile, changes: Iterable[Change], *, side: int) -> Iterator[Input]:
    """Yield the inputs of changed records; side: 0 for the values before, 1 for those after the import.

    The records are locked, so that nobody saves one between the look at its version and the change.
    """
    for batch in in_batches(changes):
        stored = stored_records(session, file, [change.id for change in batch], lock=True)
        versions = {name: record.version for name, record in stored.items()}
        _refuse_edited(change.id for change in batch if versions.get(change.id, 0) != change.version + 1 - side)
        for change in batch:
            values = dict(stored[change.id].values) if change.id in stored else _blank(file)
            yield file.model.model_validate(values | {name: sides[side] for name, sides in change.fields.items()})


def _refuse_edited(ids: Iterable[str]) -> None:
    if edited := list(ids):
        raise Conflict(EDITED, ids=shortened(edited))


def _blank(file: CatalogueFile) -> dict[str, Any]:
    """Return empty cells: what the plan of a new record does not name was empty in the file."""
    return dict.fromkeys(file.columns, "")


def _unmerged(session: Session, file: CatalogueFile, inputs: Iterable[Input]) -> Iterator[Input]:
    """Yield records; raise Conflict at one that names a programme that was merged since the plan was made."""
    merges = merges_of(session, file)
    for entered in inputs:
        if merges.names_merged(entered):
            raise Conflict(EDITED, ids=getattr(entered, OWNER))
        yield entered


def _save(session: Session, file: CatalogueFile, inputs: Iterable[Input], progress: Progress) -> None:
    done = 0
    try:
        for batch in [list(inputs)] if file.refers_to_itself else in_batches(inputs):  # the service orders those
            file.save(session, batch)
            done += len(batch)
            progress(done)
    except StaleDataError:
        raise Conflict(EDITED, ids=file.name) from None


def _require_versions(session: Session, file: CatalogueFile, changes: Iterable[Change]) -> None:
    """Raise Conflict unless each record has the version that follows the planned one: nobody else saved it."""
    stored = stored_cells(session, file, "version")
    _refuse_edited(change.id for change in changes if stored.get(change.id) != change.version + 1)


def _remove(session: Session, file: CatalogueFile, created: Iterable[Change]) -> None:
    ids = {change.id for change in created}
    if not ids:
        return
    if used := sorted(ids & set(_named_elsewhere(session, file, ids))):
        raise Conflict(USED, ids=shortened(used))
    remove_all(session, file.table, [tuple(name.split(KEY_SEPARATOR)) for name in sorted(ids)])


def _named_elsewhere(session: Session, file: CatalogueFile, ids: set[str]) -> Iterator[str]:
    for other in FILES:
        columns = [column for column, target in other.references.items() if target == file.name]
        for name, record in stored_records(session, other).items() if columns else ():
            if other is not file or name not in ids:
                for value in (record.values[column] for column in columns):
                    yield from value if isinstance(value, list) else [value]


def _told(file: CatalogueFile, changes: Iterable[Change]) -> Iterator[tuple[tuple[str, str], Changes]]:
    """Yield what the audit log tells of each record that an import stored, as the history of an edit has it."""
    for change in changes:
        version = [change.version or None, change.version + 1]
        yield (str(file.table.__tablename__), change.id), {**change.fields, "version": version}


def _told_back(file: CatalogueFile, changes: Iterable[Change]) -> Iterator[tuple[tuple[str, str], Changes]]:
    """Yield what the audit log tells of each record that was taken back; one that was removed has no version."""
    for change in changes:
        fields = {name: sides[::-1] for name, sides in change.fields.items()}
        version = [change.version + 1, change.version + 2 if change.version else None]
        yield (str(file.table.__tablename__), change.id), {**fields, "version": version}
