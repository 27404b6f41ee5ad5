"""What may come in for skill concepts and for their links to programmes and job profiles."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from talentmatch.i18n import LANGUAGES, N_
from talentmatch.models import codes
from talentmatch.models.input_types import (
    EvidenceInput,
    Input,
    OptionalSlug,
    Required,
    Slug,
    Text,
    TextList,
    one_of,
    refusal,
    whole,
)
from talentmatch.models.unmet_term import LONGEST_TERM

ESCO_URI = re.compile(r"(http://data\.europa\.eu/esco/skill/[0-9A-Za-z.-]+)?\Z")


def _esco_uri(value: str) -> str:
    if not ESCO_URI.match(value):
        raise refusal(N_("is not the URI of an ESCO skill; it starts with http://data.europa.eu/esco/skill/"))
    return value


class SkillInput(Input):
    """A skill concept."""

    id: Slug
    kind: Annotated[str, one_of(codes.SKILL_KINDS)]
    area: Annotated[str, one_of(codes.SKILL_AREAS)]
    label_nl: Required
    label_fr: Required
    label_en: Required
    label_de: Text = ""
    synonyms_nl: TextList
    synonyms_fr: TextList
    synonyms_en: TextList
    synonyms_de: TextList = Field(default_factory=list)
    broader_id: OptionalSlug = None
    esco_uri: Annotated[str, AfterValidator(_esco_uri), whole(ESCO_URI)] = ""


class ProgrammeSkillInput(EvidenceInput):
    """A programme teaches a skill."""

    programme_id: Slug
    skill_id: Slug


class ProfileSkillInput(EvidenceInput):
    """A job profile asks for a skill."""

    profile_id: Slug
    skill_id: Slug
    importance: Annotated[str, one_of(codes.IMPORTANCES)]


class SynonymInput(Input):
    """Another name of a skill in a language."""

    skill_id: Slug
    lang: Annotated[str, one_of(LANGUAGES)]
    spelling: Annotated[Required, Field(max_length=LONGEST_TERM)]
