"""One page of results with all that stands around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from talentmatch.catalogue.queries import ProviderEntry
from talentmatch.matching.places import Area
from talentmatch.matching.ranking import RankedProgramme
from talentmatch.matching.search.found import FacetValue
from talentmatch.matching.search.placed import Placed
from talentmatch.matching.search.request import PAGE_SIZE, SearchRequest
from talentmatch.matching.service import UnderstoodSkill
from talentmatch.skills.occupations import OccupationNames


@dataclass(frozen=True)
class Freed:
    """What an empty list would hold without one of its conditions, and without all of them (``fitting``).

    filters: by the name and the value of each filter that is on. no_filters: without any of these. place: without the
    place.
    """

    fitting: int = 0
    place: int = 0
    no_filters: int = 0
    filters: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True)
class SearchPage:
    """One page of results with all that the page shows around them; ``provider_names`` holds those of all providers.

    occupation: that of ESCO as which the text was read, so that its other names were compared too. spelled: the text
    that was searched instead of the one typed; empty when that was taken as it is. silent: how many results stand last
    because they do not say what they are sorted by. distances: km by programme, where a town was asked. placed: the
    words and the town at their end that was read as the place; None for none.
    """

    request: SearchRequest
    total: int
    results: tuple[RankedProgramme, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    providers: tuple[ProviderEntry, ...]
    understood: tuple[UnderstoodSkill, ...]
    area: Area | None
    provider_names: Mapping[str, str]
    occupation: OccupationNames | None
    distances: Mapping[str, float]
    silent: int
    spelled: str
    freed: Freed
    placed: Placed | None

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))

    @property
    def first(self) -> int:
        """Return the position of the first result on this page, counted from 1."""
        return self.request.first

    @property
    def widened(self) -> bool:
        """Return whether the radius is wider than the one that was asked."""
        return self.area is not None and self.area.km > self.request.radius
