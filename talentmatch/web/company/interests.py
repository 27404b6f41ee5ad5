"""A company's interest in programmes: its own list, and the form that marks, changes and withdraws it."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for
from sqlmodel import Session

from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.queries import get_card, load_cards
from talentmatch.employers.interests import (
    create_interest,
    edit_interest,
    get_interest,
    list_interests,
    withdraw_interest,
)
from talentmatch.employers.pool_inputs import InterestInput
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import ProgrammeInterest
from talentmatch.models.refusals import Refusal
from talentmatch.web import names
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.needs import FAULTY, faults_of
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.forms.fields import FieldGroup, FormField
from talentmatch.web.forms.typed import Groups, Typed, form_view, labels_of, typed_in, typed_of, values_in
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.shown import ProgrammeTitle, programme_title

blueprint = Blueprint("company_interests", __name__)
FIELDS: Groups = (
    FieldGroup(
        N_("What you ask for"),
        (
            FormField("people", N_("How many people"), "number", required=True),
            FormField("region", N_("Region"), "choice", options=names.REGION),
            FormField("starts_on", N_("First day on which it may begin"), "date", required=True),
            FormField("ends_on", N_("Last day on which it may begin"), "date", required=True),
        ),
    ),
)


@dataclass(frozen=True)
class InterestLine:
    """What a company asked for; title and provider are None for a programme that nobody finds any more."""

    row: ProgrammeInterest
    title: ProgrammeTitle | None
    provider: str | None


@blueprint.get("/company/interests")
@permit("needs.edit")
def interests() -> Response:
    """List what a company asked for."""
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        lines = interest_lines(session, list_interests(session, current_actor(), company.id))
    return company_page("company/interests.html", company=company, lines=lines, today=now().date())


def interest_lines(session: Session, rows: Iterable[ProgrammeInterest]) -> list[InterestLine]:
    """Return the lines of the list; a constant number of queries."""
    found = list(rows)
    cards = load_cards(session, [row.programme_id for row in found])
    return [
        InterestLine(row, programme_title(card), card.provider.name) if card else InterestLine(row, None, None)
        for row, card in ((row, cards.get(row.programme_id)) for row in found)
    ]


@blueprint.get("/company/interests/new/<slug:programme_id>")
@permit("needs.edit")
def new(programme_id: str) -> Response:
    """Show the form that marks interest in a programme."""
    return show_form(programme_id, typed_of(FIELDS, {"people": 1, "starts_on": now().date()}))


@blueprint.post("/company/interests/new/<slug:programme_id>")
@permit("needs.edit")
def create(programme_id: str) -> Response:
    """Mark interest; show the form again with what has to be corrected."""
    typed = typed_in(FIELDS, own_form())
    with current_runtime().database.reading() as session:
        company = asked_company(session)
    try:
        data = data_of(typed)
        with current_runtime().database.writing() as session:
            create_interest(session, current_actor(), (company.id, programme_id), data=data, now=now())
    except InvalidData as error:
        return show_form(programme_id, typed, faults_of(error))
    return go_to(list_address("marked"))


@blueprint.get("/company/interests/<int(max=2147483647):interest_id>")
@permit("needs.edit")
def edit(interest_id: int) -> Response:
    """Show the form of an interest."""
    with current_runtime().database.reading() as session:
        row = get_interest(session, current_actor(), interest_id)
    return show_form(row.programme_id, typed_of(FIELDS, row.model_dump()), row=(row.id or 0, row.version))


@blueprint.post("/company/interests/<int(max=2147483647):interest_id>")
@permit("needs.edit")
def save(interest_id: int) -> Response:
    """Save an interest; show the form again with what has to be corrected."""
    form = own_form()
    typed, version = typed_in(FIELDS, form), number_in(form, "version")
    with current_runtime().database.reading() as session:
        programme_id = get_interest(session, current_actor(), interest_id).programme_id
    try:
        data = data_of(typed)
        with current_runtime().database.writing() as session:
            edit_interest(session, current_actor(), interest_id, version=version, data=data, now=now())
    except InvalidData as error:
        return show_form(programme_id, typed, faults_of(error), row=(interest_id, version))
    return go_to(list_address("saved"))


@blueprint.post("/company/interests/<int(max=2147483647):interest_id>/withdraw")
@permit("needs.edit")
def withdraw(interest_id: int) -> Response:
    """Withdraw an interest."""
    version = number_in(own_form(), "version")
    with current_runtime().database.writing() as session:
        withdraw_interest(session, current_actor(), interest_id, version=version, now=now())
    return go_to(list_address("interest-withdrawn"))


def data_of(typed: Typed) -> InterestInput:
    """Return the interest that was typed; raise FaultyFields."""
    return read_input(InterestInput, values_in(FIELDS, typed))


def list_address(done: str) -> str:
    """Return the address of the list, which says what was done."""
    return url_for("company_interests.interests", company=request.args.get("company"), done=done)


def show_form(
    programme_id: str, typed: Typed, faults: tuple[Refusal, ...] = (), *, row: tuple[int, int] | None = None
) -> Response:
    """Return the form; row: number and version of a stored interest, whose programme may be gone."""
    with current_runtime().database.reading() as session:
        if row is None:
            asked_company(session)
            get_card(session, programme_id)
        card = load_cards(session, [programme_id]).get(programme_id)
    return company_page(
        "company/interest.html",
        FAULTY if faults else 200,
        card=card,
        title=programme_title(card).main if card else None,
        programme_id=programme_id,
        row=row,
        groups=form_view(FIELDS, typed, {}, faults),
        labels=labels_of(FIELDS),
        faults=faults,
    )
