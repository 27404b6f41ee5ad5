"""What may come in when a company asks for an account, and when an administrator decides."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from talentmatch.accounts.inputs import Email
from talentmatch.i18n import N_
from talentmatch.models.codes import SITE_LANGUAGES
from talentmatch.models.input_types import Input, OptionalSlug, Required, Text, Url, one_of, refusal

LONGEST_MESSAGE = 2_000


class CompanyRequestInput(Input):
    """Who asks, and for which company."""

    name: Annotated[Required, Field(max_length=200)]
    company: Annotated[Required, Field(max_length=200)]
    website: Url = ""
    email: Email
    message: Annotated[Text, Field(max_length=LONGEST_MESSAGE)] = ""
    lang: Annotated[str, one_of(SITE_LANGUAGES)] = "en"


class ApprovalInput(Input):
    """To which company the person belongs: one that is there, or a new one of this name."""

    company_id: OptionalSlug = None
    company: Annotated[Text, Field(max_length=200)] = ""

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.company_id is None) == (self.company == ""):
            raise refusal(N_("choose one that is there, or name a new one, and not both"), field="company_id")
        return self


class DeclineInput(Input):
    """Why a request is declined; the person gets these words."""

    reason: Annotated[Required, Field(max_length=LONGEST_MESSAGE)]
