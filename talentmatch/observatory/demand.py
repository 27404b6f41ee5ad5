"""Count what is asked: by job profiles, which are public one by one, and by the public needs of companies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, extract, func, select
from sqlmodel import Session, col

from talentmatch.employers.public import LEAST_COMPANIES, public_need
from talentmatch.models import JobProfile, NeedSkill, ProfileSkill, SkillNeed
from talentmatch.models.codes import FAMILIES
from talentmatch.models.editing import live_profile
from talentmatch.observatory.group_size import Figures, Tally, at_least, protect
from talentmatch.observatory.regions import COLUMNS, column_of
from talentmatch.observatory.rows import rows_of

UNNAMED_COMPANY = "undisclosed-companies"
REGION, FAMILY, YEAR = "region", "family", "year"


@dataclass(frozen=True)
class Asked:
    """How many records ask for a skill; None: hidden, no entry: not counted in that way. Years as text, "" unknown."""

    total: int | None = 0
    by_region: Mapping[str, int | None] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))
    by_year: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Stock:
    """How many records stand behind the figures: profiles exactly, needs as a step that they reach at least.

    None where needs are of fewer than three companies. years: profiles by the year in which they were seen, "" unknown.
    """

    records: int | None
    companies: int | None
    years: Mapping[str, int] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """Return the year of the first day seen; empty where none is known."""
        return min(filter(None, self.years), default="")

    @property
    def last(self) -> str:
        """Return the year of the last day seen; empty where none is known."""
        return max(self.years, default="")

    @property
    def undated(self) -> int:
        """Return how many records bear no date."""
        return self.years.get("", 0)


def profiles_asked(session: Session, family: str | None = None) -> dict[str, Asked]:
    """Return how many job profiles, of one family where it is given, ask for each skill."""
    year = func.substr(col(JobProfile.seen_on), 1, 4)
    statement = (
        select(col(ProfileSkill.skill_id), col(JobProfile.region), year, func.count())
        .join(JobProfile, col(JobProfile.id) == col(ProfileSkill.profile_id))
        .where(_counted(family))
        .group_by(col(ProfileSkill.skill_id), col(JobProfile.region), year)
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows_of(session, statement):
        found[row[0]].append(row[1:])
    return {skill_id: _asked(counted) for skill_id, counted in found.items()}


def _counted(family: str | None) -> ColumnElement[bool]:
    """Hold for the live profiles of a family whose source says more than a role: others would thin out every figure."""
    said = and_(live_profile(), col(JobProfile.detail_level) != "thin")
    return said if family is None else and_(said, col(JobProfile.family) == family)


def _asked(counted: Iterable[tuple[str | None, str, int]]) -> Asked:
    by_region, by_year = dict.fromkeys(COLUMNS, 0), defaultdict[str, int](int)
    for region, year, number in counted:
        by_region[column_of(region)] += number
        by_year[year] += number
    return Asked(sum(by_region.values()), by_region, by_year)


def profile_stock(session: Session, family: str | None = None) -> Stock:
    """Return how many job profiles and named companies there are, and when they were seen."""
    year = func.substr(col(JobProfile.seen_on), 1, 4)
    named = func.nullif(col(JobProfile.company_id), UNNAMED_COMPANY)
    counted = select(year, func.count()).where(_counted(family)).group_by(year)
    years = {row[0]: row[1] for row in rows_of(session, counted)}
    ((number,),) = rows_of(session, select(func.count(named.distinct())).where(_counted(family)))
    return Stock(sum(years.values()), number, years)


def needs_asked(session: Session, family: str | None = None) -> dict[str, Asked]:
    """Return how many public needs ask for each skill, as far as that may be shown.

    Needs are counted by region, by family and by year, never by two of these at once: of a family the total alone.
    """
    figures = need_figures(session)
    if family is None:
        return {name: Asked(found.total, found.parts[REGION], found.parts[YEAR]) for name, found in figures.items()}
    return {name: Asked(found.parts[FAMILY][family], {}, {}) for name, found in figures.items()}


def need_figures(session: Session) -> dict[str, Figures]:
    """Return what may be shown of the needs that ask for each skill."""
    year = extract("year", col(SkillNeed.published_at))
    statement = (
        select(col(NeedSkill.skill_id), col(SkillNeed.company_id), col(SkillNeed.region), col(JobProfile.family), year)
        .join(SkillNeed, col(SkillNeed.id) == col(NeedSkill.need_id))
        .outerjoin(JobProfile, col(JobProfile.id) == col(SkillNeed.profile_id))
        .where(public_need())
    )
    rows = rows_of(session, statement)
    known = {
        REGION: COLUMNS,
        FAMILY: (*FAMILIES, ""),
        YEAR: tuple(sorted({_year(row[4]) for row in rows})),
    }
    by_skill: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_skill[row[0]].append(row)
    return {name: _protected(found, known) for name, found in by_skill.items()}


def _protected(rows: Iterable[tuple[Any, ...]], known: Mapping[str, tuple[str, ...]]) -> Figures:
    counted = {name: {value: list[str]() for value in values} for name, values in known.items()}
    companies = []
    for _skill, company, region, family, year in rows:
        companies.append(company)
        counted[REGION][column_of(region)].append(company)
        counted[FAMILY][family or ""].append(company)
        counted[YEAR][_year(year)].append(company)
    return protect(
        _tally(companies),
        {name: {value: _tally(found) for value, found in values.items()} for name, values in counted.items()},
    )


NOTHING = Tally()


def _year(number: int | None) -> str:
    return str(number or "")


def _tally(companies: list[str]) -> Tally:
    return Tally(len(companies), frozenset(companies)) if companies else NOTHING


def need_stock(session: Session) -> Stock:
    """Return the steps that the numbers of public needs and of their companies reach."""
    statement = select(func.count(), func.count(col(SkillNeed.company_id).distinct())).where(public_need())
    ((records, companies),) = rows_of(session, statement)
    if not records:
        return Stock(0, 0)
    return Stock(at_least(records) if companies >= LEAST_COMPANIES else None, at_least(companies))
