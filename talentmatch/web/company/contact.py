"""A company writes to a training centre about a programme."""

from flask import Blueprint, Response, request, url_for

from talentmatch.catalogue.queries import get_card
from talentmatch.employers.contacts import write_to_provider
from talentmatch.employers.pool_letters import to_provider
from talentmatch.errors import InvalidData
from talentmatch.models.refusals import Refusal
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.interests import list_address
from talentmatch.web.company.needs import FAULTY, faults_of
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now
from talentmatch.web.letters import LABELS, deliver, read_letter, typed_letter
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.shown import programme_title

blueprint = Blueprint("company_contact", __name__)


@blueprint.get("/company/programmes/<slug:programme_id>/contact")
@permit("needs.edit")
def form(programme_id: str) -> Response:
    """Show the form."""
    return show_form(programme_id)


@blueprint.post("/company/programmes/<slug:programme_id>/contact")
@permit("needs.edit")
def send(programme_id: str) -> Response:
    """Mail what was written to those who edit for the training centre."""
    with current_runtime().database.reading() as session:
        company = asked_company(session)
    try:
        written = read_letter()
        with current_runtime().database.writing() as session:
            subject = (company.id, programme_id)
            letter = write_to_provider(session, current_actor(), subject, letter=written, now=now())
    except InvalidData as error:
        return show_form(programme_id, faults_of(error))
    deliver(letter, to_provider, lambda lang: url_for("desk_interest.form", lang=lang, programme_id=programme_id))
    return go_to(list_address("written"))


def show_form(programme_id: str, faults: tuple[Refusal, ...] = ()) -> Response:
    """Return the form with what was typed."""
    with current_runtime().database.reading() as session:
        company, card = asked_company(session), get_card(session, programme_id)
    return company_page(
        "company/contact.html",
        FAULTY if faults else 200,
        company=company,
        card=card,
        title=programme_title(card).main,
        named=request.args.get("company"),
        typed=typed_letter(),
        labels=LABELS,
        faults=faults,
    )
