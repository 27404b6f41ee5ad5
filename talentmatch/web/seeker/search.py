"""The search page."""

from flask import Blueprint, render_template, request

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, current_language
from talentmatch.matching.ranking import find_untaught
from talentmatch.matching.search import FACETS, PAGE_SIZE, RADII, RELEVANCE, USUAL_RADIUS, SearchPage, SearchRequest
from talentmatch.matching.search import search as search_catalogue
from talentmatch.web.arguments import chosen_values, page_argument, text_argument
from talentmatch.web.cards import ranked_views
from talentmatch.web.context import current_runtime
from talentmatch.web.search_counts import note_skills_later, note_term_later
from talentmatch.web.seeker.search_links import SearchLinks
from talentmatch.web.seeker.search_view import filter_groups, filter_tags, sort_options, with_distances
from talentmatch.web.turns import in_turn

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
@in_turn
def search() -> str:
    """Show one page of results with the filters."""
    runtime, asked = current_runtime(), read_request()
    with runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        page = search_catalogue(session, loaded, asked, current_language())
        untaught = find_untaught(session, [item.skill for item in page.understood])
        results = ranked_views(session, page.results, untaught)
        place_names = loaded.places.names()
    if asked.page == 1:
        note_search(page)
    return render_template(
        "seeker/search.html",
        page=page,
        results=with_distances(page, results),
        untaught=untaught,
        last=min(page.first + PAGE_SIZE - 1, page.total),
        links=SearchLinks(asked),
        groups=filter_groups(page),
        tags=filter_tags(page),
        sorts=sort_options(page),
        radii=RADII,
        place_names=place_names,
    )


def note_search(page: SearchPage) -> None:
    """Count what was searched for, without the person; a page further on or a filter is the same search."""
    if page.request.chosen:
        return
    if page.understood:
        note_skills_later([item.skill.id for item in page.understood], page.area)
    elif not page.spelled:
        note_term_later(page.request.what, "search")


def read_request() -> SearchRequest:
    """Read the search from the address; raise InvalidData for what cannot be."""
    arguments = request.args
    return SearchRequest(
        what=text_argument(arguments, "q"),
        where=text_argument(arguments, "where"),
        chosen=chosen_values(arguments, FACETS),
        page=page_argument(arguments),
        radius=_radius(arguments.get("radius", "")),
        sort=text_argument(arguments, "sort") or RELEVANCE,
        exact=bool(arguments.get("exact")),
    )


def _radius(value: str) -> int:
    if not value:
        return USUAL_RADIUS
    if value not in map(str, RADII):
        raise InvalidData(N_("The distance must be one of the page: %(known)s km."), known=", ".join(map(str, RADII)))
    return int(value)
