"""Search the catalogue, and complete what is being typed. Searches of programs are not counted."""

from typing import Annotated

from flask import Blueprint
from pydantic import Field

from talentmatch.i18n import N_
from talentmatch.interface import figures
from talentmatch.matching.completing import Suggestion, complete_place
from talentmatch.matching.search import FACETS, LONGEST_QUERY, RADII, RELEVANCE, SORTS, USUAL_RADIUS, SearchRequest
from talentmatch.matching.search import search as search_catalogue
from talentmatch.matching.search.request import MOST_PAGES
from talentmatch.models.input_types import Text, one_of
from talentmatch.web.api.facets import Facets
from talentmatch.web.api.faults import about
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import PLAIN, OwnQuery, enum
from talentmatch.web.api.ranking import shown_ranking, shown_understood
from talentmatch.web.shown import place_name

blueprint = Blueprint("api_search", __name__)
TAG = "search"
Typed = Annotated[Text, Field(max_length=LONGEST_QUERY)]
KM = tuple(map(str, RADII))


class SearchQuery(OwnQuery, Facets):
    """What a search takes; the filters are those of the search page."""

    q: Typed = Field("", description=N_("What is looked for, in words."))
    where: Typed = Field("", description=N_("A town, a postcode, a province or a region."))
    radius: Annotated[str, one_of(KM), enum(KM)] = str(USUAL_RADIUS)
    sort: Annotated[str, one_of(SORTS), enum(SORTS)] = RELEVANCE
    exact: Annotated[str, one_of(("true", "false")), enum(("true", "false"))] = "false"
    page: Annotated[int, Field(ge=1, le=MOST_PAGES), PLAIN] = 1


class SuggestQuery(OwnQuery):
    """What was typed so far: words, or the name of a town."""

    q: Typed = Field("", description=N_("The beginning of a name, three letters or more."))
    where: Typed = Field("", description=N_("The beginning of the name of a town or of a postcode."))


@serve(blueprint, "/search", Operation(N_("Search the programmes"), TAG, figures.Found, query=SearchQuery, ranks=True))
def search(call: Call[SearchQuery, None]) -> figures.Found:
    """Return one page of results with the counts of all filters."""
    asked = call.query
    request = SearchRequest(
        what=asked.q,
        where=asked.where,
        chosen={name: frozenset(getattr(asked, name)) for name in FACETS if getattr(asked, name)},
        page=asked.page,
        radius=int(asked.radius),
        sort=asked.sort,
        exact=asked.exact == "true",
    )
    with about(parameter="page" if asked.page > 1 else "provider"):  # what else can be wrong was refused before
        page = search_catalogue(call.session, call.loaded, request, call.lang)
    return figures.Found(
        total=page.total,
        page=asked.page,
        pages=page.pages,
        spelled=page.spelled or None,
        where=place_name(page.area.place) if page.area and page.area.place else None,
        understood=shown_understood(page.understood),
        results=shown_ranking(page.results),
        km={name: round(km, 1) for name, km in page.distances.items()},
        facets={
            name: [figures.Count(value=one.value, count=one.count) for one in values]
            for name, values in page.facets.items()
        },
    )


@serve(
    blueprint,
    "/suggest",
    Operation(N_("Complete what is being typed"), TAG, figures.Suggestions, query=SuggestQuery),
)
def suggest(call: Call[SuggestQuery, None]) -> figures.Suggestions:
    """Return names of skills, job profiles, programmes and providers, or of towns."""
    where, loaded = call.query.where, call.loaded
    found = complete_place(loaded.places, where) if where else loaded.completer.complete(call.query.q, call.lang)
    return figures.Suggestions(items=[_shown(one) for one in found])


def _shown(one: Suggestion) -> figures.Suggestion:
    return figures.Suggestion(kind=one.name.kind, id=one.name.id, text=one.name.text, lang=one.name.lang)
