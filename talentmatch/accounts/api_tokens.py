"""Tokens by which programs act for an account: shown once, stored as a hash, revoked at any time.

A token dies with its account, and a program is at every request what the owner of its token is at that moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session, col, delete, func, or_, select, update

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.inputs import FaultyField, TokenInput
from talentmatch.accounts.permissions import may
from talentmatch.accounts.scopes import scopes_for
from talentmatch.accounts.sessions import actor_of
from talentmatch.accounts.tokens import hash_of, new_token
from talentmatch.errors import Conflict, Forbidden, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account, ApiToken

PREFIX = "tm_"  # by which people, and programs that look for leaked secrets, know what it is
HINT_LENGTH = 8
MOST_IN_FORCE = 20
NOTED_EVERY = timedelta(hours=1)  # a request that only reads writes nothing
KEPT = timedelta(days=90)  # how long the list tells of one that ended


@dataclass(frozen=True)
class Bearer:
    """A token in force, as a request needs it; ``actor``: its owner, with the number of the token."""

    token_id: int
    name: str
    scopes: tuple[str, ...]
    actor: Actor
    has_totp: bool
    expires_at: datetime
    used_at: datetime | None


def make_token(session: Session, actor: Actor, account: Account, *, data: TokenInput, now: datetime) -> str:
    """Store a token of one's own account and return it, to be shown once; only the operator makes one for others.

    Raises FaultyField for a scope that the account may not give, Conflict when too many are in force.
    """
    if actor != OPERATOR and actor.account_id != account.id:
        raise Forbidden(N_("A token is made by its owner."))
    owner = actor_of(account)
    if strange := sorted(set(data.scopes) - set(scopes_for(owner))):
        raise FaultyField("scopes", N_("this account may not give %(scope)s"), {"scope": strange[0]})
    if _count_in_force(session, cast(int, account.id), now) >= MOST_IN_FORCE:
        message = N_("An account has at most %(most)s tokens in force. Revoke one that is no longer used.")
        raise Conflict(message, most=MOST_IN_FORCE)
    secret = PREFIX + new_token()
    row = ApiToken(
        account_id=cast(int, account.id), name=data.name, token_hash=hash_of(secret), hint=secret[:HINT_LENGTH],
        scopes=sorted(set(data.scopes)), created_at=now, expires_at=now + timedelta(days=data.days),
    )  # fmt: skip
    session.add(row)
    session.flush()
    _record(session, actor, "make-token", row, now)
    return secret


def _count_in_force(session: Session, account_id: int, now: datetime) -> int:
    in_force = (col(ApiToken.revoked_at).is_(None), ApiToken.expires_at > now)
    return session.exec(select(func.count()).where(ApiToken.account_id == account_id, *in_force)).one()


def find_bearer(session: Session, secret: str, now: datetime) -> Bearer | None:
    """Return whom a token stands for; None when it is not known, expired or revoked, or its account is disabled."""
    statement = select(ApiToken, Account).where(
        ApiToken.account_id == Account.id, ApiToken.token_hash == hash_of(secret)
    )
    found = session.exec(statement).first()
    if found is None or not is_in_force(found[0], now) or found[1].disabled:
        return None
    row, account = found
    token_id = cast(int, row.id)
    actor = replace(actor_of(account), token_id=token_id)
    return Bearer(
        token_id, row.name, tuple(row.scopes), actor, bool(account.totp_secret), row.expires_at, row.used_at
    )  # fmt: skip


def is_in_force(row: ApiToken, now: datetime) -> bool:
    """Return whether a token is neither revoked nor expired."""
    return row.revoked_at is None and now < row.expires_at


def note_used(session: Session, token_id: int, now: datetime) -> None:
    """Note that a token is in use."""
    session.exec(update(ApiToken).where(col(ApiToken.id) == token_id).values(used_at=now))


def list_tokens(session: Session, account_id: int) -> Sequence[ApiToken]:
    """Return the tokens of an account, the newest first, with those that ended lately."""
    statement = select(ApiToken).where(ApiToken.account_id == account_id)
    return session.exec(statement.order_by(col(ApiToken.id).desc())).all()


def revoke_token(session: Session, actor: Actor, token_id: int, *, now: datetime) -> ApiToken:
    """Revoke a token of one's own, or as an administrator any; raise NotFound for one that is not, or no more."""
    row = session.get(ApiToken, token_id)
    if row is None or row.revoked_at is not None or not _may_revoke(actor, row):
        raise NotFound(N_("There is no such token. It may have been revoked already."))
    row.revoked_at = now
    session.flush()
    _record(session, actor, "revoke-token", row, now)
    return row


def _may_revoke(actor: Actor, row: ApiToken) -> bool:
    own = actor.account_id == row.account_id
    return may(actor, "account.own" if own else "accounts.manage")


def revoke_all(session: Session, account_id: int, now: datetime) -> None:
    """Revoke every token of an account."""
    of_account = update(ApiToken).where(col(ApiToken.account_id) == account_id, col(ApiToken.revoked_at).is_(None))
    session.exec(of_account.values(revoked_at=now))


def clean_tokens(session: Session, now: datetime) -> None:
    """Remove the tokens that ended long ago."""
    ended = or_(col(ApiToken.revoked_at) <= now - KEPT, col(ApiToken.expires_at) <= now - KEPT)
    session.exec(delete(ApiToken).where(ended))


def _record(session: Session, actor: Actor, action: str, row: ApiToken, now: datetime) -> None:
    """Write to the log what the token may do, and not its name, which may tell of a person."""
    gone = action == "revoke-token"
    told = {"token": row.id, "scopes": row.scopes, "expires_on": row.expires_at.date().isoformat()}
    changes = {field: (value, None) if gone else (None, value) for field, value in told.items()}
    record_change(session, actor, action, ("account", str(row.account_id)), changes=changes, now=now)
