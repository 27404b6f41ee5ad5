"""What may come in for places, providers, programmes and course instances."""

from typing import Annotated

from pydantic import Field

from talentmatch.models import codes
from talentmatch.models.input_types import (
    LIST,
    OPTIONAL,
    Amount,
    Count,
    Day,
    DescribedInput,
    GroupSize,
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
    each_of,
    one_of,
)

Region = Annotated[str | None, OPTIONAL, one_of(codes.REGIONS)]


class PlaceInput(Input):
    """A town."""

    id: Slug
    name_nl: Required
    name_fr: Required
    name_en: Required
    region: Annotated[str, one_of(codes.REGIONS)]
    latitude: Annotated[Annotated[float, Field(ge=-90, le=90)] | None, OPTIONAL] = None
    longitude: Annotated[Annotated[float, Field(ge=-180, le=180)] | None, OPTIONAL] = None


class ProviderInput(DescribedInput):
    """A provider."""

    id: Slug
    name: Required
    former_names: TextList
    aliases: TextList
    place_ids: SlugList
    region: Region = None
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
    title_lang: Annotated[str, one_of(codes.LANGUAGE_CODES)]
    title_status: Annotated[str, one_of(codes.TITLE_STATUSES)]
    record_type: Annotated[str, one_of(codes.RECORD_TYPES)]
    status: Annotated[str, one_of(codes.PROGRAMME_STATUSES)]
    seen_year: Annotated[Annotated[int, Field(ge=1900, le=2100)] | None, OPTIONAL] = None
    languages: Annotated[list[str], LIST, each_of(codes.LANGUAGE_CODES)]
    language_basis: Annotated[str | None, OPTIONAL, one_of(codes.LANGUAGE_BASES)] = None
    place_ids: SlugList
    region: Region = None
    audiences: Annotated[list[str], LIST, each_of(codes.AUDIENCES)]
    level: Annotated[str | None, OPTIONAL, one_of(codes.LEVELS)] = None
    eqf_level: Annotated[Annotated[int, Field(ge=1, le=8)] | None, OPTIONAL] = None
    days: Amount = None
    hours: Amount = None
    ects: Amount = None
    cost_eur: Amount = None
    modes: Annotated[list[str], LIST, each_of(codes.MODES)]
    group_from: GroupSize = None
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
    date_precision: Annotated[str, one_of(codes.DATE_PRECISIONS)]
    place_ids: SlugList
    seats: Count = None
    status: Annotated[str, one_of(codes.INSTANCE_STATUSES)]
    source_url: Url = ""
    checked_on: Day
