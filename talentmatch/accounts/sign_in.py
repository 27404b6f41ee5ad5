"""Sign in: the password, then the code of an authenticator or a recovery code.

The slow comparison of a password stands outside any transaction, because on SQLite one writer makes all others wait.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlmodel import Session, col, update

from talentmatch.accounts.admission import forgive_failures
from talentmatch.accounts.limits import clean_buckets
from talentmatch.accounts.passwords import verify_password
from talentmatch.accounts.queries import find_account
from talentmatch.accounts.recovery import use_code
from talentmatch.accounts.sessions import Browser, end_sessions, get_session, start_session
from talentmatch.accounts.totp import matching_step
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import Account

log = logging.getLogger(__name__)
REFUSED = N_("The e-mail address or the password is not right.")
WRONG_CODE = N_("This code is not right, or it was used before. Wait for the next one, or use a recovery code.")


def stored_hash(session: Session, email: str) -> str:
    """Return the hash that a password has to fit; empty where nobody can sign in."""
    account = find_account(session, email)
    return "" if account is None or account.disabled else account.password_hash


def check_credentials(stored: str, password: str) -> None:
    """Raise InvalidData unless the password fits; the words and the time are the same for an unknown account."""
    if not verify_password(stored, password):
        log.info("sign-in refused: password")
        raise InvalidData(REFUSED)


def begin_sign_in(session: Session, email: str, stored: str, *, browser: Browser, now: datetime) -> tuple[str, bool]:
    """Start a session after the password was checked against ``stored``; return its token and whether it is complete.

    Raises InvalidData when the account changed in the meantime.
    """
    found = find_account(session, email)
    account = None if found is None else _locked(session, cast(int, found.id))
    if account is None or account.disabled or account.password_hash != stored:
        raise InvalidData(REFUSED)
    clean_buckets(session, now)
    forgive_failures(session, cast(int, account.id))
    complete = not account.totp_secret
    token = start_session(session, account, browser, complete=complete, now=now)
    log.info("account %s gave its password, second step %s", account.id, "not set up" if complete else "to come")
    return token, complete


@dataclass(frozen=True)
class Finished:
    """The token of a complete session, and whether a recovery code made it so."""

    token: str
    by_recovery_code: bool


def finish_sign_in(session: Session, session_id: int, code: str, *, browser: Browser, now: datetime) -> Finished:
    """Check the second step and start a new, complete session.

    Raises InvalidData for a wrong code, and NotFound when the session ended in the meantime.
    """
    account = _locked(session, get_session(session, session_id).account_id)
    by_code = code_fits(session, account, code, now)
    if account.disabled or not (by_code or use_code(session, cast(int, account.id), code, now)):
        log.info("sign-in refused: second step of account %s", account.id)
        raise InvalidData(WRONG_CODE)
    end_sessions(session, cast(int, account.id), only=session_id)
    log.info("account %s signed in", account.id)
    return Finished(start_session(session, account, browser, complete=True, now=now), not by_code)


def _locked(session: Session, account_id: int) -> Account:
    """Return the account as it is now, and let nobody set its password or disable it until the session is stored."""
    return session.get_one(Account, account_id, with_for_update=True, populate_existing=True)


def code_fits(session: Session, account: Account, code: str, now: datetime) -> bool:
    """Return whether the authenticator of an account shows this code now, and use it up in the same statement."""
    step = matching_step(account.totp_secret, code, now) if account.totp_secret else None
    if step is None:
        return False
    later = update(Account).where(col(Account.id) == account.id, col(Account.totp_step) < step)
    return session.exec(later.values(totp_step=step)).rowcount == 1  # the code of a step works once
