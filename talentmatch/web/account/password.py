"""Ask for a new password by mail, and set it by a link that works once."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts import letters
from talentmatch.accounts.inputs import fold_email
from talentmatch.accounts.limits import ADDRESS, RESET, take_places
from talentmatch.accounts.links import get_link_account
from talentmatch.accounts.mail import person_of
from talentmatch.accounts.passwords import SHORTEST, check_password, hash_password
from talentmatch.accounts.service import set_password_by_link
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.web.account.background import notify, send_reset
from talentmatch.web.account.pages import go_to, page
from talentmatch.web.context import current_runtime
from talentmatch.web.sessions import clear_cookie, current_browser

blueprint = Blueprint("password", __name__)
DIFFERENT = N_("The two passwords are not the same. Type them again.")


@blueprint.get("/account/forgotten")
def forgotten() -> Response:
    """Ask for the address of the account."""
    return page("account/forgotten.html", sent=False)


@blueprint.post("/account/forgotten")
def ask() -> Response:
    """Say the same whether or not there is such an account; the mail is written afterwards."""
    email, now = fold_email(request.form.get("email", ""))[:254], datetime.now(UTC)
    with current_runtime().database.writing() as session:
        take_places(session, {RESET: email, ADDRESS: current_browser().address}, now)
    send_reset(email, now)
    return page("account/forgotten.html", sent=True)


@blueprint.get("/account/link/<key>")
def form(key: str) -> Response:
    """Ask for the new password; looking at the page does not use the link up."""
    return _form(key)


@blueprint.post("/account/link/<key>")
def set_password(key: str) -> Response:
    """Set the password and end every session; the person then signs in with it."""
    try:
        hashed = _checked_hash(key)
    except InvalidData as error:
        return _form(key, 422, fault=error.text())
    with current_runtime().database.writing() as session:
        account = set_password_by_link(session, key, hashed=hashed, now=datetime.now(UTC))
        person = person_of(account)
    notify(person, lambda one: letters.password_changed(one.email, one.name))
    response = go_to(url_for("sign_in.form", changed=1))
    clear_cookie(response)
    return response


def _checked_hash(key: str) -> str:
    password = request.form.get("password", "")
    email, name = _owner(key)
    check_password(password, (email, name))
    if password != request.form.get("again", ""):
        raise InvalidData(DIFFERENT)
    return hash_password(password)


def _form(key: str, status: int = 200, fault: str = "") -> Response:
    email, _name = _owner(key)
    return page("account/set_password.html", status, key=key, email=email, shortest=SHORTEST, fault=fault)


def _owner(key: str) -> tuple[str, str]:
    with current_runtime().database.reading() as session:
        account = get_link_account(session, key, datetime.now(UTC))
        return account.email, account.name
