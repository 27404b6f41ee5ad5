"""The facets by which a search and a ranking are narrowed, with the codes of each."""

from typing import Annotated

from pydantic import Field

from talentmatch.i18n import N_
from talentmatch.matching.facts import DURATIONS, PRICES, STARTS
from talentmatch.models import codes
from talentmatch.models.input_types import Input, each_of
from talentmatch.web.api.queries import Slugs, listed


class Facets(Input):
    """The facets of the search page; within one, any of its values will do."""

    language: Annotated[list[str], each_of(codes.LANGUAGE_CODES)] = listed(codes.LANGUAGE_CODES)
    region: Annotated[list[str], each_of(codes.REGIONS)] = listed(codes.REGIONS)
    audience: Annotated[list[str], each_of(codes.AUDIENCES)] = listed(codes.AUDIENCES)
    mode: Annotated[list[str], each_of(codes.MODES)] = listed(codes.MODES)
    level: Annotated[list[str], each_of(codes.LEVELS)] = listed(codes.LEVELS)
    start: Annotated[list[str], each_of(STARTS)] = listed(STARTS)
    price: Annotated[list[str], each_of(PRICES)] = listed(PRICES)
    duration: Annotated[list[str], each_of(DURATIONS)] = listed(DURATIONS)
    kind: Annotated[list[str], each_of(codes.RECORD_TYPES)] = listed(codes.RECORD_TYPES)
    provider: Slugs = Field(default_factory=list, description=N_("Who teaches, alone or as a partner."))
