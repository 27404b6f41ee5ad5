"""What may come in for accounts."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, Field, ValidationError, model_validator

from talentmatch.accounts.scopes import SCOPES
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, gettext
from talentmatch.models.api_token import LONGEST_NAME
from talentmatch.models.codes import ROLES, SITE_LANGUAGES
from talentmatch.models.input_types import Input, OptionalSlug, Required, each_of, one_of, refusal

EMAIL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,186}[a-z0-9])?\Z")
FIELDS = {
    "email": N_("E-mail address"),
    "name": N_("Name"),
    "role": N_("Role"),
    "provider_id": N_("Provider"),
    "company_id": N_("Company"),
    "lang": N_("Language of mails"),
    "trusted": N_("Changes go live without approval"),
    "version": N_("Version"),
    "proof": N_("Password"),
    "company": N_("Company"),
    "website": N_("Website"),
    "message": N_("Message"),
    "reason": N_("Reason"),
    "kind": N_("What is wrong"),
    "note": N_("Answer"),
    "decision": N_("Decision"),
    "scopes": N_("What the token may do"),
    "days": N_("Days"),
}
LONGEST_DAYS = 365
Read = TypeVar("Read", bound=Input)


def fold_email(value: str) -> str:
    """Return an e-mail address as it is stored and compared."""
    return value.strip().lower()


def _email(value: str) -> str:
    folded = fold_email(value)
    if not EMAIL.match(folded) or "." not in folded.rpartition("@")[2]:
        raise refusal(N_("is not an e-mail address; write it like name@example.org"))
    return folded


Email = Annotated[str, AfterValidator(_email), Field(max_length=254)]


class FaultyField(InvalidData):
    """Say what is wrong with one field; ``field`` is its name in the form."""

    def __init__(self, field: str, message: str, values: Mapping[str, Any]) -> None:
        super().__init__(message, **values)
        self.field = field

    def text(self) -> str:
        """Return the field and what is wrong with it."""
        return gettext(N_("%(place)s: %(fault)s"), place=gettext(FIELDS[self.field]), fault=super().text())


class RoleInput(Input):
    """What an account may do.

    A provider editor also has a provider, and may be trusted to publish; an employer has a company.
    """

    role: Annotated[str, one_of(ROLES)]
    provider_id: OptionalSlug = None
    company_id: OptionalSlug = None
    trusted: bool = False

    @model_validator(mode="after")
    def _provider_fits_role(self) -> Self:
        if (self.role == "provider_editor") != (self.provider_id is not None):
            raise refusal(N_("a provider editor has one provider, and nobody else has one"))
        return self

    @model_validator(mode="after")
    def _company_fits_role(self) -> Self:
        if (self.role == "employer") != (self.company_id is not None):
            raise refusal(N_("an employer has one company, and nobody else has one"), field="company_id")
        return self


class RoleChange(RoleInput):
    """Another role; ``version`` is that of the account on the page where it was chosen."""

    version: int


class AccountInput(RoleInput):
    """A new account."""

    email: Email
    name: Annotated[Required, Field(max_length=200)]
    lang: Annotated[str, one_of(SITE_LANGUAGES)] = "en"


class ColleagueInput(Input):
    """Somebody whom an employer invites to its own company."""

    email: Email
    name: Annotated[Required, Field(max_length=200)]
    lang: Annotated[str, one_of(SITE_LANGUAGES)] = "en"


class TokenInput(Input):
    """A token for a program; ``days``: how long it is in force."""

    name: Annotated[Required, Field(max_length=LONGEST_NAME)]
    scopes: Annotated[list[str], each_of(tuple(SCOPES))] = Field(default_factory=list)
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] = 90


class EmailInput(Input):
    """Another address for an account."""

    email: Email


class LanguageInput(Input):
    """Another language for the mails of an account."""

    lang: Annotated[str, one_of(SITE_LANGUAGES)]


def read_input(model: type[Read], values: Mapping[str, Any]) -> Read:
    """Return the input; raise InvalidData that names the first field that does not fit, and why."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
    told = dict(detail.get("ctx", {}))
    message = told.pop("msgid", None) or N_("is missing, too long, or not what this field takes")
    of_model = str(told.pop("field", "provider_id"))  # a rule about several fields names the one to mend
    field = str(detail["loc"][0]) if detail["loc"] else of_model
    raise FaultyField(field, message, told)
