"""Tokens for programs: list, make and revoke one's own, and as an administrator revoke those of others."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts import notices
from talentmatch.accounts.api_tokens import is_in_force, list_tokens, make_token, revoke_token
from talentmatch.accounts.inputs import FaultyField, TokenInput, read_input
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.own import get_own_account
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.scopes import TITLES, scopes_for
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import ApiToken
from talentmatch.web.account.again import ask_again
from talentmatch.web.account.background import notify
from talentmatch.web.account.own import own_id
from talentmatch.web.account.pages import go_to, page
from talentmatch.web.context import current_runtime
from talentmatch.web.formats import local_date
from talentmatch.web.permissions import current_actor, owes_authenticator, permit

blueprint = Blueprint("api_tokens", __name__)
DAYS = (30, 90, 180, 365)


@blueprint.get("/account/tokens")
def tokens() -> Response:
    """List one's own tokens."""
    with current_runtime().database.reading() as session:
        rows = list_tokens(session, own_id(current_actor()))
    return page("account/tokens.html", tokens=shown_tokens(rows))


def shown_tokens(rows: Sequence[ApiToken]) -> list[tuple[ApiToken, bool]]:
    """Return tokens, each with whether it is in force."""
    now = datetime.now(UTC)
    return [(row, is_in_force(row, now)) for row in rows]


@blueprint.get("/account/tokens/new")
def form() -> Response:
    """Ask what the new token is for."""
    return _form()


@blueprint.post("/account/tokens/new")
def make() -> Response:
    """Make a token and show it, this once; mail its owner that there is one."""
    if owes_authenticator():
        raise Forbidden(N_("Set up your authenticator first; your account needs one."))
    if (asked := ask_again()) is not None:
        return asked
    try:
        data = read_input(TokenInput, {**_typed(), "scopes": request.form.getlist("scopes")})
        secret, person = _make(data)
    except (InvalidData, Conflict) as error:
        return _form(422, fault=error.text(), field=_field_of(error))
    until = datetime.now(UTC) + timedelta(days=data.days)
    notify(person, lambda one: notices.token_made(one, data.name, until=local_date(until)))
    return page("account/token_made.html", secret=secret, name=data.name, until=until)


def _make(data: TokenInput) -> tuple[str, Person]:
    actor, now = current_actor(), datetime.now(UTC)
    with current_runtime().database.writing() as session:
        account = get_own_account(session, actor)
        return make_token(session, actor, account, data=data, now=now), person_of(account)


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "") for name in ("name", "days")}


def _field_of(error: Exception) -> str:
    return error.field if isinstance(error, FaultyField) else "name"


def _form(status: int = 200, fault: str = "", field: str = "") -> Response:
    scopes = [(scope, TITLES[scope]) for scope in scopes_for(current_actor())]
    typed = {**_typed(), "scopes": request.form.getlist("scopes")}
    return page("account/token_new.html", status, fault=fault, field=field, scopes=scopes, days=DAYS, typed=typed)


@blueprint.post("/account/tokens/<int(max=2147483647):token_id>/revoke")
def revoke(token_id: int) -> Response:
    """Revoke one of one's own tokens; that of somebody else does not exist."""
    actor = current_actor()
    _revoke(token_id, own_id(actor))
    return go_to(url_for("api_tokens.tokens"))


@blueprint.post("/admin/accounts/<int(max=2147483647):account_id>/tokens/<int(max=2147483647):token_id>/revoke")
@permit("accounts.manage")
def revoke_for(account_id: int, token_id: int) -> Response:
    """Revoke a token of somebody else."""
    _revoke(token_id, account_id)
    return go_to(url_for("accounts.account", account_id=account_id))


def _revoke(token_id: int, account_id: int) -> None:
    with current_runtime().database.writing() as session:
        get_account_by_id(session, account_id)
        row = revoke_token(session, current_actor(), token_id, now=datetime.now(UTC))
        if row.account_id != account_id:
            raise NotFound(N_("There is no such token. It may have been revoked already."))
