"""Paste a vacancy, confirm what was read in it, and have it as a draft. The text is kept only where that is ticked."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, request, url_for
from sqlmodel import Session
from werkzeug.datastructures import MultiDict

from talentmatch.employers.needs import NeedDraft, create_need
from talentmatch.errors import InvalidData
from talentmatch.i18n import current_language
from talentmatch.matching.service import LONGEST_TEXT
from talentmatch.matching.spoken_parts import parts_by_language
from talentmatch.matching.vacancies import ReadVacancy, read_vacancy, without_contact_persons
from talentmatch.models.refusals import Refusal
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.fields import typed_of_need
from talentmatch.web.company.form_view import load_form
from talentmatch.web.company.needs import faults_of
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.company.reading import Entered, draft_of, read_form, start_of
from talentmatch.web.company.towns import with_town
from talentmatch.web.company.vacancy_view import facts_of, values_of_facts, view_vacancy
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.pasted import readable
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("company_vacancy", __name__)
FAULTY = 422
LONGEST_BODY = 2_000_000  # bytes; a text that is much too long is to be told so


@blueprint.url_value_preprocessor
def allow_long_bodies(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Take more than a page usually may send; this stands before anything that reads the form."""
    request.max_content_length = request.max_form_memory_size = LONGEST_BODY


@blueprint.get("/company/needs/vacancy")
@permit("needs.edit")
def paste() -> Response:
    """Show the form for a vacancy."""
    return paste_page("")


def paste_page(text: str, fault: str = "") -> Response:
    """Return the form with what was pasted, and what is wrong with it."""
    with current_runtime().database.reading() as session:
        company = asked_company(session)
    shown = text[: 2 * LONGEST_TEXT]
    keep = "keep" in request.form
    status = FAULTY if fault else 200
    return company_page(
        "company/vacancy.html", status, company=company, text=shown, keep=keep, fault=fault, limit=LONGEST_TEXT
    )


@blueprint.post("/company/needs/vacancy")
@permit("needs.edit")
def read() -> Response:
    """Show what was read in a vacancy; nothing is stored."""
    form = own_form()
    text = readable(form.get("text", ""))
    try:
        with current_runtime().database.reading() as session:
            asked_company(session)
            found = read_text(session, text)
            facts = facts_of(session, found, text, now().date())
    except InvalidData as error:
        return paste_page(text, error.text())
    description = found.text if "keep" in form else ""
    values = values_of_facts(facts, found.languages, description=description)
    return review_page(found, start_of(typed_of_need(values)), None)


def read_text(session: Session, text: str) -> ReadVacancy:
    """Return what stands in a vacancy."""
    loaded = current_runtime().live.current(session)
    return read_vacancy(session, loaded, text, lang=current_language())


def review_page(
    found: ReadVacancy, entered: Entered, chosen: dict[str, tuple[str, str]] | None, faults: Iterable[Refusal] = ()
) -> Response:
    """Return the page on which each thing that was read is confirmed."""
    told = list(faults)
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        form, view = load_form(session, entered, told), view_vacancy(session, found, chosen)
    status = FAULTY if told else 200
    return company_page(
        "company/vacancy_read.html", status, company=company, view=view, form=form, faults=told, limit=LONGEST_TEXT
    )


@blueprint.post("/company/needs/vacancy/draft")
@permit("needs.edit")
def create() -> Response:
    """Store what was confirmed as a draft; show the page again for a town or for what has to be corrected."""
    form = own_form()
    entered = read_form(form)
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        found = read_text(session, readable(form.get("text", "")))
    try:
        entered = with_town(entered)
        if entered.stays:
            return review_page(found, entered, chosen_in(form))
        draft = impersonal_draft(draft_of(entered.typed, words_in(form)))
        with current_runtime().database.writing() as session:
            row = create_need(session, current_actor(), company.id, draft, origin="vacancy", now=now())
            address = url_for("company_needs.edit", need_id=row.id, done="saved")
    except InvalidData as error:
        return review_page(found, entered, chosen_in(form), faults_of(error))
    return go_to(address)


def impersonal_draft(draft: NeedDraft) -> NeedDraft:
    """Return a draft whose description names no person, whoever put one back."""
    text = draft.fields.description
    if not text:
        return draft
    runtime = current_runtime()
    with runtime.database.reading() as session:
        loaded = runtime.live.current(session)
    lang = next(iter(parts_by_language(text, current_language())))
    plain = without_contact_persons(loaded, text, lang)
    return NeedDraft(draft.fields.model_copy(update={"description": plain}), draft.skills)


def chosen_in(form: MultiDict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the importance and level of each ticked skill."""
    return {
        name: (form.get(f"importance-{name}", ""), form.get(f"level-of-{name}", "")) for name in form.getlist("skill")
    }


def words_in(form: MultiDict[str, str]) -> dict[str, str]:
    """Return the words that carried each ticked skill."""
    return {name: form.get(f"words-{name}", "") for name in form.getlist("skill")}
