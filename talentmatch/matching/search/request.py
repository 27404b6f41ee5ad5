"""What somebody asks the search, and whether that can be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.facts import DURATIONS, PRICES, STARTS
from talentmatch.models import codes

LONGEST_QUERY = 1_000
PAGE_SIZE = 10
MOST_PAGES = 1_000
FACETS: Mapping[str, tuple[str, ...]] = {
    "language": codes.LANGUAGE_CODES,
    "region": codes.REGIONS,
    "audience": codes.AUDIENCES,
    "mode": codes.MODES,
    "level": codes.LEVELS,
    "start": STARTS,
    "price": PRICES,
    "duration": DURATIONS,
    "kind": codes.RECORD_TYPES,
    "provider": (),
}
RELEVANCE = "fit"
SORTS = (RELEVANCE, "start", "cost", "duration", "distance")
RADII = (10, 25, 30, 50, 100)  # km
USUAL_RADIUS = 30


def this_day() -> date:
    """Return today, where this machine stands."""
    return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True)
class SearchRequest:
    """What somebody asks for. ``chosen`` holds the ticked values of each facet.

    radius: km around the place. exact: take the words as they are typed. today: the day from which a run is still to
    come.
    """

    what: str = ""
    where: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    page: int = 1
    radius: int = USUAL_RADIUS
    sort: str = RELEVANCE
    exact: bool = False
    today: date = field(default_factory=this_day)

    @property
    def first(self) -> int:
        """Return the position of the first result of the page, counted from 1."""
        return (self.page - 1) * PAGE_SIZE + 1


def check_request(request: SearchRequest, provider_ids: Collection[str]) -> None:
    """Raise InvalidData for a query that is too long, a filter that nobody knows or a page that cannot be."""
    if max(len(request.what), len(request.where)) > LONGEST_QUERY:
        message = N_("The search text is too long; the limit is %(limit)s characters.")
        raise InvalidData(message, limit=LONGEST_QUERY)
    if not 1 <= request.page <= MOST_PAGES:
        raise InvalidData(N_("The page must be a number from 1 to %(most)s."), most=MOST_PAGES)
    known = {**FACETS, "provider": provider_ids, "radius": (str(km) for km in RADII), "sort": SORTS}
    asked = {**request.chosen, "radius": {str(request.radius)}, "sort": {request.sort}}
    for facet, values in asked.items():
        _check_values(facet, values, tuple(known.get(facet, ())))


def _check_values(facet: str, values: Collection[str], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            raise InvalidData(N_("The filter %(facet)s does not know the value %(value)s."), facet=facet, value=value)
