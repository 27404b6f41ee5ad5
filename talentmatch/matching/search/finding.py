"""Search the catalogue: what, where, filters, counts, order, paging."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from sqlmodel import Session

from talentmatch.catalogue.queries import list_providers, providers_by_name
from talentmatch.engine import Filters, Query
from talentmatch.engine.segmented import Marks
from talentmatch.matching.documents import ESSENTIAL_WEIGHT
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import Order, everything, order_of
from talentmatch.matching.ranking import rank
from talentmatch.matching.search.found import Found
from talentmatch.matching.search.named import called, named_providers, programmes_of
from talentmatch.matching.search.near import distances_from, widened
from talentmatch.matching.search.page import Freed, SearchPage
from talentmatch.matching.search.reading import mended, text_queries, town_among_the_words
from talentmatch.matching.search.request import FACETS, PAGE_SIZE, SearchRequest, check_request
from talentmatch.matching.search.sorting import in_order_of
from talentmatch.matching.service import UnderstoodSkill, understood_skills
from talentmatch.models import Provider
from talentmatch.models.paging import check_page
from talentmatch.skills.occupations import OccupationNames

FAINT = 0.09  # where not even the best reaches it, words that mean nothing ("zzzz", "lorem ipsum") fit as well
BOOKABLE = Filters({"kind": {"programme", "course"}}, keep_unknown=False)


@dataclass(frozen=True)
class Fitting:
    """What fits the words, in order of fit, and as what they were read; ``spelled``: see SearchPage."""

    order: Order
    understood: Sequence[UnderstoodSkill]
    providers: tuple[Provider, ...]
    occupation: OccupationNames | None
    spelled: str


def search(session: Session, loaded: Loaded, request: SearchRequest, lang: str) -> SearchPage:
    """Return a page of results; raise InvalidData for a query, filter or page that cannot be."""
    providers = providers_by_name(session)
    check_request(request, {one.id for one in providers})
    town = town_among_the_words(loaded, request, providers)
    read = replace(request, what=town.what, where=town.where) if town else request
    fitting = _fitting(session, loaded, read, lang=lang, providers=providers)
    asked = loaded.places.find(read.where, read.radius) if read.where.strip() else None
    found = Found(loaded, fitting.order, read, asked)
    found = replace(found, area=widened(found, read))
    distances = distances_from(loaded, found.area)
    ordered = in_order_of(found.passing(), read, loaded, distances)
    skills = {item.skill.id: item.skill for item in fitting.understood}
    shown = _page_of(ordered.order, request.page)
    return SearchPage(
        request=request,
        total=len(ordered.order),
        results=tuple(rank(session, shown.matches(), dict.fromkeys(skills, ESSENTIAL_WEIGHT), skills)),
        facets={name: found.values_of(name) for name in FACETS},
        providers=tuple(list_providers(session, [one.id for one in fitting.providers])),
        understood=tuple(fitting.understood),
        area=found.area,
        provider_names={one.id: one.name for one in providers},
        occupation=fitting.occupation,
        distances=distances.of(shown),
        silent=ordered.silent,
        spelled=fitting.spelled,
        freed=Freed() if len(ordered.order) else _freed(found),
        placed=town,
    )


def _fitting(
    session: Session, loaded: Loaded, request: SearchRequest, *, lang: str, providers: Sequence[Provider]
) -> Fitting:
    named = named_providers(providers, request.what)
    spelled = "" if request.exact or named else mended(loaded, request.what, lang)
    what = spelled or request.what
    understood = understood_skills(session, loaded, what, lang)
    theirs = programmes_of(loaded, called(named, what))
    queries = text_queries(what, understood, lang)
    order = _order(loaded, loaded.bridge.widen_each(queries), theirs)
    shown = order.marked(loaded.listed.marks(session)).led_by(theirs)
    return Fitting(shown, understood, named, loaded.bridge.names(queries, lang), spelled)


def _freed(found: Found) -> Freed:
    chosen = [(name, value) for name, values in found.request.chosen.items() for value in values]
    place = found.without("place") or found.without("area") if found.area and found.area.known else 0
    return Freed(
        fitting=len(found.order),
        place=place,
        no_filters=len(replace(found, request=replace(found.request, chosen={})).passing()),
        filters={(name, value): found.without(name, value) for name, value in chosen},
    )


def _page_of(order: Order, page: int) -> Order:
    start = (page - 1) * PAGE_SIZE
    check_page(page, max(1, ceil(len(order) / PAGE_SIZE)))
    return order.at(slice(start, start + PAGE_SIZE))


def _order(loaded: Loaded, queries: Sequence[Query], theirs: Marks) -> Order:
    """Return everything that fits the text; without a text, the whole catalogue, what can be booked first."""
    if not queries:
        return everything(loaded.index, BOOKABLE)
    order = order_of(loaded.index, queries, len(loaded.index) or 1, kept=theirs)
    return order if theirs.any() or order.highest >= FAINT else order.at(slice(0))
