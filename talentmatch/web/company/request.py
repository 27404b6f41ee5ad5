"""Ask for an account for a company, and confirm the address by a link."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from talentmatch.accounts.inputs import FaultyField, fold_email, read_input
from talentmatch.accounts.limits import REQUEST, REQUEST_ADDRESS, REQUEST_ALL, take_places
from talentmatch.accounts.mail import Person
from talentmatch.errors import InvalidData
from talentmatch.i18n import current_language
from talentmatch.needs import letters
from talentmatch.needs.queries import list_companies
from talentmatch.needs.request_inputs import CompanyRequestInput
from talentmatch.needs.requests import confirm_request, get_by_link, request_account
from talentmatch.web.account.background import notify
from talentmatch.web.account.pages import link_address, page
from talentmatch.web.context import current_runtime
from talentmatch.web.sessions import current_browser

blueprint = Blueprint("company_request", __name__)
FIELDS = ("name", "company", "website", "email", "message")


@blueprint.get("/company/request")
def form() -> Response:
    """Show the form."""
    return _form()


@blueprint.post("/company/request")
def ask() -> Response:
    """Store the request and mail a link; the answer is the same for an address that has an account."""
    now, database = datetime.now(UTC), current_runtime().database
    typed = {name: request.form.get(name, "").replace("\r\n", "\n") for name in FIELDS}
    try:
        data = read_input(CompanyRequestInput, {**typed, "lang": current_language()})
    except InvalidData as error:
        return _form(422, error)
    limits = {REQUEST: fold_email(data.email), REQUEST_ADDRESS: current_browser().address, REQUEST_ALL: "all"}
    with database.writing() as session:
        take_places(session, limits, now)
    with database.writing() as session:
        token = request_account(session, data, now=now)
    if token is not None:
        link = link_address(token, "company_request.link")
        notify(Person(data.email, data.name, data.lang), lambda one: letters.confirm_request(one, link))
    return page("company/sent.html")


@blueprint.get("/company/request/<key>")
def link(key: str) -> Response:
    """Ask whether the request is right; looking at the page does not use the link up."""
    with current_runtime().database.reading() as session:
        asked = get_by_link(session, key, datetime.now(UTC))
        return page("company/confirm.html", key=key, asked=asked, done=False)


@blueprint.post("/company/request/<key>")
def confirm(key: str) -> Response:
    """Hand the request to the administrators."""
    with current_runtime().database.writing() as session:
        confirm_request(session, key, now=datetime.now(UTC))
    return page("company/confirm.html", key=key, asked=None, done=True)


def _form(status: int = 200, error: InvalidData | None = None) -> Response:
    field = error.field if isinstance(error, FaultyField) else ""
    fault = error.text() if error is not None else ""
    with current_runtime().database.reading() as session:
        names = [company.name for company in list_companies(session)]
    return page("company/request.html", status, fault=fault, field=field, form=request.form, names=names)
