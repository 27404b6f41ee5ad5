"""What may come in from the desk: the fields of the data files, and when and how a record is shown."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from talentmatch.catalogue.inputs import CourseInstanceInput, ProgrammeInput, ProviderInput
from talentmatch.i18n import N_
from talentmatch.models.input_types import LIST, Input, OptionalDay, each_of, refusal
from talentmatch.needs.inputs import CompanyInput, JobProfileInput
from talentmatch.skills.inputs import SkillInput

PROGRAMME_FIELDS = tuple(name for name in ProgrammeInput.model_fields if name != "id")
PROVIDER_FIELDS = tuple(name for name in ProviderInput.model_fields if name != "id")
SKILL_FIELDS = tuple(name for name in SkillInput.model_fields if name != "id")
PROFILE_FIELDS = tuple(name for name in JobProfileInput.model_fields if name != "id")
COMPANY_FIELDS = tuple(name for name in CompanyInput.model_fields if name != "id")


class Shown(Input):
    """From when to when a record is shown; the last day is shown too."""

    publish_on: OptionalDay = None
    expires_on: OptionalDay = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.publish_on and self.expires_on and self.expires_on < self.publish_on:
            raise refusal(N_("The last day on which it is shown lies before the first. Correct one of the two."))
        return self


class ProgrammeEdit(Shown, ProgrammeInput):
    """A programme as the desk edits it."""

    locked_fields: Annotated[list[str], LIST, each_of(PROGRAMME_FIELDS)] = Field(default_factory=list)


class ProviderEdit(Shown, ProviderInput):
    """A provider as the desk edits it."""

    locked_fields: Annotated[list[str], LIST, each_of(PROVIDER_FIELDS)] = Field(default_factory=list)


class SkillEdit(SkillInput):
    """A skill as the desk edits it."""

    locked_fields: Annotated[list[str], LIST, each_of(SKILL_FIELDS)] = Field(default_factory=list)


class JobProfileEdit(Shown, JobProfileInput):
    """A job profile as the desk edits it."""

    locked_fields: Annotated[list[str], LIST, each_of(PROFILE_FIELDS)] = Field(default_factory=list)


class CompanyEdit(CompanyInput):
    """A company as the desk edits it."""

    locked_fields: Annotated[list[str], LIST, each_of(COMPANY_FIELDS)] = Field(default_factory=list)


class CourseInstanceEdit(CourseInstanceInput):
    """A dated run as the desk edits it."""

    @model_validator(mode="after")
    def _dates_fit(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise refusal(N_("The last day lies before the first. Correct one of the two."))
        if self.date_precision == "day" and self.starts_on is None:
            raise refusal(
                N_("The precision is a day and the first day is empty. Give it, or choose a coarser precision.")
            )
        return self
