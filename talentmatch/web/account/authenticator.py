"""Set up an authenticator: show its secret, confirm it with a code, hand out recovery codes once."""

from datetime import UTC, datetime

import segno
from flask import Blueprint, Response, request, url_for

from talentmatch.accounts import notices
from talentmatch.accounts.limits import SECOND_STEP, take_places
from talentmatch.accounts.mail import person_of
from talentmatch.accounts.own import get_own_account, remove_own_totp
from talentmatch.accounts.service import begin_enrolment, confirm_enrolment
from talentmatch.accounts.totp import enrolment_address
from talentmatch.errors import InvalidData
from talentmatch.web.account.again import ask_again
from talentmatch.web.account.background import notify
from talentmatch.web.account.pages import go_to, own_sign_in, page
from talentmatch.web.context import current_runtime

blueprint = Blueprint("authenticator", __name__)
SQUARE = 5  # pixels


@blueprint.get("/account/authenticator")
def form() -> Response:
    """Show the secret, as text and as a QR code."""
    return _form()


@blueprint.post("/account/authenticator")
def confirm() -> Response:
    """Take the authenticator into use when a code of it fits, and show the recovery codes this once."""
    state, now, code = own_sign_in(), datetime.now(UTC), request.form.get("code", "")[:100]
    database = current_runtime().database
    with database.writing() as session:
        take_places(session, {SECOND_STEP: str(state.actor.account_id)}, now)
    try:
        with database.writing() as session:
            codes = confirm_enrolment(session, state.actor, state.session_id, code=code, now=now)
            person = person_of(get_own_account(session, state.actor))
    except InvalidData as error:
        return _form(422, fault=error.text())
    notify(person, notices.authenticator_on)
    return page("account/recovery_codes.html", codes=codes)


@blueprint.post("/account/authenticator/remove")
def remove() -> Response:
    """Forget one's own authenticator and its recovery codes, after the password or a code was given lately."""
    if (asked := ask_again()) is not None:
        return asked
    runtime = current_runtime()
    with runtime.database.writing() as session:
        account = remove_own_totp(session, own_sign_in(), required=runtime.settings.admin_totp, now=datetime.now(UTC))
        person = person_of(account)
    notify(person, notices.authenticator_off)
    return go_to(url_for("account.own", done="authenticator"))


def _form(status: int = 200, fault: str = "") -> Response:
    state = own_sign_in()
    with current_runtime().database.writing() as session:
        secret = begin_enrolment(session, state.actor, state.session_id)
        email = get_own_account(session, state.actor).email
    picture = segno.make(enrolment_address(secret, email)).svg_data_uri(scale=SQUARE, light="#fff")
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return page("account/authenticator.html", status, secret=groups, picture=picture, fault=fault)
