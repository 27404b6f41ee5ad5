"""Ask for a link with which somebody without an account posts a need."""

from datetime import datetime

from flask import Blueprint, Response

from talentmatch.accounts.inputs import fold_email, read_input
from talentmatch.accounts.limits import ADDRESS, NEED_LINK, take_places
from talentmatch.employers.letters import need_link
from talentmatch.employers.links import LinkInput, make_need_link
from talentmatch.errors import InvalidData
from talentmatch.i18n import current_language
from talentmatch.web.account.background import later
from talentmatch.web.account.pages import current_mailer, link_address
from talentmatch.web.company.pages import company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.permissions import permit
from talentmatch.web.sessions import current_browser

blueprint = Blueprint("post_need", __name__)


@blueprint.get("/needs/post")
@permit("public.read")
def form() -> Response:
    """Ask for the address and the company."""
    return _page()


@blueprint.post("/needs/post")
@permit("public.read")
def ask() -> Response:
    """Say the same to everybody; the link is made and mailed afterwards."""
    sent, at = own_form(), now()
    email, company_name = fold_email(sent.get("email", ""))[:254], sent.get("company_name", "")[:1_000]
    values = {"email": email, "company_name": company_name, "lang": current_language()}
    try:
        asked: LinkInput = read_input(LinkInput, values)
    except InvalidData as error:
        field = getattr(error, "field", "email")
        return _page(422, email=email, company_name=company_name, fault=error.text(), field=field)
    with current_runtime().database.writing() as session:
        take_places(session, {NEED_LINK: email, ADDRESS: current_browser().address}, at)
    send_link(asked, at)
    return _page(sent=True)


def _page(
    status: int = 200, *, sent: bool = False, email: str = "", company_name: str = "", fault: str = "", field: str = ""
) -> Response:
    values = {"email": email, "company_name": company_name, "fault": fault, "field": field}
    return company_page("company/post.html", status, sent=sent, **values)


def send_link(asked: LinkInput, at: datetime) -> None:
    """Make the link and mail it once the answer has gone."""
    runtime, mailer = current_runtime(), current_mailer()
    prefix = link_address("", "need_by_link.show")

    def work() -> None:
        with runtime.database.writing() as session:
            token = make_need_link(session, asked, now=at)
        mailer.send(need_link(asked.email, prefix + token))

    later(work)
