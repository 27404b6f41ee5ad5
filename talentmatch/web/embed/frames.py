"""The pages in the frame: a search, and the training for one job. No script, no cookie, no navigation."""

from dataclasses import replace

from flask import Blueprint, Response, make_response, render_template, request

from talentmatch.errors import Busy, InvalidData, TalentmatchError
from talentmatch.i18n import N_, current_language
from talentmatch.matching.search import SearchRequest
from talentmatch.matching.search import search as search_catalogue
from talentmatch.matching.service import match_card
from talentmatch.models.columns import SLUG_LENGTH
from talentmatch.needs.queries import get_profile
from talentmatch.web.arguments import text_argument
from talentmatch.web.cards import ranked_views
from talentmatch.web.context import current_runtime
from talentmatch.web.errors import status_of
from talentmatch.web.permissions import permit
from talentmatch.web.seeker.search_links import SearchLinks
from talentmatch.web.shown import profile_title
from talentmatch.web.turns import in_turn

blueprint = Blueprint("embed", __name__)
SHOWN = 5
CACHING = "public, max-age=300"


@blueprint.get("/embed/search")
@permit("public.read")
@in_turn
def search() -> Response:
    """Show a search with its best results; without words or a place the form alone."""
    asked = SearchRequest(text_argument(request.args, "q"), text_argument(request.args, "where"))
    if not asked.what and not asked.where:
        return _page("embed/search.html", asked=asked, page=None, results=(), more="")
    runtime = current_runtime()
    with runtime.database.reading() as session:
        page = search_catalogue(session, runtime.live.current(session), asked, current_language())
        page = replace(page, results=page.results[:SHOWN])
        results = ranked_views(session, page.results)
    return _page("embed/search.html", asked=asked, page=page, results=results, more=SearchLinks(asked).page(1))


@blueprint.get("/embed/job")
@permit("public.read")
@in_turn
def job() -> Response:
    """Show the training that fits a job best."""
    profile_id = text_argument(request.args, "profile")
    if not profile_id or len(profile_id) > SLUG_LENGTH:
        raise InvalidData(N_("Name a job profile in the address: ?profile= and its identifier."))
    runtime = current_runtime()
    with runtime.database.reading() as session:
        card, loaded = get_profile(session, profile_id), runtime.live.current(session)
        match = match_card(session, loaded, card, lang=current_language(), top=SHOWN)
        ranked = ranked_views(session, match.ranked, match.coverage.untaught)
    return _page("embed/job.html", profile=card.profile, title=profile_title(card.profile), ranked=ranked)


@blueprint.errorhandler(TalentmatchError)
def show_error(error: TalentmatchError) -> Response:
    """Say in the frame what is wrong, for a page of the site does not show there."""
    response = _page("embed/error.html", message=error.text())
    response.status_code = status_of(error)
    if isinstance(error, Busy):
        response.headers["Retry-After"] = str(error.seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(template: str, **values: object) -> Response:
    response = make_response(render_template(template, **values))
    response.headers["Cache-Control"] = CACHING
    return response
