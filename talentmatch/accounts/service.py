"""Make accounts, change what they may do, set passwords. Services flush, never commit."""

from datetime import datetime
from typing import Any, cast

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.admission import forgive_failures
from talentmatch.accounts.api_tokens import revoke_all
from talentmatch.accounts.audit import Changes, record_change
from talentmatch.accounts.devices import forget_devices
from talentmatch.accounts.inputs import AccountInput, FaultyField, RoleChange, RoleInput
from talentmatch.accounts.links import end_links, make_link, use_link
from talentmatch.accounts.permissions import require
from talentmatch.accounts.queries import find_account
from talentmatch.accounts.recovery import make_codes
from talentmatch.accounts.sessions import actor_of, end_sessions, get_session
from talentmatch.accounts.totp import matching_step, new_secret
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_
from talentmatch.models import Account, Company, Provider

ROLE_FIELDS = {"role", "provider_id", "company_id", "trusted"}
WRONG_CODE = N_("This code does not fit. Wait for the next one and type that.")


def create_account(session: Session, actor: Actor, data: AccountInput, *, now: datetime) -> Account:
    """Make an account without a password; raise Conflict for an e-mail address that has one."""
    require(actor, "accounts.manage")
    return store_account(session, actor, data, now=now)


def store_account(session: Session, actor: Actor, data: AccountInput, *, now: datetime) -> Account:
    """Store a new account for an actor who was allowed to make it; raise Conflict for an address that has one.

    The audit log gets what it may do, and neither address nor name, so that closing an account erases them.
    """
    if find_account(session, data.email) is not None:
        raise Conflict(N_("There is an account of %(email)s already."), email=data.email)
    _require_owner(session, data)
    account = Account(**data.model_dump(), created_at=now)
    session.add(account)
    session.flush()
    told = {field: (None, value) for field, value in data.model_dump(include=ROLE_FIELDS).items()}
    record_account(session, actor, "create", account, changes=told, now=now)
    return account


def invite(session: Session, actor: Actor, account: Account, *, now: datetime) -> str:
    """Return the token of a link with which the person sets a password; raise Conflict for a disabled account."""
    require(actor, "accounts.manage")
    if account.disabled:
        raise Conflict(N_("The account of %(email)s is disabled. Enable it first."), email=account.email)
    record_account(session, actor, "invite", account, changes={}, now=now)
    return make_link(session, account, "invite", now)


def request_reset(session: Session, email: str, now: datetime) -> tuple[Account, str] | None:
    """Return the account and the token of a reset link; None where there is nothing to reset.

    The caller answers both in the same way, so that nobody learns who has an account.
    """
    account = find_account(session, email)
    if account is None or account.disabled:
        return None
    record_account(session, actor_of(account), "request-reset", account, changes={}, now=now)
    return account, make_link(session, account, "reset", now)


def set_password(session: Session, actor: Actor, account: Account, *, hashed: str, now: datetime) -> None:
    """Store the hash of a password that was checked, and end every session, link and known device of the account."""
    if actor.account_id != account.id:
        require(actor, "accounts.manage")
    account.password_hash = hashed
    session.flush()
    end_links(session, cast(int, account.id))
    end_sessions(session, cast(int, account.id))
    forget_devices(session, cast(int, account.id))
    forgive_failures(session, cast(int, account.id))
    record_account(session, actor, "set-password", account, changes={}, now=now)


def set_password_by_link(session: Session, token: str, *, hashed: str, now: datetime) -> Account:
    """Use a link up and store the hash of the new password; raise NotFound for a link that does not work."""
    account = use_link(session, token, now)
    set_password(session, actor_of(account), account, hashed=hashed, now=now)
    return account


def set_disabled(session: Session, actor: Actor, account: Account, *, disabled: bool, now: datetime) -> None:
    """Disable an account, which ends its sessions, links and tokens, or enable it; raise InvalidData for one's own."""
    _require_other(actor, account)
    changes = _change(account, {"disabled": disabled})
    if disabled:
        revoke_all(session, cast(int, account.id), now)
        end_links(session, cast(int, account.id))
        end_sessions(session, cast(int, account.id))
    record_account(session, actor, "disable" if disabled else "enable", account, changes=changes, now=now)


def change_role(session: Session, actor: Actor, account: Account, *, data: RoleChange, now: datetime) -> None:
    """Change what an account may do and end its sessions.

    Raises InvalidData for one's own account, and Conflict when somebody changed it since the page was shown.
    """
    _require_other(actor, account)
    if data.version != account.version:
        raise Conflict(N_("Somebody changed this account since you opened it. Look at it again before you change it."))
    _require_owner(session, data)
    changes = _change(account, data.model_dump(include=ROLE_FIELDS))
    end_sessions(session, cast(int, account.id))
    record_account(session, actor, "change-role", account, changes=changes, now=now)


def sign_out_everywhere(session: Session, actor: Actor, account: Account, *, now: datetime) -> int:
    """End every session of an account; return how many there were."""
    require(actor, "accounts.manage")
    record_account(session, actor, "end-sessions", account, changes={}, now=now)
    return end_sessions(session, cast(int, account.id))


def remove_totp(session: Session, actor: Actor, account: Account, *, now: datetime) -> None:
    """Forget the authenticator of somebody who lost it, and end their sessions; they enrol a new one."""
    _require_other(actor, account)
    account.totp_secret, account.totp_step = "", 0
    end_sessions(session, cast(int, account.id))
    record_account(session, actor, "remove-totp", account, changes={}, now=now)


def begin_enrolment(session: Session, actor: Actor, session_id: int) -> str:
    """Return the TOTP secret to be shown, the same until it is confirmed; raise Conflict when there is one already."""
    require(actor, "account.own")
    if session.get_one(Account, actor.account_id).totp_secret:
        raise Conflict(N_("Your account has an authenticator already."))
    row = get_session(session, session_id)
    row.pending_secret = row.pending_secret or new_secret()
    session.flush()
    return row.pending_secret


def confirm_enrolment(session: Session, actor: Actor, session_id: int, *, code: str, now: datetime) -> list[str]:
    """Store the secret that was shown when a code of it fits, and return the recovery codes to be shown once.

    Raises InvalidData for a code that does not fit. The other sessions of the account end.
    """
    secret = begin_enrolment(session, actor, session_id)
    step = matching_step(secret, code, now)
    if step is None:
        raise InvalidData(WRONG_CODE)
    account = session.get_one(Account, actor.account_id)
    account.totp_secret, account.totp_step = secret, step
    get_session(session, session_id).pending_secret = ""
    end_sessions(session, cast(int, account.id), keep=session_id)
    record_account(session, actor, "enrol-totp", account, changes={}, now=now)
    return make_codes(session, cast(int, account.id))


def _require_other(actor: Actor, account: Account) -> None:
    require(actor, "accounts.manage")
    if actor.account_id == account.id:
        raise InvalidData(N_("This is your own account. Ask another administrator to change it."))


def _require_owner(session: Session, data: RoleInput) -> None:
    if data.provider_id is not None and session.get(Provider, data.provider_id) is None:
        raise FaultyField("provider_id", N_("there is no provider %(id)s"), {"id": data.provider_id})
    if data.company_id is not None and session.get(Company, data.company_id) is None:
        raise FaultyField("company_id", N_("there is no company %(id)s"), {"id": data.company_id})


def _change(account: Account, values: dict[str, Any]) -> Changes:
    changed = {name: (getattr(account, name), value) for name, value in values.items()}
    for name, value in values.items():
        setattr(account, name, value)
    return {name: pair for name, pair in changed.items() if pair[0] != pair[1]}


def record_account(
    session: Session, actor: Actor, action: str, account: Account, *, changes: Changes, now: datetime
) -> None:
    """Write what was done to an account to the audit log."""
    session.flush()
    record_change(session, actor, action, ("account", str(account.id)), changes=changes, now=now)
