"""The queue of terms that people type and no skill covers: make one a synonym, dismiss it, or export them all."""

import io
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from talentmatch.catalogue.faults import FaultyFields, read_input
from talentmatch.exchange.export import write_rows
from talentmatch.models import Skill, UnmetTerm
from talentmatch.models.refusals import Refusal
from talentmatch.skills.finding import narrow_skills
from talentmatch.skills.inputs import SynonymInput
from talentmatch.skills.queries import find_skills
from talentmatch.skills.term_queue import add_synonym, all_terms, dismiss_term, get_term, page_of_terms
from talentmatch.skills.terms import DAYS_SHOWN, KEPT_DAYS
from talentmatch.web.arguments import page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.desk.pages import never_keep, render_desk
from talentmatch.web.files.download import attachment
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_terms", __name__)
ONE = "/terms/<int(max=2147483647):term_id>"
COLUMNS = ("term", "lang", "source", "times", "days", "first_on", "last_on")
FAULTY = 422


class TermLinks:
    """The addresses of the other pages."""

    def page(self, number: int) -> str:
        """Return the address of a page."""
        return f"?{urlencode({'page': number})}"


@blueprint.get("/terms")
@permit("catalogue.publish")
def terms() -> str:
    """Show the terms, the most typed first, with the skill that has come to cover one."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        page = page_of_terms(session, page_argument(request.args), now())
        covered = covering(session, page.terms)
    limits = {"days_shown": DAYS_SHOWN, "kept_days": KEPT_DAYS}
    return render_desk("admin/terms.html", page=page, covered=covered, links=TermLinks(), **limits)


def covering(session: Session, found: Iterable[UnmetTerm]) -> dict[int | None, Skill]:
    """Return the skill that covers a term by now, by the number of the term; one query."""
    linker = current_runtime().live.current(session).linker
    hits = {row.id: [hit.skill_id for hit in linker.find(row.term, row.lang)] for row in found}
    skills = find_skills(session, {skill_id for ids in hits.values() for skill_id in ids})
    return {number: skills[ids[0]] for number, ids in hits.items() if ids and ids[0] in skills}


@blueprint.post("/terms")
@permit("catalogue.publish")
def dismiss() -> AnyResponse:
    """Dismiss a term for good."""
    number = number_in(own_form(), "dismiss")
    with current_runtime().database.writing() as session:
        dismiss_term(session, current_actor(), number, now=now())
    return redirect(url_for("desk_terms.terms", done="dismissed"), 303)


@blueprint.get("/terms.csv")
@permit("catalogue.publish")
def export() -> Response:
    """Send the terms as a file."""
    stream = io.BytesIO()
    with current_runtime().database.reading() as session:
        rows: list[list[Any]] = [[getattr(row, name) for name in COLUMNS] for row in all_terms(session, now())]
    write_rows(COLUMNS, rows, stream, "csv")
    return never_keep(attachment(stream, "talentmatch-terms.csv", "csv"))


@blueprint.get(ONE)
@permit("catalogue.publish")
def term(term_id: int) -> str:
    """Show a term and the skills that fit what is looked for, to choose the one that it means."""
    return show_term(term_id)


@blueprint.post(ONE)
@permit("catalogue.publish")
def make_synonym(term_id: int) -> AnyResponse | tuple[str, int]:
    """Make the term a synonym; show the form again for faults."""
    form = own_form()
    try:
        entered = read_input(SynonymInput, {name: form.get(name, "") for name in SynonymInput.model_fields})
    except FaultyFields as error:
        return show_term(term_id, error.faults, form.get("spelling", "")), FAULTY
    with current_runtime().database.writing() as session:
        add_synonym(session, current_actor(), term_id, entered=entered, now=now())
    return redirect(url_for("desk_terms.terms", done="synonym"), 303)


def show_term(term_id: int, faults: Iterable[Refusal] = (), spelling: str | None = None) -> str:
    """Return the form that makes a term a synonym."""
    what = text_argument(request.args, "find")
    with current_runtime().database.reading() as session:
        row = get_term(session, current_actor(), term_id, now=now())
        offered = narrow_skills(session, what)
    typed = row.term if spelling is None else spelling
    return render_desk("admin/term.html", row=row, offered=offered, what=what, faults=list(faults), spelling=typed)
