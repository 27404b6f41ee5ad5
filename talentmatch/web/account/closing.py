"""Take one's own data along, and close an account: one's own, or as an administrator that of somebody else."""

import json
from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts import notices
from talentmatch.accounts.closing import close_account
from talentmatch.accounts.own import get_own_account
from talentmatch.accounts.own_data import own_data
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.errors import InvalidData
from talentmatch.web.account.again import ask_again
from talentmatch.web.account.background import notify
from talentmatch.web.account.pages import go_to, page
from talentmatch.web.account.proof import prove_password
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.sessions import clear_cookie

blueprint = Blueprint("closing", __name__)
FILE_NAME = "talentmatch-account.json"


@blueprint.get("/account/data")
def data() -> Response:
    """Give everything that is stored about the account, as a file."""
    with current_runtime().database.reading() as session:
        found = own_data(session, current_actor())
    response = Response(json.dumps(found, ensure_ascii=False, indent=2), mimetype="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


@blueprint.get("/account/close")
def form() -> Response:
    """Say what closing the account means, and ask for the password."""
    return page("account/close.html", fault="", closed=False)


@blueprint.post("/account/close")
def close() -> Response:
    """Close one's own account and sign out."""
    actor = current_actor()
    try:
        prove_password(request.form.get("proof", ""))
    except InvalidData as error:
        return page("account/close.html", 422, fault=error.text(), closed=False)
    with current_runtime().database.writing() as session:
        person = close_account(session, actor, get_own_account(session, actor), now=datetime.now(UTC))
    notify(person, notices.account_closed)
    response = go_to(url_for("home.home"))
    clear_cookie(response)
    return response


@blueprint.get("/admin/accounts/<int(max=2147483647):account_id>/close")
@permit("accounts.manage")
def ask_for(account_id: int) -> Response:
    """Ask whether the account of somebody else is to be closed."""
    with current_runtime().database.reading() as session:
        return page("admin/account_close.html", account=get_account_by_id(session, account_id))


@blueprint.post("/admin/accounts/<int(max=2147483647):account_id>/close")
@permit("accounts.manage")
def close_for(account_id: int) -> Response:
    """Close the account of somebody else."""
    if (asked := ask_again()) is not None:
        return asked
    with current_runtime().database.writing() as session:
        account = get_account_by_id(session, account_id)
        person = close_account(session, current_actor(), account, now=datetime.now(UTC))
    notify(person, notices.account_closed)
    return go_to(url_for("accounts.accounts"))
