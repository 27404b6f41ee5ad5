"""Search the catalogue: what, where, filters, counts, paging."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from math import ceil

from sqlmodel import Session

from talentmatch.catalogue.queries import ProviderEntry, list_providers, listed_ids
from talentmatch.engine import Explanation, Filters, Match, Query
from talentmatch.engine.match import Told
from talentmatch.engine.text import fold, words
from talentmatch.errors import InvalidData
from talentmatch.i18n import LANGUAGES, N_
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, text_query
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.places import Area
from talentmatch.matching.ranking import RankedProgramme, rank
from talentmatch.matching.service import PAST, UnderstoodSkill, match_each, understood_skills
from talentmatch.models import Provider, Skill, codes
from talentmatch.skills.occupations import OccupationNames

LONGEST_QUERY = 1_000
PAGE_SIZE = 10
MOST_PAGES = 1_000
NOTHING = Explanation((), (), ())
UNKNOWN = ""  # the value under which programmes are counted that say nothing about a facet
EVERYWHERE = ("national", "online")
BOOKABLE = Filters({"kind": {"programme", "course"}}, keep_unknown=False)
FACETS: Mapping[str, tuple[str, ...]] = {
    "region": codes.REGIONS,
    "language": codes.LANGUAGE_CODES,
    "audience": codes.AUDIENCES,
    "mode": codes.MODES,
    "kind": codes.RECORD_TYPES,
    "provider": (),
}


@dataclass(frozen=True)
class SearchRequest:
    """What somebody asks for. ``chosen`` holds the ticked values of each facet."""

    what: str = ""
    where: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    page: int = 1


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet with the number of results it would give beside the other filters."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class SearchPage:
    """One page of results with all that the page shows around them; ``provider_names`` holds those of all providers.

    occupation: that of ESCO as which the text was read, so that its other names were compared too.
    """

    request: SearchRequest
    total: int
    results: tuple[RankedProgramme, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    providers: tuple[ProviderEntry, ...]
    understood: tuple[UnderstoodSkill, ...]
    area: Area | None
    provider_names: Mapping[str, str]
    occupation: OccupationNames | None = None

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))

    @property
    def first(self) -> int:
        """Return the position of the first result on this page, counted from 1."""
        return (self.request.page - 1) * PAGE_SIZE + 1


def search(session: Session, loaded: Loaded, request: SearchRequest, lang: str) -> SearchPage:
    """Return a page of results; raise InvalidData for a query, filter or page that cannot be."""
    providers = list_providers(session)
    check_request(request, {entry.provider.id for entry in providers})
    understood = understood_skills(session, loaded, request.what, lang)
    skills = {item.skill.id: item.skill for item in understood}
    area = loaded.places.find(request.where) if request.where.strip() else None
    named = named_providers(providers, request.what)
    theirs = programmes_of(loaded, called(named, request.what))
    queries = text_queries(request.what, list(skills.values()), lang)
    shown = listed_ids(session)  # the index may be older than the last change
    matches = [match for match in _matches(loaded, loaded.bridge.widen_each(queries), theirs) if match.id in shown]
    found = _Found(loaded, sorted(matches, key=lambda match: match.id not in theirs), _filters(request, area))
    passing = found.passing()
    ranked = rank(session, _page_of(passing, request.page), dict.fromkeys(skills, ESSENTIAL_WEIGHT), skills)
    return SearchPage(
        request=request,
        total=len(passing),
        results=tuple(ranked),
        facets={name: found.values_of(name, request.chosen.get(name, frozenset())) for name in FACETS},
        providers=named,
        understood=tuple(understood),
        area=area,
        provider_names={entry.provider.id: entry.provider.name for entry in providers},
        occupation=loaded.bridge.names(queries, lang),
    )


def check_request(request: SearchRequest, provider_ids: Collection[str]) -> None:
    """Raise InvalidData for a query that is too long, a filter that nobody knows or a page that cannot be."""
    if max(len(request.what), len(request.where)) > LONGEST_QUERY:
        message = N_("The search text is too long; the limit is %(limit)s characters.")
        raise InvalidData(message, limit=LONGEST_QUERY)
    if not 1 <= request.page <= MOST_PAGES:
        raise InvalidData(N_("The page must be a number from 1 to %(most)s."), most=MOST_PAGES)
    for facet, values in request.chosen.items():
        known = provider_ids if facet == "provider" else FACETS.get(facet, ())
        for value in values:
            if value not in known:
                raise InvalidData(
                    N_("The filter %(facet)s does not know the value %(value)s."), facet=facet, value=value
                )


def _page_of(matches: Sequence[Match], page: int) -> Sequence[Match]:
    start = (page - 1) * PAGE_SIZE
    if page > 1 and start >= len(matches):
        last = max(1, ceil(len(matches) / PAGE_SIZE))
        raise InvalidData(N_("There is no page %(page)s; the last one is %(last)s."), page=page, last=last)
    return matches[start : start + PAGE_SIZE]


def text_queries(what: str, skills: Sequence[Skill], lang: str) -> list[Query]:
    """Return a search text as queries, in the reader's language first; none when it holds no word."""
    languages = dict.fromkeys((lang, *LANGUAGES)) if words(what) else ()
    return [text_query(what, code, skills) for code in languages]


def _matches(loaded: Loaded, queries: Sequence[Query], theirs: Collection[str]) -> list[Match]:
    """Return everything that fits the text; without a text, the whole catalogue, what can be booked first."""
    if not queries:
        return [Match(programme_id, 0.0, Told(NOTHING)) for programme_id in bookable_first(loaded)]
    return match_each(loaded, queries, len(loaded.index) or 1, kept=theirs)


def bookable_first(loaded: Loaded) -> list[str]:
    """Return every programme by identifier: what can be booked, then the rest, then what belongs to the past."""
    past, bookable = loaded.index.passing(PAST), loaded.index.passing(BOOKABLE)
    return sorted(loaded.index.ids, key=lambda name: (name in past, name not in bookable, name))


def _filters(request: SearchRequest, area: Area | None) -> dict[str, Set[str]]:
    chosen: dict[str, Set[str]] = {name: values for name, values in request.chosen.items() if values}
    if area and area.place:
        chosen["place"] = area.place_ids
    elif area and area.region:
        chosen["area"] = {area.region, *EVERYWHERE}
    return chosen


@dataclass(frozen=True)
class _Found:
    """The matches of a search and the filters on them, to count each facet beside the other filters."""

    loaded: Loaded
    matches: Sequence[Match]
    filters: Mapping[str, Set[str]]

    def passing(self, without: str = "") -> list[Match]:
        allowed = {name: values for name, values in self.filters.items() if name != without}
        ids = self.loaded.index.passing(Filters(allowed))
        return [match for match in self.matches if match.id in ids]

    def values_of(self, facet: str, chosen: Collection[str]) -> tuple[FacetValue, ...]:
        ids = {match.id for match in self.passing(without=facet)}
        unknown = ids & self.loaded.index.passing(Filters({facet: frozenset()}))
        counts = self.loaded.index.facet_counts(ids).get(facet, {}) | ({UNKNOWN: len(unknown)} if unknown else {})
        shown = sorted(counts.keys() | set(chosen), key=lambda value: (-counts.get(value, 0), value))
        return tuple(FacetValue(value, counts.get(value, 0), value in chosen) for value in shown)


def named_providers(providers: Sequence[ProviderEntry], what: str) -> tuple[ProviderEntry, ...]:
    """Return the providers of whose name, former name or alias every word of the search is a part."""
    asked = [fold(word) for word in words(what)]
    if not asked:
        return ()
    return tuple(entry for entry in providers if any(_names(name, asked) for name in provider_names(entry.provider)))


def called(providers: Sequence[ProviderEntry], what: str) -> set[str]:
    """Return the providers that have exactly this name, former name or alias, or one that begins with these words."""
    asked = [fold(word) for word in words(what)]
    found = ((entry.provider.id, [_folded(name) for name in provider_names(entry.provider)]) for entry in providers)
    return {id for id, names in found if any(name == asked or _begins(name, asked) for name in names)}


def _folded(name: str) -> list[str]:
    return [fold(word) for word in words(name)]


def _begins(name: Sequence[str], asked: Sequence[str]) -> bool:
    """Return whether a name begins with what was asked; one word alone may be a subject, such as pharma."""
    return len(asked) > 1 and name[: len(asked)] == asked


def programmes_of(loaded: Loaded, provider_ids: Set[str]) -> frozenset[str]:
    """Return the programmes of the providers that were asked for by name: they come first, whatever else they share."""
    return (
        loaded.index.passing(Filters({"provider": provider_ids}, keep_unknown=False)) if provider_ids else frozenset()
    )


def provider_names(provider: Provider) -> tuple[str, ...]:
    """Return all names of a provider, the present one first."""
    return (provider.name, *provider.former_names, *provider.aliases)


def _names(name: str, asked: Sequence[str]) -> bool:
    parts = {fold(word) for word in words(name)}
    return all(word in parts for word in asked)
