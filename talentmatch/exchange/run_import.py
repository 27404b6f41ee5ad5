"""Run a planned import or take it back: alone, in one transaction, and with the lock free whatever happens."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.exchange.apply import apply_plan, undo_import
from talentmatch.exchange.import_lock import refuse_while_running
from talentmatch.exchange.import_runs import Consent, fail_import, start_import


class Sessions(Protocol):
    """What gives sessions: one to read, or one that commits at the end of its block."""

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session for reading."""

    def writing(self) -> AbstractContextManager[Session]:
        """Give a session that commits at the end of its block."""


def run_import(database: Sessions, actor: Actor, run_id: int, *, consent: Consent, now: datetime) -> None:
    """Start an import and apply it; raise Conflict at once while another runs.

    The lock has a transaction of its own, so that others see it while the import works. They look at it in a session
    for reading, because a writer of SQLite would have to wait for the import to end.
    """
    _refuse_at_once(database, now)
    with database.writing() as session:
        start_import(session, actor, run_id, consent=consent, now=now)
    try:
        with database.writing() as session:
            apply_plan(session, actor, run_id, now)
    except BaseException:
        with database.writing() as session:
            fail_import(session, run_id, now)
        raise


def run_undo(database: Sessions, actor: Actor, run_id: int, now: datetime) -> int:
    """Take an import back; return how many records are as they were."""
    _refuse_at_once(database, now)
    with database.writing() as session:
        run = undo_import(session, actor, run_id, now)
        return run.created + run.changed


def _refuse_at_once(database: Sessions, now: datetime) -> None:
    with database.reading() as session:
        refuse_while_running(session, now)
