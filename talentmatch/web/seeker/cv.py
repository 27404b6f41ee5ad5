"""Upload or paste a CV: the skills in it are read, shown with the words that carry them, and lead on to jobs.

The CV lives in memory for one request. Its text travels in the body of a request alone, is stored nowhere, and does not
come back but for the words that carry a skill.
"""

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.kinds import KINDS, LARGEST, MOST_PAGES
from talentmatch.cv.messages import MESSAGES, WRONG_KIND
from talentmatch.cv.text import MOST_CHARACTERS
from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.told_skills import skills_told
from talentmatch.web.account.pages import go_to
from talentmatch.web.context import current_runtime
from talentmatch.web.in_memory import keep_in_memory
from talentmatch.web.origin import require_own_form
from talentmatch.web.permissions import permit
from talentmatch.web.seeker.cv_reading import nothing_told, one_reader, read_sent
from talentmatch.web.seeker.cv_view import Choice, read_choice, rows_of

blueprint = Blueprint("cv", __name__)
PATH = "/cv"
LONGEST_BODY = LARGEST + 300_000  # bytes; the file, with a pasted text and the form around them
NOTHING = N_("There is no CV yet. Choose a file, or paste the text.")
NO_SKILL = N_("No skill is ticked. Tick at least one, or search for one.")
LIMITS = {
    "kinds": [kind.upper() for kind in KINDS],
    "megabytes": LARGEST // 1_000_000,
    "most_pages": MOST_PAGES,
    "most_characters": MOST_CHARACTERS,
}


@blueprint.url_value_preprocessor
def allow_a_file(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Take a whole file, in memory; this stands before anything that reads the form."""
    if endpoint == "cv.answer":
        keep_in_memory(request, LONGEST_BODY)


@blueprint.after_request
def keep_nothing(response: Response) -> Response:
    """Keep these pages out of every cache."""
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """Show the form again for what is too large to be looked at."""
    return form_page("large")


@blueprint.get(PATH)
@permit("public.read")
def form() -> str:
    """Show the form."""
    return form_page("")[0]


def form_page(code: str) -> tuple[str, int]:
    """Return the form, with what is wrong with the CV that was sent, and its status."""
    fault = _(NOTHING) if code == "nothing" else _(MESSAGES[code]) if code else ""
    status = 413 if code == "large" else 415 if code in WRONG_KIND else 422 if code else 200
    return render_template("seeker/cv.html", fault=fault, **LIMITS), status


@blueprint.post(PATH)
@permit("public.read")
def answer() -> Response | tuple[str, int]:
    """Read a CV, or take what was ticked and typed on the page that shows its skills."""
    require_own_form(request)
    return choose(request.form) if "do" in request.form else read()


def read() -> tuple[str, int]:
    """Show the skills that were read in a CV; one that cannot be read brings the form back with what is wrong."""
    runtime = current_runtime()
    try:
        with one_reader(), nothing_told():
            reading = read_sent(request)
            with runtime.database.reading() as session:
                told = skills_told(session, runtime.live.current(session), reading.text, lang=current_language())
    except Unreadable as error:
        return form_page(error.code)
    return skills_page(Choice(rows_of(told)), cut=reading.cut)


def choose(form: MultiDict[str, str]) -> Response | tuple[str, int]:
    """Search for a skill by its name, or lead on with those that are ticked."""
    with current_runtime().database.reading() as session:
        choice = read_choice(session, form)
        if form["do"] != "go":
            return skills_page(choice)
        if not choice.held:
            return skills_page(choice, _(NO_SKILL))
        return go_to(url_for("reach.reach", held=choice.held))


def skills_page(choice: Choice, fault: str = "", *, cut: bool = False) -> tuple[str, int]:
    """Return the page on which the skills are confirmed, and its status; ``cut``: whether the CV was too long."""
    page = render_template("seeker/cv_skills.html", choice=choice, fault=fault, cut=cut, **LIMITS)
    return page, 422 if fault else 200
