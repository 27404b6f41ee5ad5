"""What may come in for interest in programmes, for teams, and for what companies and providers write to each other."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from talentmatch.employers.inputs import MOST_PEOPLE, a_year_after
from talentmatch.i18n import N_
from talentmatch.models import codes
from talentmatch.models.input_types import OPTIONAL, Day, Input, Slug, Text, one_of, refusal

LONGEST_LETTER = 4_000


class InterestInput(Input):
    """How many people a company would send, in which region, and between which days the course may begin."""

    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    region: Annotated[str | None, OPTIONAL, one_of(codes.REGIONS)] = None
    starts_on: Day
    ends_on: Day

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.ends_on < self.starts_on:
            raise refusal(N_("The last day comes before the first. Correct one of the two days."))
        if self.ends_on > a_year_after(a_year_after(self.starts_on)):
            raise refusal(N_("Two years at most lie between the first and the last day. Correct one of the two."))
        return self


class TeamRoleInput(Input):
    """How many people of a team hold a job profile."""

    profile_id: Slug
    people: Annotated[int, Field(ge=0, le=MOST_PEOPLE)]


class LetterInput(Input):
    """What somebody writes to the other side, and whether that side may see their address."""

    text: Annotated[Text, Field(min_length=1, max_length=LONGEST_LETTER)]
    show_address: bool = False
