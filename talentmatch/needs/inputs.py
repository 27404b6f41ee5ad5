"""What may come in for companies, job profiles and sector figures."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from talentmatch.i18n import N_
from talentmatch.models import codes
from talentmatch.models.input_types import (
    OPTIONAL,
    Count,
    Day,
    DescribedInput,
    Input,
    OptionalSlug,
    Required,
    RequiredUrl,
    Slug,
    SlugList,
    Text,
    TextList,
    UrlList,
    one_of,
    refusal,
    whole,
)

PARTIAL_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?\Z", re.ASCII)
OCCUPATION_URI = re.compile(r"(http://data\.europa\.eu/esco/(?:occupation|isco)/[0-9A-Za-z.-]+)?\Z")
YEAR_DIGITS = 4
LANGUAGE_LEVEL = re.compile(r"(nl|fr|en|de):.{0,100}\Z")


def _partial_date(value: str) -> str:
    if not PARTIAL_DATE.match(value):
        raise refusal(N_("is not a date; write 2024, 2024-05 or 2024-05-17"))
    return value


def _language_level(value: str) -> str:
    if not LANGUAGE_LEVEL.match(value):
        raise refusal(N_("is not a language with its level; write for example fr:B1 or nl:"))
    return value


def _occupation_uri(value: str) -> str:
    if not OCCUPATION_URI.match(value):
        raise refusal(N_("is not the URI of an ESCO occupation; it starts with http://data.europa.eu/esco/occupation/"))
    return value


NeedOccupation = Annotated[str, AfterValidator(_occupation_uri), whole(OCCUPATION_URI)]


class CompanyInput(Input):
    """A company."""

    id: Slug
    name: Required
    aliases: TextList
    place_ids: SlugList
    description_en: Text = ""
    source_urls: UrlList
    checked_on: Day


LanguageLevels = Annotated[
    TextList,
    AfterValidator(lambda items: [_language_level(item) for item in items]),
    WithJsonSchema({"type": "array", "items": {"type": "string", "pattern": r"^\s*(nl|fr|en|de):.{0,100}\s*$"}}),
]


class JobProfileInput(DescribedInput):
    """A job profile."""

    id: Slug
    kind: Annotated[str, one_of(codes.PROFILE_KINDS)]
    company_id: OptionalSlug = None
    family: Annotated[str, one_of(codes.FAMILIES)]
    title_published: Required
    title_lang: Annotated[str, one_of(codes.LANGUAGE_CODES)]
    title_nl: Required
    title_fr: Required
    title_en: Required
    place_ids: SlugList
    region: Annotated[str | None, OPTIONAL, one_of(codes.REGIONS)] = None
    languages_required: LanguageLevels
    languages_wanted: LanguageLevels
    education_en: Text = ""
    experience_en: Text = ""
    seniority_en: Text = ""
    openings: Count = None
    seen_on: Annotated[str, AfterValidator(_partial_date), whole(PARTIAL_DATE)] = ""
    source_type: Annotated[str, one_of(codes.PROFILE_SOURCES)]
    source_lang: Annotated[str, one_of(codes.LANGUAGE_CODES)]
    detail_level: Annotated[str, one_of(codes.DETAIL_LEVELS)]
    source_url: RequiredUrl
    extra_source_urls: UrlList
    checked_on: Day


def _year(value: str) -> str:
    if value and not (value.isascii() and value.isdigit() and len(value) == YEAR_DIGITS):
        raise refusal(N_("is not a year; write for example 2024"))
    return value


class ShortageOccupationInput(Input):
    """An entry of a list of shortage occupations."""

    id: Slug
    agency: Required
    region: Annotated[str | None, OPTIONAL, one_of(codes.REGIONS)] = None
    year: Annotated[Text, AfterValidator(_year)] = ""
    label_published: Required
    label_lang: Annotated[str, one_of(codes.LANGUAGE_CODES)]
    title_nl: Required
    title_fr: Required
    title_en: Required
    family: Annotated[str | None, OPTIONAL, one_of(codes.FAMILIES)] = None
    status: Annotated[str, one_of(codes.SHORTAGE_STATUSES)]
    source_url: RequiredUrl
    checked_on: Day


class SectorFigureInput(Input):
    """A published figure about the sector."""

    id: Slug
    topic: Required
    year: Text
    figure_nl: Required
    figure_fr: Required
    figure_en: Required
    source_urls: UrlList
    checked_on: Day
