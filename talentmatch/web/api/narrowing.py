"""The filters of rankings: those of the search page, in the body of a request."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from sqlmodel import Session

from talentmatch.catalogue.queries import find_providers
from talentmatch.engine.segmented import Marks
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.narrowing import Narrowing, allowed_by, find_area
from talentmatch.matching.pathway.wishes import BUDGETS
from talentmatch.matching.search import FACETS, LONGEST_QUERY, RADII, USUAL_RADIUS
from talentmatch.matching.search.request import this_day
from talentmatch.models.input_types import Text, one_of, refusal
from talentmatch.web.api.facets import Facets
from talentmatch.web.api.faults import RefusedRequest, about
from talentmatch.web.api.problems import Fault
from talentmatch.web.api.queries import WHOLE, enum

Unknown = Annotated[str, one_of(("include", "exclude")), enum(("include", "exclude"))]


def _known_radius(value: int) -> int:
    if value not in RADII:
        raise refusal(N_("is not a known code; use one of: %(codes)s"), codes=", ".join(map(str, RADII)))
    return value


Radius = Annotated[int, WHOLE, AfterValidator(_known_radius), Field(json_schema_extra={"enum": list(RADII)})]


class NarrowedBody(Facets):
    """Which programmes will do: the filters of the search. The ranking of those that are left stays as it is."""

    where: Annotated[Text, Field(max_length=LONGEST_QUERY)] = Field(
        "", description=N_("A town, a postcode, a province or a region; what is online is everywhere.")
    )
    radius: Radius = Field(USUAL_RADIUS, description=N_("Kilometres around a town."))
    starting: date | None = Field(None, description=N_("The first day on which a run may start."))
    budget: Annotated[str, one_of(tuple(BUDGETS)), enum(tuple(BUDGETS))] | None = Field(
        None, description=N_("What it may cost.")
    )
    unknown: Unknown = Field(
        "include", description=N_("Whether a programme stays that says nothing about what a filter asks.")
    )


def allowed(session: Session, loaded: Loaded, body: NarrowedBody) -> Marks | None:
    """Return which programmes, by number, will do; None: all. Raise RefusedRequest for an unknown place or provider."""
    check_providers(session, body.provider)
    with about(pointer="/where"):
        area = find_area(loaded, body.where, body.radius)
    narrowing = Narrowing(
        chosen={name: frozenset(getattr(body, name)) for name in FACETS if getattr(body, name)},
        area=area,
        starting=body.starting,
        budget=body.budget,
        keep_unknown=body.unknown == "include",
    )
    return allowed_by(loaded, narrowing, this_day())


def check_providers(session: Session, ids: Sequence[str]) -> None:
    """Raise RefusedRequest that names each provider that there is not."""
    known = find_providers(session, ids)
    message = N_("There is no provider %(id)s in the catalogue.")
    faults = [
        Fault(NotFound(message, id=name).text(), pointer=f"/provider/{place}")
        for place, name in enumerate(ids)
        if name not in known
    ]
    if faults:
        raise RefusedRequest(faults)
