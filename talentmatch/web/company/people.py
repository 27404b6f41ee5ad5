"""The people of one's own company."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for

from talentmatch.accounts import notices
from talentmatch.accounts.inputs import ColleagueInput, read_input
from talentmatch.accounts.people import invite_colleague, list_people, own_company, remove_colleague
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_, current_language
from talentmatch.web.account.again import ask_again
from talentmatch.web.account.background import notify
from talentmatch.web.account.manage import field_of, invitation_for
from talentmatch.web.account.pages import current_mailer, go_to, page
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import current_actor

blueprint = Blueprint("company", __name__)
FIELDS = ("name", "email", "lang")
DONE = {"invited": N_("The invitation is on its way."), "removed": N_("The account is closed and erased.")}


@blueprint.get("/company/people")
def people() -> Response:
    """List the people of the company, with the form that invites another."""
    return _people()


@blueprint.post("/company/people")
def invite() -> Response:
    """Make an account for a colleague and mail its link."""
    if (asked := ask_again()) is not None:
        return asked
    typed = {"lang": current_language()} | {name: request.form[name] for name in FIELDS if name in request.form}
    try:
        data = read_input(ColleagueInput, typed)
        with current_runtime().database.writing() as session:
            person, token = invite_colleague(session, current_actor(), data, now=datetime.now(UTC))
    except (InvalidData, Conflict) as error:
        return _people(422, fault=error.text(), field=field_of(error))
    current_mailer().send(invitation_for(person, token))
    return go_to(url_for("company.people", done="invited"))


@blueprint.post("/company/people/<int(max=2147483647):account_id>/remove")
def remove(account_id: int) -> Response:
    """Close the account of a colleague; that of somebody else does not exist."""
    if (asked := ask_again()) is not None:
        return asked
    with current_runtime().database.writing() as session:
        person = remove_colleague(session, current_actor(), account_id, now=datetime.now(UTC))
    notify(person, notices.account_closed)
    return go_to(url_for("company.people", done="removed"))


def _people(status: int = 200, fault: str = "", field: str = "") -> Response:
    actor = current_actor()
    with current_runtime().database.reading() as session:
        values: dict[str, object] = {"company": own_company(session, actor), "people": list_people(session, actor)}
    values |= {"own": actor.account_id, "notice": DONE.get(request.args.get("done", ""), "")}
    return page("company/people.html", status, fault=fault, field=field, form=request.form, **values)
