"""What the interface shows of each record; a field that need not be there is shown when ``include`` names it."""

from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

Item = TypeVar("Item", bound=BaseModel)


class Shown(BaseModel):
    """A value of an answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Shown):
    """A text with the language in which it is written: the one that was asked for, else the next best."""

    text: str
    lang: str


class Listed(Shown, Generic[Item]):
    """One page of a list; next: the cursor of the page after it, null on the last one."""

    items: list[Item]
    total: int
    next: str | None


class Place(Shown):
    """A town."""

    id: str
    name: str
    region: str
    latitude: float | None
    longitude: float | None


class SkillName(Shown):
    """A skill by its identifier and its label."""

    id: str
    label: str


class Skill(Shown):
    """A skill with its names in each language."""

    id: str
    kind: str
    area: str
    label: str
    labels: dict[str, str]
    synonyms: dict[str, list[str]]
    broader_id: str | None
    esco_uri: str | None
    url: str
    broader: SkillName | None = None


class Provider(Shown):
    """Who teaches."""

    id: str
    name: str
    former_names: list[str]
    aliases: list[str]
    description: Words | None
    region: str | None
    place_ids: list[str]
    website: str | None
    source_url: str | None
    checked_on: date
    url: str
    places: list[Place] | None = None


class TaughtSkill(Shown):
    """A skill with who says that it is taught or asked for, in which words; importance: where it is asked for."""

    id: str
    label: str
    importance: str | None
    evidence_kind: str
    evidence_text: str
    evidence_lang: str | None
    evidence_url: str | None


class CourseInstance(Shown):
    """A dated run of a programme."""

    id: str
    programme_id: str
    status: str
    starts_on: date | None
    ends_on: date | None
    date_text: str
    date_precision: str
    place_ids: list[str]
    seats: int | None
    source_url: str | None
    checked_on: date
    places: list[Place] | None = None


class Programme(Shown):
    """What is taught; null means not known, never none."""

    id: str
    title: Words
    title_status: str
    gloss: Words | None
    description: Words | None
    provider_id: str
    provider_name: str
    partner_ids: list[str]
    kind: str
    status: str
    languages: list[str]
    region: str | None
    place_ids: list[str]
    audiences: list[str]
    level: str | None
    eqf_level: int | None
    modes: list[str]
    hours: float | None
    days: float | None
    ects: float | None
    cost_eur: float | None
    skill_ids: list[str]
    source_url: str | None
    checked_on: date
    confirmed_on: date
    url: str
    provider: Provider | None = None
    places: list[Place] | None = None
    skills: list[TaughtSkill] | None = None
    instances: list[CourseInstance] | None = None


class Company(Shown):
    """Who employs."""

    id: str
    name: str
    aliases: list[str]
    description: Words | None
    place_ids: list[str]
    source_urls: list[str]
    checked_on: date
    places: list[Place] | None = None


class JobProfile(Shown):
    """What a job asks for: an example of demand on a day, or the description of an occupation."""

    id: str
    kind: str
    title: Words
    title_published: Words
    description: Words | None
    family: str
    company_id: str | None
    region: str | None
    place_ids: list[str]
    languages_required: list[str]
    languages_wanted: list[str]
    openings: int | None
    essential_skill_ids: list[str]
    optional_skill_ids: list[str]
    source_type: str
    detail_level: str
    seen_on: str | None
    source_url: str | None
    checked_on: date
    url: str
    company: Company | None = None
    places: list[Place] | None = None
    skills: list[TaughtSkill] | None = None


class Occupation(Shown):
    """An occupation of ESCO; id: its code, which begins with the four digits of its ISCO-08 group."""

    id: str
    uri: str
    isco_group: str
    label: Words
    names: dict[str, list[str]]


class ProviderList(Listed[Provider]):
    """One page of providers."""


class ProgrammeList(Listed[Programme]):
    """One page of programmes."""


class CourseInstanceList(Listed[CourseInstance]):
    """One page of dated runs."""


class JobProfileList(Listed[JobProfile]):
    """One page of job profiles."""


class CompanyList(Listed[Company]):
    """One page of companies."""


class SkillList(Listed[Skill]):
    """One page of skills."""


class OccupationList(Listed[Occupation]):
    """One page of occupations."""
