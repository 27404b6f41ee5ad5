"""What may come in for a source: an address, of which kind, and what it may bring."""

from collections.abc import Mapping
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, Field, ValidationError, model_validator

from talentmatch.errors import InvalidData
from talentmatch.exchange.catalogue_files import FILES
from talentmatch.i18n import N_
from talentmatch.models.columns import SLUG_LENGTH
from talentmatch.models.harvest import ADDRESS_LENGTH, HARVEST_KINDS
from talentmatch.models.input_types import Input, RequiredUrl, Slug, Text, one_of, refusal
from talentmatch.models.refusals import refusals

Read = TypeVar("Read", bound=Input)
OF_PROVIDERS = ("providers", "programmes", "course_instances", "programme_skills")
LONGEST_NOTE = 500


def _table(value: str) -> str:
    names = [file.name for file in FILES]
    if value and value not in names:
        raise refusal(N_("is not a known code; use one of: %(codes)s"), codes=", ".join(names))
    return value


class HarvestInput(Input):
    """What to harvest; ``provider_id``: whose records alone, empty for all."""

    kind: Annotated[str, one_of(HARVEST_KINDS)]
    address: Annotated[RequiredUrl, Field(max_length=ADDRESS_LENGTH)]
    table_name: Annotated[str, AfterValidator(_table)] = ""
    provider_id: Annotated[str, Field(pattern=r"^[a-z0-9-]*$", max_length=SLUG_LENGTH)] = ""

    @model_validator(mode="after")
    def fit_together(self) -> Self:
        """Refuse a table that the kind does not take, and a provider for what belongs to none."""
        if (self.kind == "csv") != bool(self.table_name):
            raise refusal(N_("A table is named for CSV, and for nothing else."))
        if self.provider_id and self.table_name and self.table_name not in OF_PROVIDERS:
            raise refusal(N_("The records of this table belong to no provider; leave the provider out."))
        return self


class SourceInput(HarvestInput):
    """A source that is kept under an identifier, with a note on when it is harvested."""

    id: Slug
    schedule_note: Annotated[Text, Field(max_length=LONGEST_NOTE)] = ""


def read_harvest(model: type[Read], values: Mapping[str, Any]) -> Read:
    """Return the input; raise InvalidData that says what is wrong first, and of which field."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        first = next(refusals(error))
    if first.field is None:
        raise InvalidData(first.message, **first.values)
    raise InvalidData(N_("%(place)s: %(fault)s"), place=first.field, fault=first.text())
