"""Sign in with a password and a second step, and sign out."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts import notices
from talentmatch.accounts.inputs import fold_email
from talentmatch.accounts.limits import SECOND_STEP, SECOND_STEP_DAY, take_places
from talentmatch.accounts.mail import person_of
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.recovery import count_codes
from talentmatch.accounts.sessions import end_sessions
from talentmatch.accounts.sign_in import begin_sign_in, finish_sign_in
from talentmatch.errors import InvalidData
from talentmatch.web.account.background import notify
from talentmatch.web.account.known import know_browser
from talentmatch.web.account.own import own_id
from talentmatch.web.account.pages import after_sign_in, go_to, own_sign_in, page, safe_next
from talentmatch.web.account.proof import checked_hash
from talentmatch.web.context import current_runtime
from talentmatch.web.sessions import clear_cookie, current_browser, current_sign_in, set_cookie

blueprint = Blueprint("sign_in", __name__)
LONGEST_EMAIL = 254


@blueprint.get("/account/sign-in")
def form() -> Response:
    """Show the form."""
    return _form(wanted=request.args.get("next", ""), changed="changed" in request.args)


@blueprint.post("/account/sign-in")
def sign_in() -> Response:
    """Check address and password; go on to the second step, or where the person wanted to go."""
    email = fold_email(request.form.get("email", ""))[:LONGEST_EMAIL]
    wanted = request.form.get("next", "")
    try:
        token, complete = _begin(email, request.form.get("password", ""))
    except InvalidData as error:
        return _form(422, wanted=wanted, email=email, fault=error.text())
    following = after_sign_in(wanted) if complete else url_for("sign_in.second_step", next=safe_next(wanted) or None)
    response = go_to(following)
    set_cookie(response, token)
    if complete:
        know_browser(response, token, datetime.now(UTC))
    return response


def _begin(email: str, password: str) -> tuple[str, bool]:
    now, database, browser = datetime.now(UTC), current_runtime().database, current_browser()
    stored = checked_hash(email, password)
    _end_former()
    with database.writing() as session:
        return begin_sign_in(session, email, stored, browser=browser, now=now)


def _end_former() -> None:
    """End the session that the browser had before, so that nothing lives on under a token that is forgotten."""
    state = current_sign_in()
    if state is not None and state.actor.account_id is not None:
        with current_runtime().database.writing() as session:
            end_sessions(session, state.actor.account_id, only=state.session_id)


@blueprint.get("/account/second-step")
def second_step() -> Response:
    """Ask for the code of the authenticator; lead to what fits for whoever does not owe one."""
    wanted = request.args.get("next", "")
    state = current_sign_in()
    if state is None:
        return go_to(url_for("sign_in.form", next=safe_next(wanted) or None))
    return go_to(after_sign_in(wanted)) if state.complete else _second_step(wanted=wanted)


@blueprint.post("/account/second-step")
def check_second_step() -> Response:
    """Check the code; the browser gets a new token with it."""
    state, wanted, now = own_sign_in(), request.form.get("next", ""), datetime.now(UTC)
    if state.complete:
        return go_to(after_sign_in(wanted))
    database, browser, code = current_runtime().database, current_browser(), request.form.get("code", "")[:100]
    account = str(state.actor.account_id)
    with database.writing() as session:
        take_places(session, {SECOND_STEP: account, SECOND_STEP_DAY: account}, now)
    try:
        with database.writing() as session:
            finished = finish_sign_in(session, state.session_id, code, browser=browser, now=now)
    except InvalidData as error:
        return _second_step(422, wanted=wanted, fault=error.text())
    response = go_to(after_sign_in(wanted))
    set_cookie(response, finished.token)
    know_browser(response, finished.token, now)
    if finished.by_recovery_code:
        _tell_of_code(own_id(state.actor))
    return response


def _tell_of_code(account_id: int) -> None:
    with current_runtime().database.reading() as session:
        person, left = person_of(get_account_by_id(session, account_id)), count_codes(session, account_id)
    notify(person, lambda one: notices.recovery_code_used(one, left))


@blueprint.post("/account/sign-out")
def sign_out() -> Response:
    """End the session of this browser."""
    _end_former()
    response = go_to(url_for("home.home"))
    clear_cookie(response)
    return response


def _form(status: int = 200, *, wanted: str, email: str = "", changed: bool = False, fault: str = "") -> Response:
    values = {"email": email, "changed": changed, "fault": fault}
    return page("account/sign_in.html", status, wanted=safe_next(wanted), **values)


def _second_step(status: int = 200, *, wanted: str, fault: str = "") -> Response:
    return page("account/second_step.html", status, wanted=safe_next(wanted), fault=fault)
