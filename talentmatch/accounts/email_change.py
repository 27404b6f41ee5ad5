"""Another e-mail address for an account: it holds once a link that was sent there is opened."""

from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session, col, delete, select, update

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.inputs import EmailInput
from talentmatch.accounts.links import USED_UP, end_links
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.own import get_own_account
from talentmatch.accounts.queries import find_account
from talentmatch.accounts.service import record_account
from talentmatch.accounts.sessions import actor_of
from talentmatch.accounts.tokens import hash_of, new_token
from talentmatch.errors import NotFound
from talentmatch.models import Account, Alert, EmailChange

LIFETIME = timedelta(days=1)


def request_email(session: Session, actor: Actor, data: EmailInput, *, now: datetime) -> tuple[Person, str] | None:
    """Return to whom the link goes, and its token; None when the address has an account already.

    The caller answers both in the same way, so that nobody learns who has an account. A newer request replaces the
    former.
    """
    account = get_own_account(session, actor)
    record_account(session, actor, "request-email", account, changes={}, now=now)
    if find_account(session, data.email) is not None:
        return None
    session.exec(delete(EmailChange).where(col(EmailChange.account_id) == account.id))
    token = new_token()
    account_id = cast(int, account.id)
    session.add(
        EmailChange(account_id=account_id, email=data.email, token_hash=hash_of(token), expires_at=now + LIFETIME)
    )
    session.flush()
    return Person(data.email, account.name, account.lang), token


def get_email_change(session: Session, token: str, now: datetime) -> tuple[EmailChange, Account]:
    """Return the change that a link stands for, and its account; raise NotFound. Looking does not use the link."""
    statement = select(EmailChange, Account).where(
        EmailChange.account_id == Account.id, EmailChange.token_hash == hash_of(token)
    )
    found = session.exec(statement).first()
    if found is None or now >= found[0].expires_at or found[1].disabled:
        raise NotFound(USED_UP)
    return found


def confirm_email(session: Session, token: str, *, now: datetime) -> Person:
    """Give an account its new address and end its links; return the person at the former address, to be told.

    Raises NotFound for a link that does not work, also when somebody else took the address in the meantime.
    """
    change, account = get_email_change(session, token, now)
    if find_account(session, change.email) is not None:
        raise NotFound(USED_UP)
    former, account.email = person_of(account), change.email
    session.exec(update(Alert).where(col(Alert.email) == former.email).values(email=change.email))
    session.delete(change)
    end_links(session, change.account_id)
    record_account(session, actor_of(account), "change-email", account, changes={}, now=now)
    return former
