"""What may come in for the skill needs of a company."""

from datetime import date
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from talentmatch.i18n import N_
from talentmatch.models import codes
from talentmatch.models.input_types import (
    OPTIONAL,
    Input,
    OptionalDay,
    OptionalSlug,
    Slug,
    SlugList,
    Text,
    one_of,
    refusal,
)
from talentmatch.needs.inputs import LanguageLevels, NeedOccupation

MOST_PEOPLE = 10_000
LONGEST_TITLE = 200
YES_NO = {"yes": True, "no": False, "": None}


def _yes_no(value: object) -> object:
    if isinstance(value, str) and value not in YES_NO:
        raise refusal(N_("is neither yes nor no"))
    return YES_NO[value] if isinstance(value, str) else value


class NeedInput(Input):
    """A skill need, without its skills; ``experience_counts`` is yes, no or empty for not known."""

    title: Annotated[Text, Field(min_length=1, max_length=LONGEST_TITLE)]
    title_lang: Annotated[str, one_of(codes.LANGUAGE_CODES)]
    profile_id: OptionalSlug = None
    occupation_uri: NeedOccupation = ""
    region: Annotated[str | None, OPTIONAL, one_of(codes.REGIONS)] = None
    place_ids: SlugList = Field(default_factory=list)
    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)] = 1
    needed_by: OptionalDay = None
    shift_pattern: Annotated[str | None, OPTIONAL, one_of(codes.SHIFT_PATTERNS)] = None
    languages_required: LanguageLevels = Field(default_factory=list)
    languages_wanted: LanguageLevels = Field(default_factory=list)
    eqf_level: Annotated[Annotated[int, Field(ge=1, le=8)] | None, OPTIONAL] = None
    education: Text = ""
    experience_counts: Annotated[bool | None, BeforeValidator(_yes_no)] = None
    description: Text = ""
    visibility: Annotated[str, one_of(codes.NEED_VISIBILITIES)] = "named"
    embargo_until: OptionalDay = None
    expires_on: OptionalDay = None

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.embargo_until and self.expires_on and self.expires_on <= self.embargo_until:
            raise refusal(N_("The need ends before its embargo does. Correct one of the two days."))
        return self

    def ends(self, today: date) -> date:
        """Return the last day: the one that was given, or a year from today."""
        return self.expires_on or a_year_after(today)


def a_year_after(day: date) -> date:
    """Return the day a year later; of a 29 February the day before."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


class NeedSkillInput(Input):
    """A skill that a need asks for."""

    skill_id: Slug
    importance: Annotated[str, one_of(codes.IMPORTANCES)] = "essential"
    level: Annotated[str | None, OPTIONAL, one_of(codes.SKILL_LEVELS)] = None
    words: Annotated[Text, Field(max_length=2_000)] = ""
