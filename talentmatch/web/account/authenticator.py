"""Set up an authenticator: show its secret, confirm it with a code, hand out recovery codes once."""

from datetime import UTC, datetime

import segno
from flask import Blueprint, Response, request

from talentmatch.accounts.limits import SECOND_STEP, take_places
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.service import begin_enrolment, confirm_enrolment
from talentmatch.accounts.totp import enrolment_address
from talentmatch.errors import InvalidData
from talentmatch.web.account.own import own_id
from talentmatch.web.account.pages import own_sign_in, page
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
    except InvalidData as error:
        return _form(422, fault=error.text())
    return page("account/recovery_codes.html", codes=codes)


def _form(status: int = 200, fault: str = "") -> Response:
    state = own_sign_in()
    with current_runtime().database.writing() as session:
        secret = begin_enrolment(session, state.actor, state.session_id)
        email = get_account_by_id(session, own_id(state.actor)).email
    picture = segno.make(enrolment_address(secret, email)).svg_data_uri(scale=SQUARE, light="#fff")
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return page("account/authenticator.html", status, secret=groups, picture=picture, fault=fault)
