"""Close an account: what is stored about the person is erased, and the audit log stays whole.

The row stays as an empty shell, so that its number, by which the log names it, is never given to anybody else.
"""

from datetime import datetime

from sqlmodel import Session, col, delete, func, select, update

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.permissions import require
from talentmatch.accounts.pseudonyms import pseudonym
from talentmatch.accounts.service import record_account
from talentmatch.errors import Conflict
from talentmatch.i18n import N_
from talentmatch.models import (
    Account,
    AccountLink,
    AccountSession,
    Alert,
    ApiAnswer,
    ApiToken,
    EmailChange,
    ImportRun,
    KnownDevice,
    PendingChange,
    RecoveryCode,
    Webhook,
    WebhookDelivery,
)

OF_ACCOUNT = (ApiAnswer, ApiToken, AccountLink, AccountSession, EmailChange, KnownDevice, RecoveryCode)
NAMED_IN = ((PendingChange, "proposed_by"), (PendingChange, "decided_by"), (ImportRun, "actor"))


def close_account(session: Session, actor: Actor, account: Account, *, now: datetime) -> Person:
    """Close one's own account, or as an administrator that of somebody else; return to whom to say so.

    Raises Conflict for the last administrator who can sign in.
    """
    if actor.account_id != account.id:
        require(actor, "accounts.manage")
    _require_another_admin(session, account)
    return erase_account(session, actor, account, now=now)


def erase_account(session: Session, actor: Actor, account: Account, *, now: datetime) -> Person:
    """Erase what is stored about a person, for an actor who was allowed to; return to whom to say so."""
    person = person_of(account)
    record_account(session, actor, "close", account, changes={}, now=now)
    for table in OF_ACCOUNT:
        session.exec(delete(table).where(col(table.account_id) == account.id))
    _remove_webhooks(session, account)
    session.exec(delete(Alert).where(col(Alert.email) == person.email))
    for model, name in NAMED_IN:  # as rows of former versions name them
        named = update(model).where(col(getattr(model, name)) == person.email)
        session.exec(named.values({name: pseudonym(account.id)}))
    account.email, account.name = f"closed-{account.id}@closed.invalid", "-"
    account.password_hash = account.totp_secret = ""
    account.totp_step, account.failures, account.limit_told_at = 0, 0, None
    account.disabled, account.closed_at = True, now
    session.flush()
    return person


def _remove_webhooks(session: Session, account: Account) -> None:
    own = select(Webhook.id).where(Webhook.account_id == account.id)
    session.exec(delete(WebhookDelivery).where(col(WebhookDelivery.webhook_id).in_(own)))
    session.exec(delete(Webhook).where(col(Webhook.account_id) == account.id))


def _require_another_admin(session: Session, account: Account) -> None:
    others = select(func.count()).where(
        Account.role == "admin",
        Account.id != account.id,
        col(Account.disabled).is_(False),
        Account.password_hash != "",
    )
    if account.role == "admin" and session.exec(others).one() == 0:
        raise Conflict(N_("This is the last administrator. Make another one before you close this account."))
