"""Administrators decide on the requests of companies for an account."""

from collections.abc import Sequence

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from talentmatch.accounts.inputs import FaultyField, read_input
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_
from talentmatch.models import Company, CompanyRequest
from talentmatch.needs import letters
from talentmatch.needs.decisions import approve_request, decline_request
from talentmatch.needs.queries import list_companies
from talentmatch.needs.request_inputs import ApprovalInput, DeclineInput
from talentmatch.needs.requests import get_waiting_request, list_waiting_requests
from talentmatch.web.account.again import ask_again
from talentmatch.web.account.background import notify
from talentmatch.web.account.manage import invitation_for
from talentmatch.web.account.pages import current_mailer
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor

blueprint = Blueprint("desk_requests", __name__)
LIST, ONE = "/company-requests", "/company-requests/<int(max=2147483647):request_id>"


@blueprint.get(LIST)
def queue() -> str:
    """Show the requests that wait, the oldest first."""
    with current_runtime().database.reading() as session:
        return render_desk("admin/company_requests.html", waiting=list_waiting_requests(session, current_actor()))


@blueprint.get(ONE)
def decide(request_id: int) -> str:
    """Show one request and the two ways to decide on it."""
    return _decide(request_id)


@blueprint.post(ONE)
def decided(request_id: int) -> Response | tuple[str, int]:
    """Approve or decline a request."""
    own_form()
    if (asked := ask_again()) is not None:
        return asked
    steps = {"approve": _approve, "decline": _decline}
    try:
        step = steps[request.form.get("decision", "")]
    except KeyError:
        raise InvalidData(N_("Choose what to do with the request.")) from None
    try:
        step(request_id)
    except (FaultyField, Conflict) as error:
        field = error.field if isinstance(error, FaultyField) else "company_id"
        return _decide(request_id, error.text(), field), 422
    return redirect(url_for("desk_requests.queue", done="changed"), 303)


def _approve(request_id: int) -> None:
    data = read_input(ApprovalInput, {name: request.form.get(name, "") for name in ("company_id", "company")})
    with current_runtime().database.writing() as session:
        person, token = approve_request(session, current_actor(), request_id, data, now=now())
    current_mailer().send(invitation_for(person, token))


def _decline(request_id: int) -> None:
    data = read_input(DeclineInput, {"reason": request.form.get("reason", "").replace("\r\n", "\n")})
    with current_runtime().database.writing() as session:
        person = decline_request(session, current_actor(), request_id, now=now())
    notify(person, lambda one: letters.declined(one, data.reason))


def _decide(request_id: int, fault: str = "", field: str = "") -> str:
    with current_runtime().database.reading() as session:
        asked = get_waiting_request(session, current_actor(), request_id)
        companies = list_companies(session)
    chosen = _chosen(asked, companies)
    shown = {"asked": asked, "companies": companies, "chosen": chosen, "reason": request.form.get("reason", "")}
    return render_desk("admin/company_request.html", fault=fault, field=field, **shown)


def _chosen(asked: CompanyRequest, companies: Sequence[Company]) -> tuple[str, str]:
    """Return which company stands in the form, and which new name: as typed, else what fits the request."""
    if "company_id" in request.form:
        return request.form["company_id"], request.form.get("company", "")
    same = (row.id for row in companies if asked.company.casefold() in map(str.casefold, (row.name, *row.aliases)))
    found = next(same, "")
    return found, "" if found else asked.company
