"""One import at a time: a lock row with its owner and an end, so that a killed import holds nobody up for long."""

import os
import socket
from datetime import datetime, timedelta

from sqlmodel import Session

from talentmatch.errors import Conflict
from talentmatch.i18n import N_
from talentmatch.models import ImportLock, ImportRun

LONGEST_RUN = timedelta(minutes=15)


def refuse_while_running(session: Session, now: datetime) -> None:
    """Raise Conflict while an import runs; needs no write, so that nobody waits for that import to end."""
    _refuse(session.get_one(ImportLock, 1), now)


def running_since(session: Session, run_id: int, now: datetime) -> datetime | None:
    """Return since when an import is applied or taken back; None when nobody is at it, or whoever was has died."""
    lock = session.get_one(ImportLock, 1)
    return lock.since if lock.run_id == run_id and _holds(lock, now) else None


def take_lock(session: Session, run: ImportRun, now: datetime) -> None:
    """Take the lock for an import, from a dead one too; raise Conflict while another runs. Flush, never commit."""
    lock = session.get_one(ImportLock, 1, with_for_update=True, populate_existing=True)
    _refuse(lock, now)
    if lock.run_id is not None and (dead := session.get(ImportRun, lock.run_id)) is not None:
        dead.state = "failed" if dead.state == "running" else dead.state
    lock.run_id, lock.host, lock.pid = run.id, socket.gethostname(), os.getpid()
    lock.since, lock.expires = now, now + LONGEST_RUN
    session.flush()


def free_lock(session: Session, run: ImportRun) -> None:
    """Free the lock of an import; raise Conflict when another one took it in the meantime. Flush, never commit."""
    lock = session.get_one(ImportLock, 1, with_for_update=True, populate_existing=True)
    if lock.run_id != run.id:
        raise Conflict(N_("Import %(id)s lost its turn to another one; nothing was stored. Start again."), id=run.id)
    lock.run_id, lock.since, lock.expires = None, None, None
    session.flush()


def _refuse(lock: ImportLock, now: datetime) -> None:
    if not _holds(lock, now):
        return
    message = N_("Import %(id)s runs since %(since)s (process %(pid)s). Wait until it has ended, then try again.")
    since = f"{lock.since:%Y-%m-%d %H:%M:%S %Z}" if lock.since else "?"
    raise Conflict(message, id=lock.run_id, since=since, pid=lock.pid)


def _holds(lock: ImportLock, now: datetime) -> bool:
    if lock.run_id is None or lock.expires is None or lock.expires <= now:
        return False
    return lock.host != socket.gethostname() or _lives(lock.pid)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # asks, and sends nothing
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
