"""The form of a need: new, from a sector profile, edited, merged after a conflict. Nothing typed is lost."""

from collections.abc import Iterable
from dataclasses import replace

from flask import Blueprint, Response, request, url_for
from sqlmodel import Session
from werkzeug.datastructures import MultiDict

from talentmatch.catalogue.faults import FaultyFields
from talentmatch.employers.history import values_of_need
from talentmatch.employers.needs import NeedConflict, change_need_state, create_need, edit_need, get_need, skills_of
from talentmatch.errors import InvalidData
from talentmatch.i18n import current_language
from talentmatch.models import Company, SkillNeed
from talentmatch.models.refusals import Refusal
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.conflicts import conflict_page
from talentmatch.web.company.fields import typed_of_need
from talentmatch.web.company.form_view import load_form
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.company.profiles import values_of_profile
from talentmatch.web.company.reading import Entered, draft_of, read_form, start_of
from talentmatch.web.company.towns import with_town
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.forms.differences import chosen_between
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("company_needs", __name__)
FAULTY = 422


@blueprint.get("/company/needs/new")
@permit("needs.edit")
def new() -> Response:
    """Show the form: empty, or with what a sector profile says."""
    profile_id = request.args.get("profile", "")
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        values = values_of_profile(session, profile_id) if profile_id else {}
    blank = {"title_lang": current_language(), "people": 1, "visibility": "named"}
    return show_new(company, start_of(typed_of_need({**blank, **values})))


@blueprint.post("/company/needs/new")
@permit("needs.edit")
def create() -> Response:
    """Store a draft; show the form again for a search or for what has to be corrected."""
    form = own_form()
    entered = read_form(form)
    with current_runtime().database.reading() as session:
        company = asked_company(session)
    try:
        entered = with_town(entered)
        if entered.searches:
            return show_new(company, entered)
        draft = draft_of(entered.typed, {})
        origin = "profile" if draft.fields.profile_id else "blank"
        with current_runtime().database.writing() as session:
            row = create_need(session, current_actor(), company.id, draft, origin=origin, now=now())
            address = url_for("company_needs.edit", need_id=row.id, done=publish_if_asked(session, row, form))
    except InvalidData as error:
        return show_new(company, entered, faults_of(error), status=FAULTY)
    return go_to(address)


def publish_if_asked(session: Session, row: SkillNeed, form: MultiDict[str, str]) -> str:
    """Publish a draft with the button that saves and publishes; return what was done."""
    if form.get("do") != "publish" or row.state != "draft":
        return "saved"
    change_need_state(session, current_actor(), row.id, action="publish", now=now())
    return "published"


def faults_of(error: InvalidData) -> tuple[Refusal, ...]:
    """Return what has to be corrected, field by field where the error says so."""
    return error.faults if isinstance(error, FaultyFields) else (Refusal(None, error.message, error.values),)


def show_new(company: Company, entered: Entered, faults: Iterable[Refusal] = (), *, status: int = 200) -> Response:
    """Return the form of a new need."""
    with current_runtime().database.reading() as session:
        form = load_form(session, entered, faults)
    return company_page("company/new.html", status, company=company, form=form, faults=list(faults))


@blueprint.get("/company/needs/<slug:need_id>")
@permit("needs.edit")
def edit(need_id: str) -> Response:
    """Show the form of a need."""
    with current_runtime().database.reading() as session:
        row = get_need(session, current_actor(), need_id)
        entered = start_of(typed_of_need(values_of_need(session, row)))
    return show_need(row, entered, version=row.version)


@blueprint.post("/company/needs/<slug:need_id>")
@permit("needs.edit")
def save(need_id: str) -> Response:
    """Save an edit; show the form again for a search or a fault (422), both versions for a conflict (409)."""
    form = own_form()
    version = number_in(form, "version")
    with current_runtime().database.reading() as session:
        row = get_need(session, current_actor(), need_id)
        stored = typed_of_need(values_of_need(session, row))
        words = {skill.skill_id: skill.words for skill in skills_of(session, need_id)}
    entered = read_form(form)
    entered = replace(entered, typed=chosen_between(stored, entered.typed, form))
    try:
        entered = with_town(entered)
        if entered.searches:
            return show_need(row, entered, version=version)
        draft = draft_of(entered.typed, words)
        with current_runtime().database.writing() as session:
            edited = edit_need(session, current_actor(), need_id, version=version, draft=draft, now=now())
            done = publish_if_asked(session, edited, form)
    except InvalidData as error:
        return show_need(row, entered, faults_of(error), version=version, status=FAULTY)
    except NeedConflict as conflict:
        return conflict_page(need_id, entered.typed, conflict, base=version)
    return go_to(url_for("company_needs.edit", need_id=need_id, done=done))


def show_need(
    row: SkillNeed, entered: Entered, faults: Iterable[Refusal] = (), *, version: int, status: int = 200
) -> Response:
    """Return the form of a stored need with what was typed."""
    with current_runtime().database.reading() as session:
        form = load_form(session, entered, faults)
    return company_page("company/need.html", status, row=row, form=form, faults=list(faults), version=version)
