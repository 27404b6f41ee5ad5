"""What the audit log calls an account: its number, which never changes and tells nothing once the account is closed."""

import re
from collections.abc import Iterable
from typing import cast

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from talentmatch.accounts.inputs import fold_email
from talentmatch.accounts.queries import find_account
from talentmatch.models import Account, AuditEntry

PREFIX = "account-"
PSEUDONYM = re.compile(r"account-([1-9][0-9]{0,8})(?:/token-([1-9][0-9]{0,8}))?\Z")


def pseudonym(account_id: int | None) -> str:
    """Return what the log calls an account."""
    return f"{PREFIX}{account_id}"


def account_number(name: str) -> int | None:
    """Return the number of the account that a name of the log stands for; None for any other name."""
    found = PSEUDONYM.match(name)
    return int(found[1]) if found else None


def token_number(name: str) -> int | None:
    """Return the number of the token by which a program acted; None where somebody acted without one."""
    found = PSEUDONYM.match(name)
    return int(found[2]) if found and found[2] else None


def acted_as(names: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that an entry of the log is about what these names did, themselves or by a token."""
    by_token = [col(AuditEntry.actor).like(f"{name}/token-%") for name in names if PSEUDONYM.match(name)]
    return or_(col(AuditEntry.actor).in_(names), *by_token)


def load_persons(session: Session) -> dict[int, str]:
    """Return the e-mail address of every account that is not closed, by its number; one query."""
    statement = select(Account.id, Account.email).where(col(Account.closed_at).is_(None))
    return {cast(int, number): email for number, email in session.exec(statement).all()}


def names_in_log(session: Session, person: str) -> tuple[str, ...]:
    """Return every name under which the log may have a person: as asked for, and the number of the account."""
    account = find_account(session, person)
    return (person, fold_email(person), pseudonym(account.id)) if account is not None else (person,)
