"""Who is signed in where: rows that can be ended at once, unlike a signed cookie.

The browser holds a random token, the database its hash. Admins and editors are signed out after 30 idle minutes and
after 12 hours, others after 8 hours and 7 days; whoever gave the password alone has ten minutes for the second step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session, col, delete, select, update

from talentmatch.accounts.actor import Actor, Role
from talentmatch.accounts.pseudonyms import pseudonym
from talentmatch.accounts.tokens import hash_of, new_token
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account, AccountSession

STAFF = ("admin", "editor")
STAFF_IDLE, STAFF_LONGEST = timedelta(minutes=30), timedelta(hours=12)
OTHER_IDLE, OTHER_LONGEST = timedelta(hours=8), timedelta(days=7)
SECOND_STEP = timedelta(minutes=10)
FRESH = timedelta(minutes=15)
ENDED = N_("There is no such session. It may have ended already.")
NOTED_EVERY = timedelta(minutes=1)  # not every request writes


@dataclass(frozen=True)
class Browser:
    """What a request says of itself, shown in the list of sessions."""

    address: str
    user_agent: str


@dataclass(frozen=True)
class SignedIn:
    """A session as a request needs it; ``actor`` acts once the session is complete."""

    session_id: int
    actor: Actor
    name: str
    complete: bool
    csrf_secret: str
    has_totp: bool
    seen_at: datetime
    confirmed_at: datetime | None

    def is_fresh(self, now: datetime) -> bool:
        """Return whether the person gave password or code so lately that a grave step needs no new one."""
        return self.confirmed_at is not None and now - self.confirmed_at < FRESH


def start_session(session: Session, account: Account, browser: Browser, *, complete: bool, now: datetime) -> str:
    """Store a new session and return the token for the cookie; remove those of the account that have expired."""
    for row in list_sessions(session, cast(int, account.id)):
        if is_over(row, account, now):
            session.delete(row)
    token = new_token()
    row = AccountSession(
        account_id=cast(int, account.id), token_hash=hash_of(token), csrf_secret=new_token(), complete=complete,
        created_at=now, seen_at=now, confirmed_at=now if complete else None,
        user_agent=browser.user_agent[:120], address=browser.address[:64],
    )  # fmt: skip
    session.add(row)
    session.flush()
    return token


def find_session(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Return the session of a token; None when it ended, expired, or its account is disabled."""
    statement = select(AccountSession, Account).where(
        AccountSession.account_id == Account.id, AccountSession.token_hash == hash_of(token)
    )
    found = session.exec(statement).first()
    if found is None or found[1].disabled or is_over(*found, now):
        return None
    row, account = found
    return SignedIn(
        cast(int, row.id), actor_of(account), account.name, row.complete, row.csrf_secret, bool(account.totp_secret),
        row.seen_at, row.confirmed_at,
    )  # fmt: skip


def is_over(row: AccountSession, account: Account, now: datetime) -> bool:
    """Return whether a session has been idle too long, or lasted too long."""
    if not row.complete:
        return now >= row.created_at + SECOND_STEP
    staff = account.role in STAFF
    idle, longest = (STAFF_IDLE, STAFF_LONGEST) if staff else (OTHER_IDLE, OTHER_LONGEST)
    return now >= row.seen_at + idle or now >= row.created_at + longest


def actor_of(account: Account) -> Actor:
    """Return the actor that an account is."""
    name, role = pseudonym(account.id), cast(Role, account.role)
    return Actor(name, role, account.id, account.provider_id, account.trusted, account.company_id)


def get_session(session: Session, session_id: int) -> AccountSession:
    """Return a session by its number; raise NotFound when it ended."""
    row = session.get(AccountSession, session_id)
    if row is None:
        raise NotFound(ENDED)
    return row


def note_seen(session: Session, session_id: int, now: datetime) -> None:
    """Note that a session is in use."""
    session.exec(update(AccountSession).where(col(AccountSession.id) == session_id).values(seen_at=now))


def note_confirmed(session: Session, session_id: int, now: datetime) -> None:
    """Note that whoever uses a session gave password or code once more."""
    session.exec(update(AccountSession).where(col(AccountSession.id) == session_id).values(confirmed_at=now))


def list_sessions(session: Session, account_id: int) -> Sequence[AccountSession]:
    """Return the sessions of an account, the last used first."""
    statement = select(AccountSession).where(AccountSession.account_id == account_id)
    return session.exec(statement.order_by(col(AccountSession.seen_at).desc(), col(AccountSession.id))).all()


def end_sessions(session: Session, account_id: int, *, only: int | None = None, keep: int | None = None) -> int:
    """End the sessions of an account: all, ``only`` one, or all but the one to ``keep``. Return how many ended."""
    statement = delete(AccountSession).where(col(AccountSession.account_id) == account_id)
    if only is not None:
        statement = statement.where(col(AccountSession.id) == only)
    if keep is not None:
        statement = statement.where(col(AccountSession.id) != keep)
    return session.exec(statement).rowcount
