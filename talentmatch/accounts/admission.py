"""Which attempts at a password reach its hash, and when the owner is told of somebody else's.

A browser that is not known shares the buckets of the account, of its network address and of everybody; a known device
has buckets of its own. At most 100 failures in a row reach the hash of an account (NIST SP 800-63B, 5.2.2): 90 from
anywhere, the last ten from known devices. After that a new password by mail, or the right one on a known device, helps.
"""

import logging
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, update

from talentmatch.accounts.devices import find_device
from talentmatch.accounts.limits import (
    ACCOUNT,
    ACCOUNT_DAY,
    ADDRESS,
    DEVICE,
    DEVICE_DAY,
    EVERYBODY,
    is_full,
    take_places,
)
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.queries import find_account
from talentmatch.accounts.sessions import Browser
from talentmatch.models import Account

log = logging.getLogger(__name__)
MOST_FAILURES = 100
MOST_FROM_ANYWHERE = 90
TOLD_EVERY = timedelta(days=1)


def admit(session: Session, email: str, device: str, *, browser: Browser, now: datetime) -> bool:
    """Count an attempt before the password is looked at; return whether it may reach the hash.

    ``device``: the token of a known device, or empty. Raises TooMany when a bucket is full. The failure is counted in
    advance and taken back by ``forgive_failures``, so that many attempts at once cannot pass the limit.
    """
    account = find_account(session, email)
    known = find_device(session, account, device, now) if account is not None else None
    if known is not None:
        take_places(session, {DEVICE: known.token_hash, DEVICE_DAY: known.token_hash}, now)
    else:
        take_places(
            session, {ACCOUNT: email, ACCOUNT_DAY: email, ADDRESS: browser.address, EVERYBODY: "everybody"}, now
        )
    if account is None:
        return False
    most = MOST_FROM_ANYWHERE if known is None else MOST_FAILURES
    counted = update(Account).where(col(Account.id) == account.id, col(Account.failures) < most)
    return session.exec(counted.values(failures=Account.failures + 1)).rowcount == 1


def forgive_failures(session: Session, account_id: int) -> None:
    """Begin to count anew, because the right password was given or a new one was set."""
    session.exec(update(Account).where(col(Account.id) == account_id).values(failures=0))


def note_guessing(session: Session, email: str, now: datetime) -> Person | None:
    """Return the owner to be told that the limit of the account was reached; None when not, or told within a day."""
    if is_full(session, EVERYBODY, "everybody", now):
        log.warning("sign-in: the limit of all accounts together is reached")
    account = find_account(session, email)
    if account is None or account.disabled or not _is_guessed_at(session, account, now):
        return None
    told = update(Account).where(
        col(Account.id) == account.id,
        or_(col(Account.limit_told_at).is_(None), col(Account.limit_told_at) <= now - TOLD_EVERY),
    )
    if session.exec(told.values(limit_told_at=now)).rowcount != 1:
        return None
    log.warning("sign-in: the limit of account %s is reached", account.id)
    return person_of(account)


def _is_guessed_at(session: Session, account: Account, now: datetime) -> bool:
    full = any(is_full(session, limit, account.email, now) for limit in (ACCOUNT, ACCOUNT_DAY))
    return full or account.failures >= MOST_FROM_ANYWHERE
