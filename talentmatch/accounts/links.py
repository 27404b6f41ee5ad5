"""Links that work once: an invitation lives seven days, a reset thirty minutes, a request to confirm thirty days."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session, col, delete, select, update

from talentmatch.accounts.tokens import hash_of, new_token
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account, AccountLink

LIFETIMES = {"invite": timedelta(days=7), "reset": timedelta(minutes=30), "confirm": timedelta(days=30)}
FOR_PASSWORD = ("invite", "reset")
USED_UP = N_("This link was used before, or it is too old. Ask for a new one.")


def make_link(session: Session, account: Account, purpose: str, now: datetime) -> str:
    """Return the token of a new link, ``purpose`` one of LIFETIMES; the former one of its purpose stops working."""
    account_id = cast(int, account.id)
    session.exec(
        delete(AccountLink).where(col(AccountLink.account_id) == account_id, col(AccountLink.purpose) == purpose)
    )
    token = new_token()
    session.add(
        AccountLink(
            account_id=account_id,
            purpose=purpose,
            token_hash=hash_of(token),
            created_at=now,
            expires_at=now + LIFETIMES[purpose],
        )
    )
    session.flush()
    return token


def get_link_account(
    session: Session, token: str, now: datetime, *, purposes: Collection[str] = FOR_PASSWORD
) -> Account:
    """Return the account of a link for one of these purposes that still works; raise NotFound.

    Looking does not use the link.
    """
    statement = select(AccountLink, Account).where(
        AccountLink.account_id == Account.id,
        AccountLink.token_hash == hash_of(token),
        col(AccountLink.purpose).in_(purposes),
    )
    found = session.exec(statement).first()
    if found is None or found[0].used_at is not None or now >= found[0].expires_at or found[1].disabled:
        raise NotFound(USED_UP)
    return found[1]


def use_link(session: Session, token: str, now: datetime, *, purposes: Collection[str] = FOR_PASSWORD) -> Account:
    """Use a link up and return its account; raise NotFound, also for the second of two at the same moment."""
    account = get_link_account(session, token, now, purposes=purposes)
    statement = update(AccountLink).where(
        col(AccountLink.token_hash) == hash_of(token), col(AccountLink.used_at).is_(None)
    )
    if session.exec(statement.values(used_at=now)).rowcount != 1:
        raise NotFound(USED_UP)
    return account


def end_links(session: Session, account_id: int) -> None:
    """Make every link of an account stop working."""
    session.exec(delete(AccountLink).where(col(AccountLink.account_id) == account_id))
