"""What may come in for places, providers, programmes and course instances."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from talentmatch.models import codes
from talentmatch.models.input_types import (
    Amount,
    Count,
    Day,
    DescribedInput,
    Input,
    OptionalDay,
    Required,
    RequiredUrl,
    Slug,
    SlugList,
    Text,
    TextList,
    Url,
    UrlList,
    code,
    code_list,
    empty_to_none,
    optional_code,
)  # fmt: skip

Region = optional_code(codes.REGIONS)


class PlaceInput(Input):
    """A town."""

    id: Slug
    name_nl: Required
    name_fr: Required
    name_en: Required
    region: code(codes.REGIONS)  # type: ignore[valid-type]
    latitude: Annotated[Annotated[float, Field(ge=-90, le=90)] | None, BeforeValidator(empty_to_none)] = None
    longitude: Annotated[Annotated[float, Field(ge=-180, le=180)] | None, BeforeValidator(empty_to_none)] = None


class ProviderInput(DescribedInput):
    """A provider."""

    id: Slug
    name: Required
    former_names: TextList
    aliases: TextList
    place_ids: SlugList
    region: Region = None  # type: ignore[valid-type]
    website: Url = ""
    source_url: Url = ""
    checked_on: Day


class ProgrammeTextsInput(DescribedInput):
    """The texts of a programme in each language offered."""

    gloss_nl: Text = ""
    gloss_fr: Text = ""
    gloss_en: Text = ""
    status_note_nl: Text = ""
    status_note_fr: Text = ""
    status_note_en: Text = ""
    level_note_nl: Text = ""
    level_note_fr: Text = ""
    level_note_en: Text = ""
    duration_nl: Text = ""
    duration_fr: Text = ""
    duration_en: Text = ""
    cost_note_nl: Text = ""
    cost_note_fr: Text = ""
    cost_note_en: Text = ""


class ProgrammeInput(ProgrammeTextsInput):
    """A programme."""

    id: Slug
    provider_id: Slug
    partner_ids: SlugList
    title: Required
    title_lang: code(codes.LANGUAGE_CODES)  # type: ignore[valid-type]
    title_status: code(codes.TITLE_STATUSES)  # type: ignore[valid-type]
    record_type: code(codes.RECORD_TYPES)  # type: ignore[valid-type]
    status: code(codes.PROGRAMME_STATUSES)  # type: ignore[valid-type]
    seen_year: Annotated[Annotated[int, Field(ge=1900, le=2100)] | None, BeforeValidator(empty_to_none)] = None
    languages: code_list(codes.LANGUAGE_CODES)  # type: ignore[valid-type]
    language_basis: optional_code(codes.LANGUAGE_BASES) = None  # type: ignore[valid-type]
    place_ids: SlugList
    region: Region = None  # type: ignore[valid-type]
    audiences: code_list(codes.AUDIENCES)  # type: ignore[valid-type]
    level: optional_code(codes.LEVELS) = None  # type: ignore[valid-type]
    eqf_level: Annotated[Annotated[int, Field(ge=1, le=8)] | None, BeforeValidator(empty_to_none)] = None
    days: Amount = None
    hours: Amount = None
    ects: Amount = None
    cost_eur: Amount = None
    modes: code_list(codes.MODES)  # type: ignore[valid-type]
    capacity_note_en: Text = ""
    topics: TextList
    roles: TextList
    source_url: RequiredUrl
    extra_source_urls: UrlList
    source_kind: Text = ""
    checked_on: Day


class CourseInstanceInput(Input):
    """A dated run of a programme."""

    id: Slug
    programme_id: Slug
    starts_on: OptionalDay = None
    ends_on: OptionalDay = None
    date_text: Required
    date_precision: code(codes.DATE_PRECISIONS)  # type: ignore[valid-type]
    place_ids: SlugList
    seats: Count = None
    status: code(codes.INSTANCE_STATUSES)  # type: ignore[valid-type]
    source_url: Url = ""
    checked_on: Day
