"""Run a planned import or take it back: alone, in one transaction, and with the lock free whatever happens."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.exchange.apply import apply_plan, undo_import
from talentmatch.exchange.import_lock import refuse_while_running
from talentmatch.exchange.import_runs import Consent, fail_import, start_import, start_undo
from talentmatch.exchange.progress import Progress, untold


class Sessions(Protocol):
    """What gives sessions: one to read, or one that commits at the end of its block."""

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session for reading."""

    def writing(self) -> AbstractContextManager[Session]:
        """Give a session that commits at the end of its block."""


def run_import(database: Sessions, actor: Actor, run_id: int, *, consent: Consent, now: datetime) -> None:
    """Start an import and apply it; raise Conflict at once while another runs."""
    begin_import(database, actor, run_id, consent=consent, now=now)
    finish_import(database, actor, run_id, now)


def begin_import(database: Sessions, actor: Actor, run_id: int, *, consent: Consent, now: datetime) -> int:
    """Take the lock for an import; return how many records it stores. Raise as ``start_import`` does.

    The lock has a transaction of its own, so that others see it while the import works. They look at it in a session
    for reading, because a writer of SQLite would have to wait for the import to end.
    """
    _refuse_at_once(database, now)
    with database.writing() as session:
        run = start_import(session, actor, run_id, consent=consent, now=now)
        return run.created + run.changed


def finish_import(database: Sessions, actor: Actor, run_id: int, now: datetime, *, progress: Progress = untold) -> None:
    """Apply an import that was begun; an error is kept with it, and nothing else is stored."""
    with _failing(database, run_id, now), database.writing() as session:
        apply_plan(session, actor, run_id, now, progress=progress)


def run_undo(database: Sessions, actor: Actor, run_id: int, now: datetime) -> int:
    """Take an import back; return how many records are as they were."""
    number = begin_undo(database, actor, run_id, now)
    finish_undo(database, actor, run_id, now)
    return number


def begin_undo(database: Sessions, actor: Actor, run_id: int, now: datetime) -> int:
    """Take the lock to take an import back; return how many records that concerns."""
    _refuse_at_once(database, now)
    with database.writing() as session:
        run = start_undo(session, actor, run_id, now)
        return run.created + run.changed


def finish_undo(database: Sessions, actor: Actor, run_id: int, now: datetime, *, progress: Progress = untold) -> None:
    """Take back an import whose undoing was begun; after an error it is applied as it was, and the error is kept."""
    with _failing(database, run_id, now), database.writing() as session:
        undo_import(session, actor, run_id, now, progress=progress)


@contextmanager
def _failing(database: Sessions, run_id: int, now: datetime) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        with database.writing() as session:
            fail_import(session, run_id, now, error)
        raise


def _refuse_at_once(database: Sessions, now: datetime) -> None:
    with database.reading() as session:
        refuse_while_running(session, now)
