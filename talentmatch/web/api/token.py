"""What the token of a request is, and its end: a program that lost its token into the open can revoke it at once."""

from datetime import UTC, datetime

from flask import Blueprint
from pydantic import AwareDatetime

from talentmatch.accounts.api_tokens import Bearer, revoke_token
from talentmatch.accounts.scopes import ANY
from talentmatch.i18n import N_
from talentmatch.interface.schemas import Shown
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import OwnQuery

blueprint = Blueprint("api_token", __name__)
TAG = "token"


class Token(Shown):
    """A token: what it may do at most, and until when; role: that of its owner, who must have the right as well."""

    name: str
    scopes: list[str]
    role: str
    expires_at: AwareDatetime
    in_force: bool


@serve(blueprint, "/token", Operation(N_("Show the token that is sent"), TAG, Token, scope=ANY))
def token(call: Call[OwnQuery, None]) -> Token:
    """Show the token of the request."""
    return _shown(call.bearer, in_force=True)


@serve(
    blueprint,
    "/token",
    Operation(N_("Revoke the token that is sent"), TAG, Token, scope=ANY, method="DELETE"),
)
def end_token(call: Call[OwnQuery, None]) -> Token:
    """Revoke the token of the request."""
    revoke_token(call.session, call.actor, call.bearer.token_id, now=datetime.now(UTC))
    return _shown(call.bearer, in_force=False)


def _shown(bearer: Bearer, *, in_force: bool) -> Token:
    return Token(
        name=bearer.name,
        scopes=list(bearer.scopes),
        role=str(bearer.actor.role),
        expires_at=bearer.expires_at,
        in_force=in_force,
    )
