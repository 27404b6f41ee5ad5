"""Search the catalogue: words, place, filters with counts, order."""

from talentmatch.matching.facts import ANYWHERE as EVERYWHERE
from talentmatch.matching.search.finding import search
from talentmatch.matching.search.found import FacetValue
from talentmatch.matching.search.named import named_providers
from talentmatch.matching.search.page import SearchPage
from talentmatch.matching.search.reading import text_queries
from talentmatch.matching.search.request import (
    FACETS,
    LONGEST_QUERY,
    PAGE_SIZE,
    RADII,
    RELEVANCE,
    SORTS,
    USUAL_RADIUS,
    SearchRequest,
)

__all__ = [
    "EVERYWHERE", "FACETS", "LONGEST_QUERY", "PAGE_SIZE", "RADII", "RELEVANCE", "SORTS", "USUAL_RADIUS",
    "FacetValue", "SearchPage", "SearchRequest", "named_providers", "search", "text_queries",
]  # fmt: skip
