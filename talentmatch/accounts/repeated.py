"""Answers kept by the key that a program named, so that a request that comes twice is done once.

The key is taken and the answer kept in the transaction of the change itself: both stand, or neither. A second request
with the key waits for the end of the first, on SQLite for the write lock, on PostgreSQL for the row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, update

from talentmatch.accounts.tokens import hash_of
from talentmatch.models import ApiAnswer

KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Keyed:
    """A request of an account under a key; ``sent``: all that was sent, by which it is known again."""

    account_id: int
    key: str
    sent: str


@dataclass(frozen=True)
class Kept:
    """What was answered; ``same``: whether it was to the same request."""

    same: bool
    status: int
    headers: Mapping[str, str]
    body: str


def take_key(session: Session, request: Keyed, now: datetime) -> Kept | None:
    """Return what was answered to a request under this key within 24 hours; None when it is the first, and takes it."""
    session.exec(delete(ApiAnswer).where(*_of(request), col(ApiAnswer.created_at) <= now - KEPT))
    key_hash, sent_hash = hash_of(request.key), hash_of(request.sent)
    try:
        with session.begin_nested():
            session.add(
                ApiAnswer(account_id=request.account_id, key_hash=key_hash, request_hash=sent_hash, created_at=now)
            )
    except IntegrityError:  # somebody has it; on PostgreSQL the row was waited for
        row = session.get_one(ApiAnswer, (request.account_id, key_hash))
        return Kept(row.request_hash == sent_hash, row.status, row.headers, row.body)
    return None


def keep_answer(session: Session, request: Keyed, *, status: int, headers: Mapping[str, str], body: str) -> None:
    """Keep what is answered to the request that took its key."""
    kept = update(ApiAnswer).where(*_of(request))
    session.exec(kept.values(status=status, headers=dict(headers), body=body))


def clean_answers(session: Session, now: datetime) -> None:
    """Remove the answers whose day is over."""
    session.exec(delete(ApiAnswer).where(col(ApiAnswer.created_at) <= now - KEPT))


def _of(request: Keyed) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    account, key = col(ApiAnswer.account_id), col(ApiAnswer.key_hash)
    return account == request.account_id, key == hash_of(request.key)
