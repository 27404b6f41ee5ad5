"""What a shared plan may hold: identifiers and choices of closed lists, no free text."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationError

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.pathway import NARROWING, WAYS
from talentmatch.models import codes
from talentmatch.models.input_types import OPTIONAL, Input, OptionalDay, OptionalSlug, Slug, one_of, refusal

DAYS = (30, 90, 365)
DEFAULT_DAYS = 90
MOST_SKILLS = 200
MOST_PROGRAMMES = 30


def _known_choices(chosen: dict[str, list[str]]) -> dict[str, list[str]]:
    if any(not set(values) <= set(NARROWING.get(name, ())) for name, values in chosen.items()):
        raise refusal(N_("holds a filter that the form does not offer"))
    return chosen


def _offered(days: int) -> int:
    if days not in DAYS:
        raise refusal(N_("must be one of the times that the form offers"))
    return days


class PlanInput(Input):
    """A plan as it is shared: the job, the skills held, the wishes, the shortlist, the language and for how long."""

    profile_id: Slug
    skill_ids: Annotated[list[Slug], Field(default_factory=list, max_length=MOST_SKILLS)]
    programme_ids: Annotated[list[Slug], Field(default_factory=list, max_length=MOST_PROGRAMMES)]
    objective: Annotated[str, one_of(WAYS)] = "smallest"
    with_optional: bool = False
    chosen: Annotated[dict[str, list[str]], Field(default_factory=dict), AfterValidator(_known_choices)]
    starting: OptionalDay = None
    place_id: OptionalSlug = None
    lang: Annotated[str, one_of(codes.SITE_LANGUAGES)]
    days: Annotated[int, OPTIONAL, AfterValidator(_offered)] = DEFAULT_DAYS


def read_plan(values: dict[str, Any]) -> PlanInput:
    """Return the checked plan; raise InvalidData for what the form cannot have sent."""
    try:
        return PlanInput(**values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        message = N_("This plan cannot be shared: “%(field)s” is not right. Open the plan again and share that.")
        raise InvalidData(message, field=field) from None
