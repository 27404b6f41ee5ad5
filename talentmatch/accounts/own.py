"""What people change about their own account. Services flush, never commit."""

from datetime import datetime
from typing import cast

from sqlmodel import Session, col, delete

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.admission import forgive_failures
from talentmatch.accounts.devices import forget_devices
from talentmatch.accounts.inputs import LanguageInput
from talentmatch.accounts.links import end_links
from talentmatch.accounts.permissions import require
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.service import record_account
from talentmatch.accounts.sessions import SignedIn, end_sessions
from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account, RecoveryCode


def get_own_account(session: Session, actor: Actor) -> Account:
    """Return the account of an actor; raise NotFound for one that has none."""
    require(actor, "account.own")
    if actor.account_id is None:
        raise NotFound(N_("There is no such account."))
    return get_account_by_id(session, actor.account_id)


def change_password(session: Session, state: SignedIn, *, hashed: str, device: str, now: datetime) -> Account:
    """Store the hash of a checked password; end the links, and all sessions and devices but those in use here."""
    account = get_own_account(session, state.actor)
    account.password_hash = hashed
    account_id = cast(int, account.id)
    session.flush()
    end_links(session, account_id)
    end_sessions(session, account_id, keep=state.session_id)
    forget_devices(session, account_id, keep=device)
    forgive_failures(session, account_id)
    record_account(session, state.actor, "set-password", account, changes={}, now=now)
    return account


def change_language(session: Session, actor: Actor, data: LanguageInput, *, now: datetime) -> None:
    """Change the language in which an account gets mail."""
    account = get_own_account(session, actor)
    changes = {"lang": (account.lang, data.lang)}
    account.lang = data.lang
    record_account(session, actor, "edit", account, changes=changes, now=now)


def remove_own_totp(session: Session, state: SignedIn, *, required: bool, now: datetime) -> Account:
    """Forget one's own authenticator and recovery codes, and end the other sessions.

    ``required``: whether the settings want administrators to have one; then InvalidData for those.
    """
    account = get_own_account(session, state.actor)
    if required and account.role == "admin":
        raise InvalidData(N_("An administrator needs an authenticator. Ask another one to remove yours if it is lost."))
    account.totp_secret, account.totp_step = "", 0
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account.id))
    end_sessions(session, cast(int, account.id), keep=state.session_id)
    record_account(session, state.actor, "remove-totp", account, changes={}, now=now)
    return account
