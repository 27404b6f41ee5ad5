"""What is wrong with a record that somebody filled in, field by field."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, select

from talentmatch.catalogue.desk_inputs import SkillEdit
from talentmatch.catalogue.skill_faults import skill_faults
from talentmatch.errors import InvalidData
from talentmatch.i18n import LANGUAGES, N_
from talentmatch.models import Company, JobProfile, Place, Programme, Provider, Skill
from talentmatch.models.input_types import Input
from talentmatch.models.refusals import Refusal, refusals

Model = TypeVar("Model", bound=Input)
REFERENCES: Mapping[str, type[SQLModel]] = {
    "provider_id": Provider,
    "partner_ids": Provider,
    "place_ids": Place,
    "programme_id": Programme,
    "profile_id": JobProfile,
    "company_id": Company,
    "broader_id": Skill,
}


class FaultyFields(InvalidData):
    """Carry every refusal of a record; one without a field is about the record as a whole."""

    def __init__(self, faults: Sequence[Refusal]) -> None:
        super().__init__(N_("Something in the record has to be corrected; nothing was stored."))
        self.faults = tuple(faults)


def read_input(model: type[Model], values: Mapping[str, Any]) -> Model:
    """Return the values as an input model; raise FaultyFields with every refusal."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise FaultyFields(list(refusals(error))) from error


def require_sound(session: Session, entered: Input) -> None:
    """Raise FaultyFields for a text without its translations and for a field that names no record.

    A skill is compared with all others too. One query for each field that names records.
    """
    faults = [fault for name, table in REFERENCES.items() for fault in _broken(session, entered, name, table)]
    faults += _half_translated(entered)
    if isinstance(entered, SkillEdit):
        faults += skill_faults(session, entered)
    if faults:
        raise FaultyFields(faults)


def _broken(session: Session, entered: Input, name: str, table: type[SQLModel]) -> Iterator[Refusal]:
    value = getattr(entered, name, None)
    named = set(value) if isinstance(value, list) else {value} if value else set()
    key = inspect(table).primary_key[0]
    known = set(session.exec(select(key).where(key.in_(named))).all()) if named else set()
    for missing in sorted(named - known):
        message = N_("names %(missing)s, which is not in the catalogue; choose another")
        yield Refusal(name, message, {"missing": missing})


def _half_translated(entered: Input) -> Iterator[Refusal]:
    named = {name[:-3] for name in type(entered).model_fields if name.endswith("_nl")}
    for text in sorted(text for text in named if isinstance(getattr(entered, f"{text}_nl"), str)):
        empty = [f"{text}_{lang}" for lang in LANGUAGES if not getattr(entered, f"{text}_{lang}")]
        for name in empty if len(empty) < len(LANGUAGES) else ():
            yield Refusal(name, N_("is empty while another language has a text; add the translation"), {})
