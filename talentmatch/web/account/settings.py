"""Change one's own password, address and language of mails."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts import notices
from talentmatch.accounts.email_change import confirm_email, get_email_change, request_email
from talentmatch.accounts.inputs import EmailInput, FaultyField, LanguageInput, read_input
from talentmatch.accounts.limits import RESET, take_places
from talentmatch.accounts.mail import person_of
from talentmatch.accounts.own import change_language, change_password, get_own_account
from talentmatch.accounts.passwords import SHORTEST, check_password, hash_password
from talentmatch.errors import InvalidData
from talentmatch.web.account.background import notify
from talentmatch.web.account.pages import go_to, link_address, own_sign_in, page
from talentmatch.web.account.password import DIFFERENT
from talentmatch.web.account.proof import prove_password
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.sessions import device_token

blueprint = Blueprint("settings", __name__)


def field_of(error: InvalidData) -> str:
    """Return the field that an error is about; what is wrong with a new password names none."""
    return error.field if isinstance(error, FaultyField) else "password"


@blueprint.get("/account/password")
def password_form() -> Response:
    """Ask for the present password and a new one."""
    return page("account/password.html", shortest=SHORTEST, fault="", field="")


@blueprint.post("/account/password")
def save_password() -> Response:
    """Set the new password and end every other session."""
    state, database = own_sign_in(), current_runtime().database
    try:
        prove_password(request.form.get("proof", ""))
        hashed = _new_hash()
    except InvalidData as error:
        return page("account/password.html", 422, shortest=SHORTEST, fault=error.text(), field=field_of(error))
    with database.writing() as session:
        person = person_of(change_password(session, state, hashed=hashed, device=device_token(), now=datetime.now(UTC)))
    notify(person, notices.password_replaced)
    return go_to(url_for("account.own", done="password"))


def _new_hash() -> str:
    password = request.form.get("password", "")
    with current_runtime().database.reading() as session:
        account = get_own_account(session, current_actor())
        words = (account.email, account.name)
    check_password(password, words)
    if password != request.form.get("again", ""):
        raise InvalidData(DIFFERENT)
    return hash_password(password)


@blueprint.get("/account/email")
def email_form() -> Response:
    """Ask for another address and the password."""
    return page("account/email.html", fault="", field="", email="", sent=False)


@blueprint.post("/account/email")
def ask_email() -> Response:
    """Mail a link to the new address; the answer is the same when that address has an account already."""
    actor, now, database = current_actor(), datetime.now(UTC), current_runtime().database
    email = request.form.get("email", "")[:300]
    with database.writing() as session:
        take_places(session, {RESET: f"email of {actor.name}"}, now)
    try:
        data = read_input(EmailInput, {"email": email})
        prove_password(request.form.get("proof", ""))
    except InvalidData as error:
        return page("account/email.html", 422, fault=error.text(), field=field_of(error), email=email, sent=False)
    with database.writing() as session:
        asked = request_email(session, actor, data, now=now)
    if asked is not None:
        person, token = asked
        link = link_address(token, "settings.email_link", lang=person.lang)
        notify(person, lambda one: notices.new_address(one, link))
    return page("account/email.html", fault="", field="", email="", sent=True)


@blueprint.get("/account/email/<key>")
@permit("public.read")
def email_link(key: str) -> Response:
    """Ask whether the new address is to be used; looking at the page does not use the link up."""
    with current_runtime().database.reading() as session:
        change, _account = get_email_change(session, key, datetime.now(UTC))
        return page("account/email_confirm.html", key=key, email=change.email, done=False)


@blueprint.post("/account/email/<key>")
@permit("public.read")
def use_email(key: str) -> Response:
    """Use the new address from now on, and tell the former one."""
    with current_runtime().database.writing() as session:
        former = confirm_email(session, key, now=datetime.now(UTC))
    notify(former, notices.email_changed)
    return page("account/email_confirm.html", key=key, email="", done=True)


@blueprint.post("/account/language")
def save_language() -> Response:
    """Change the language of mails."""
    data = read_input(LanguageInput, {"lang": request.form.get("lang", "")})
    with current_runtime().database.writing() as session:
        change_language(session, current_actor(), data, now=datetime.now(UTC))
    return go_to(url_for("account.own", done="language"))
