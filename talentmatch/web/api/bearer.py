"""Who asks through the interface: the owner of the token in the header Authorization (RFC 6750), else anybody."""

import re
from datetime import UTC, datetime
from typing import cast

from flask import g, request

from talentmatch.accounts.actor import ANYBODY, Actor
from talentmatch.accounts.api_tokens import NOTED_EVERY, Bearer, find_bearer, note_used
from talentmatch.accounts.scopes import covers
from talentmatch.i18n import N_
from talentmatch.web.api.refusals import Refusal
from talentmatch.web.context import current_runtime

CHALLENGE = 'Bearer realm="talentmatch"'
TOKEN = re.compile(r"Bearer +([A-Za-z0-9._~+/-]{1,200}=*) *\Z", re.IGNORECASE | re.ASCII)


def read_bearer() -> Bearer | None:
    """Return the token of the request, and note once an hour that it is used; None where none is sent.

    Raise Refusal for one that is not in force, even where none is needed: whoever sends a token wants to be known.
    """
    given = request.headers.get("Authorization")
    if given is None:
        return None
    found, now, database = TOKEN.match(given), datetime.now(UTC), current_runtime().database
    if found is None:
        raise _unknown()
    with database.reading() as session:
        bearer = find_bearer(session, found[1], now)
    if bearer is None:
        raise _unknown()
    if bearer.used_at is None or now - bearer.used_at >= NOTED_EVERY:
        with database.writing() as session:
            note_used(session, bearer.token_id, now)
    return bearer


def _unknown() -> Refusal:
    message = N_("This token is not in force. It may be mistyped, expired or revoked; its owner makes another one.")
    return Refusal(401, message, {"WWW-Authenticate": f'{CHALLENGE}, error="invalid_token"'})


def current_bearer() -> Bearer | None:
    """Return the token of this request."""
    return cast(Bearer | None, g.get("bearer"))


def required_bearer() -> Bearer:
    """Return the token of this request; raise Refusal without one."""
    bearer = current_bearer()
    if bearer is None:
        message = N_("Send a token that is in force, in the header Authorization: Bearer.")
        raise Refusal(401, message, {"WWW-Authenticate": CHALLENGE})
    return bearer


def require_scope(scope: str) -> Actor:
    """Return the owner of the token; raise Refusal without one, without this scope, or without an authenticator."""
    bearer = required_bearer()
    if not covers(bearer.scopes, scope):
        challenge = f'{CHALLENGE}, error="insufficient_scope", scope="{scope}"'
        message = N_("The token lacks the scope “%(scope)s”. Make one that has it.")
        raise Refusal(403, message, {"WWW-Authenticate": challenge}, scope=scope)
    if current_runtime().settings.admin_totp and bearer.actor.role == "admin" and not bearer.has_totp:
        raise Refusal(403, N_("Set up your authenticator first; your account needs one."))
    return bearer.actor


def actor_for(scope: str) -> Actor:
    """Return the owner of a token with this scope; anybody without such a token."""
    bearer = current_bearer()
    return require_scope(scope) if bearer is not None and covers(bearer.scopes, scope) else ANYBODY
