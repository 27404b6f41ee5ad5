"""Browsers that signed in before: each has attempts of its own, so that a stranger's guesses keep no owner out.

The browser holds a random token for 180 days after its last sign-in, the database its hash. The token opens nothing: it
only says that somebody gave password and second step in this browser once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session, col, delete, select

from talentmatch.accounts.sessions import Browser
from talentmatch.accounts.tokens import hash_of, new_token
from talentmatch.models import Account, KnownDevice

LIFETIME = timedelta(days=180)


def find_device(session: Session, account: Account, token: str, now: datetime) -> KnownDevice | None:
    """Return the device of a token when it is known for this account, and was used lately."""
    statement = select(KnownDevice).where(
        KnownDevice.account_id == account.id,
        KnownDevice.token_hash == hash_of(token),
        KnownDevice.seen_at > now - LIFETIME,
    )
    return session.exec(statement).first() if token else None


def know_device(session: Session, account: Account, token: str, *, browser: Browser, now: datetime) -> str | None:
    """Note a complete sign-in in a browser; return the token for a new one, None for one that was known already."""
    device = find_device(session, account, token, now)
    if device is not None:
        device.seen_at, device.user_agent = now, browser.user_agent[:120]
        return None
    clean_devices(session, now)
    new = new_token()
    session.add(
        KnownDevice(
            account_id=cast(int, account.id), token_hash=hash_of(new), created_at=now, seen_at=now,
            user_agent=browser.user_agent[:120],
        )
    )  # fmt: skip
    session.flush()
    return new


def list_devices(session: Session, account_id: int, now: datetime) -> Sequence[KnownDevice]:
    """Return the known devices of an account, the last used first."""
    statement = select(KnownDevice).where(KnownDevice.account_id == account_id, KnownDevice.seen_at > now - LIFETIME)
    return session.exec(statement.order_by(col(KnownDevice.seen_at).desc(), col(KnownDevice.id))).all()


def forget_devices(session: Session, account_id: int, *, only: int | None = None, keep: str = "") -> int:
    """Forget the devices of an account: all, ``only`` one, or all but that with the token to ``keep``."""
    statement = delete(KnownDevice).where(col(KnownDevice.account_id) == account_id)
    if only is not None:
        statement = statement.where(col(KnownDevice.id) == only)
    if keep:
        statement = statement.where(col(KnownDevice.token_hash) != hash_of(keep))
    return session.exec(statement).rowcount


def clean_devices(session: Session, now: datetime) -> None:
    """Remove the devices that nobody used for too long."""
    session.exec(delete(KnownDevice).where(col(KnownDevice.seen_at) <= now - LIFETIME))
