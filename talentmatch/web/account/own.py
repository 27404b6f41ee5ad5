"""One's own account: what it is, and where it is signed in."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.devices import list_devices
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.recovery import count_codes
from talentmatch.accounts.sessions import ENDED, end_sessions, is_over, list_sessions
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account
from talentmatch.web.account.pages import go_to, own_sign_in, page
from talentmatch.web.context import current_runtime

blueprint = Blueprint("account", __name__)
DONE = {
    "password": N_("Your password is changed, and every other session was ended."),
    "language": N_("Saved."),
    "authenticator": N_("The authenticator is removed. The password alone lets you in now."),
}


@blueprint.get("/account")
def own() -> Response:
    """Show the account and its sessions."""
    state, now = own_sign_in(), datetime.now(UTC)
    account_id = own_id(state.actor)
    with current_runtime().database.reading() as session:
        account = get_account_by_id(session, account_id)
        sessions = [
            row for row in list_sessions(session, account_id) if row.complete and not is_over(row, account, now)
        ]
        codes, devices = count_codes(session, account_id), list_devices(session, account_id, now)
    shown: dict[str, object] = {"account": account, "sessions": sessions, "devices": devices, "codes": codes}
    shown |= {"notice": DONE.get(request.args.get("done", ""), ""), "may_remove": not owes_one(account)}
    return page("account/own.html", 200, current=state.session_id, **shown)


def owes_one(account: Account) -> bool:
    """Return whether the settings want this account to have an authenticator."""
    return account.role == "admin" and current_runtime().settings.admin_totp


@blueprint.post("/account/sessions/<int:session_id>/end")
def end_one(session_id: int) -> Response:
    """End one of one's own sessions; that of somebody else does not exist."""
    actor, now = own_sign_in().actor, datetime.now(UTC)
    with current_runtime().database.writing() as session:
        if not end_sessions(session, own_id(actor), only=session_id):
            raise NotFound(ENDED)
        record_change(session, actor, "end-session", ("account", str(own_id(actor))), changes={}, now=now)
    return go_to(url_for("account.own"))


@blueprint.post("/account/sessions/end-others")
def end_others() -> Response:
    """End every session of one's own but this one."""
    state, now = own_sign_in(), datetime.now(UTC)
    with current_runtime().database.writing() as session:
        end_sessions(session, own_id(state.actor), keep=state.session_id)
        record_change(session, state.actor, "end-sessions", ("account", str(own_id(state.actor))), changes={}, now=now)
    return go_to(url_for("account.own"))


def own_id(actor: Actor) -> int:
    """Return the account of an actor; raise NotFound for one that has none."""
    if actor.account_id is None:
        raise NotFound(N_("There is no such account."))
    return actor.account_id
