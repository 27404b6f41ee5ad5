"""By what the public list of skill needs is filtered and in which order it stands.

What is not told of a need can neither be filtered by nor seen in the order: a company that is not named is found by no
filter, and of the moment of publication only the day counts. Within a day the random identifiers decide, so that needs
that were published together do not stand together.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlalchemy.orm import Mapped
from sqlmodel import col, select

from talentmatch.i18n import N_
from talentmatch.models import JobProfile, NeedSkill, SkillNeed, codes

PUBLISHED_DAY = func.date(col(SkillNeed.published_at))
PUBLIC_DAY = case((col(SkillNeed.embargo_until) > PUBLISHED_DAY, col(SkillNeed.embargo_until)), else_=PUBLISHED_DAY)


@dataclass(frozen=True)
class Facet:
    """A filter: its name for people, the column that holds its values, the codes that it takes (empty: any).

    keeps_unknown: whether a need that says nothing stays in whatever is ticked.
    """

    label: str
    column: Mapped[Any]
    known: tuple[str, ...] = ()
    keeps_unknown: bool = False


FACETS: Mapping[str, Facet] = {
    "region": Facet(N_("Region"), col(SkillNeed.region), codes.REGIONS, keeps_unknown=True),
    "skill": Facet(N_("Skill"), col(NeedSkill.skill_id)),
    "family": Facet(N_("Job family"), col(JobProfile.family), codes.FAMILIES),
    "occupation": Facet(N_("Occupation in ESCO"), col(SkillNeed.occupation_uri)),
    "shift": Facet(N_("Working hours"), col(SkillNeed.shift_pattern), codes.SHIFT_PATTERNS, keeps_unknown=True),
    "company": Facet(N_("Company"), col(SkillNeed.company_id)),
}
ORDERS: Mapping[str, tuple[str, tuple[Any, ...]]] = {
    "newest": (N_("Newest first"), (PUBLIC_DAY.desc(), col(SkillNeed.id))),
    "needed": (N_("Needed soonest"), (col(SkillNeed.needed_by).asc().nulls_last(), col(SkillNeed.id))),
    "people": (N_("Most people"), (col(SkillNeed.people).desc(), col(SkillNeed.id))),
}


def named() -> ColumnElement[bool]:
    """Hold for the needs whose company wants to be named; no other may be counted or found by company."""
    return col(SkillNeed.visibility) == "named"


def _in(column: Mapped[Any], values: Collection[str]) -> ColumnElement[bool]:
    return column.in_(sorted(values))


def _with_skill(values: Collection[str]) -> ColumnElement[bool]:
    return col(SkillNeed.id).in_(select(NeedSkill.need_id).where(col(NeedSkill.skill_id).in_(sorted(values))))


def _of_family(values: Collection[str]) -> ColumnElement[bool]:
    of_it = select(JobProfile.id).where(col(JobProfile.family).in_(sorted(values)))
    return col(SkillNeed.profile_id).in_(of_it)


def _of_company(values: Collection[str]) -> ColumnElement[bool]:
    return and_(named(), _in(col(SkillNeed.company_id), values))


SPECIAL: Mapping[str, Callable[[Collection[str]], ColumnElement[bool]]] = {
    "skill": _with_skill,
    "family": _of_family,
    "company": _of_company,
}


def condition(name: str, values: Collection[str]) -> ColumnElement[bool]:
    """Hold for the needs that pass a filter with these values ticked."""
    if name in SPECIAL:
        return SPECIAL[name](values)
    facet = FACETS[name]
    ticked = _in(facet.column, values)
    return or_(ticked, facet.column.is_(None)) if facet.keeps_unknown else ticked
