"""What may be asked for beside an address; the codes of each filter stand in the document of the interface."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

Names = Sequence[str]


class PageFilters(TypedDict, total=False):
    """What every list takes: how many records a page has (at most 100), and linked records to show inside each."""

    limit: int
    include: Names


class ProviderFilters(PageFilters, total=False):
    """The filters of providers."""

    region: Names


class ProgrammeFilters(PageFilters, total=False):
    """The filters of programmes."""

    provider: Names
    skill: Names
    kind: Names
    status: Names
    region: Names
    language: Names
    level: Names
    audience: Names
    mode: Names


class InstanceFilters(PageFilters, total=False):
    """The filters of dated runs."""

    programme: Names
    status: Names


class ProfileFilters(PageFilters, total=False):
    """The filters of job profiles."""

    family: Names
    region: Names
    kind: Names
    company: Names
    skill: Names


class SkillFilters(PageFilters, total=False):
    """The filters of skills."""

    area: Names
    kind: Names
    broader: Names


class SearchFilters(TypedDict, total=False):
    """Where, how and among what to search."""

    where: str
    radius: int
    sort: str
    exact: bool
    page: int
    language: Names
    region: Names
    audience: Names
    mode: Names
    level: Names
    start: Names
    price: Names
    duration: Names
    kind: Names
    provider: Names


class BalanceFilters(TypedDict, total=False):
    """Whose demand, and of which region, area of skills and job family."""

    source: str
    region: str
    area: str
    family: str


class Asked(TypedDict, total=False):
    """What is asked for: a job profile, or skills."""

    profile: str
    skills: Names


class MatchAsked(Asked, total=False):
    """A text, a job profile or skills; without: skills of the text that do not count."""

    text: str
    without: Names
    limit: int


class GapAsked(Asked, total=False):
    """What is asked for, and the skills that somebody holds."""

    held: Names


class WayAsked(GapAsked, total=False):
    """What is asked for, what somebody holds, and what they wish of the way."""

    objective: str
    with_optional: bool
    region: Names
    language: Names
    audience: Names
    level: Names
    budget: str
    starting: date
    near: str
    speaks: Names
