"""Describe a job or yourself: the text is worked on in memory and forgotten with the answer."""

from collections.abc import Collection

from flask import Blueprint, Response, make_response, render_template, request

from talentmatch.errors import InvalidData
from talentmatch.i18n import current_language
from talentmatch.matching.service import LONGEST_TEXT, TextMatch, match_text
from talentmatch.web.cards import ranked_views
from talentmatch.web.context import current_runtime
from talentmatch.web.origin import require_own_form
from talentmatch.web.pasted import readable
from talentmatch.web.turns import in_turn

blueprint = Blueprint("match", __name__)
TOP = 10


@blueprint.get("/match")
def form() -> Response:
    """Show the form."""
    return _page("seeker/match.html", limit=LONGEST_TEXT, text="", fault="")


@blueprint.post("/match")
def answer() -> Response:
    """Rank the programmes for the text; a text that does not fit brings the form back with what is wrong."""
    require_own_form(request)
    text = readable(request.form.get("text", ""))
    removed = set(request.form.getlist("shown")) - set(request.form.getlist("keep"))
    try:
        return ranking(text, removed)
    except InvalidData as error:
        return _page("seeker/match.html", 422, limit=LONGEST_TEXT, text=text[: 2 * LONGEST_TEXT], fault=error.text())


@in_turn
def ranking(text: str, removed: Collection[str]) -> Response:
    """Show what was understood and the programmes ranked for it."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        match: TextMatch = match_text(session, loaded, text, lang=current_language(), removed=removed, top=TOP)
        ranked = ranked_views(session, match.ranked, match.coverage.untaught)
    return _page("seeker/match_result.html", limit=LONGEST_TEXT, match=match, ranked=ranked, text=text)


def _page(template: str, status: int = 200, **values: object) -> Response:
    response = make_response(render_template(template, **values), status)
    response.headers["Cache-Control"] = "no-store"
    return response
