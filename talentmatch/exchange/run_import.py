"""Run a planned import: take the lock, store everything in one transaction, free the lock whatever happens."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.exchange.apply import apply_plan
from talentmatch.exchange.import_runs import Consent, fail_import, start_import

Writing = Callable[[], AbstractContextManager[Session]]


def run_import(writing: Writing, actor: Actor, run_id: int, *, consent: Consent, now: datetime) -> None:
    """Start an import and apply it; ``writing`` gives a session that commits at the end of its block.

    The lock has a transaction of its own, so that others see it while the import works.
    """
    with writing() as session:
        start_import(session, actor, run_id, consent=consent, now=now)
    try:
        with writing() as session:
            apply_plan(session, actor, run_id, now)
    except BaseException:
        with writing() as session:
            fail_import(session, run_id, now)
        raise
