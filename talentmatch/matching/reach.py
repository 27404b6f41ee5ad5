"""Jobs within reach of the skills that somebody holds: the share of what is essential to each, and what is missing.

The share of a job depends on its own essential skills alone, so that one more skill held never lowers it. Shares are
counted, ordered and paged in SQL.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, String, Subquery, and_, case, cast, exists, func, or_, select
from sqlmodel import Session, col

from talentmatch.matching.pathway import check_held
from talentmatch.models import JobProfile, ProfileSkill, Skill, codes
from talentmatch.models.editing import live_profile, live_skill
from talentmatch.models.paging import check_page
from talentmatch.needs.queries import ProfileCard, load_profiles
from talentmatch.skills.counting import count_teaching

PAGE_SIZE = 10
BANDS = ("all", "nearly", "halfway", "beginning")
NEARLY, HALFWAY = 2 / 3, 1 / 2  # the least share of each band
NARROWING: Mapping[str, tuple[str, ...]] = {
    "family": codes.FAMILIES,
    "region": ("flanders", "wallonia", "brussels"),
    "language": codes.LANGUAGE_CODES,
}


@dataclass(frozen=True)
class ReachRequest:
    """What somebody holds, and which jobs count: by the names of NARROWING; ``language``: those that they speak."""

    held: frozenset[str] = frozenset()
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    page: int = 1


@dataclass(frozen=True)
class ReachedJob:
    """A job profile with its essential skills held and missing."""

    card: ProfileCard
    held: tuple[Skill, ...]
    missing: tuple[Skill, ...]

    @property
    def asked(self) -> int:
        """Return how many essential skills the profile names."""
        return len(self.held) + len(self.missing)

    @property
    def band(self) -> str:
        """Return how near the job is, one of BANDS."""
        return band_of(len(self.held), self.asked)


@dataclass(frozen=True)
class Reach:
    """One page of the jobs that ask for something that is held, the nearest first.

    strange: job profiles that ask for nothing that is held. unlisted: those that name no essential skill.
    teachers: how many programmes teach each missing skill.
    """

    request: ReachRequest
    jobs: tuple[ReachedJob, ...]
    total: int
    strange: int
    unlisted: int
    teachers: Mapping[str, int]

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


def band_of(held: int, asked: int) -> str:
    """Return how near a job is of whose ``asked`` essential skills ``held`` are there."""
    if held == asked:
        return "all"
    share = held / asked
    return "nearly" if share >= NEARLY else "halfway" if share >= HALFWAY else "beginning"


def jobs_within_reach(session: Session, request: ReachRequest) -> Reach:
    """Return the job profiles by the share of their essential skills that is held; ties by the number missing.

    Descriptions of an occupation come before postings of one company, then by identifier. Raise InvalidData for a
    skill that nobody knows or a page that is not there. What names no region or language passes those filters.
    Constant number of queries.
    """
    check_held(session, request.held)
    reached = _reached(request)
    total, passing, listed = session.execute(_totals(reached, request)).one()
    check_page(request.page, max(1, ceil(total / PAGE_SIZE)))
    ids = session.execute(_nearest_first(reached, request.page)).scalars().all()
    cards = load_profiles(session, ids) if ids else {}
    jobs = tuple(_job(cards[name], request.held) for name in ids)
    missing = {skill.id for job in jobs for skill in job.missing}
    return Reach(request, jobs, total, listed - total, passing - listed, count_teaching(session, sorted(missing)))


def _job(card: ProfileCard, held: Collection[str]) -> ReachedJob:
    skills: Sequence[Skill] = [wanted.skill for wanted in card.essential]
    return ReachedJob(
        card, tuple(skill for skill in skills if skill.id in held), tuple(s for s in skills if s.id not in held)
    )


def _essential() -> ColumnElement[bool]:
    """Hold for the links of essential skills that are live, looked up link by link: SQLite would try every skill."""
    shown = exists().where(col(Skill.id) == ProfileSkill.skill_id, live_skill())
    return and_(col(ProfileSkill.importance) == "essential", shown)


def _reached(request: ReachRequest) -> Subquery:
    """Return the query for the job profiles that ask for a skill held: their kind, skills asked, skills held."""
    holding = (
        select(col(ProfileSkill.profile_id).label("id"), func.count().label("held"))
        .where(_essential(), col(ProfileSkill.skill_id).in_(request.held))
        .group_by(col(ProfileSkill.profile_id))
        .subquery()
    )
    asked = select(func.count()).where(_essential(), col(ProfileSkill.profile_id) == JobProfile.id)
    return (
        select(
            col(JobProfile.id).label("id"),
            case((col(JobProfile.kind) == "occupational_profile", 0), else_=1).label("posting"),
            asked.scalar_subquery().label("asked"),
            holding.c.held,
        )
        .join(holding, holding.c.id == JobProfile.id)
        .where(live_profile(), *_passing(request.chosen))
        .subquery()
    )


def _passing(chosen: Mapping[str, frozenset[str]]) -> list[ColumnElement[bool]]:
    """Return the conditions of the filters; a job is out of reach by language when it requires one not spoken."""
    conditions: list[ColumnElement[bool]] = []
    if "family" in chosen:
        conditions.append(col(JobProfile.family).in_(chosen["family"]))
    if "region" in chosen:
        region = col(JobProfile.region)
        conditions.append(or_(region.is_(None), region.in_(chosen["region"])))
    if "language" in chosen:
        required = cast(JobProfile.languages_required, String)  # a JSON list of items such as "fr:fluent"
        foreign = [code for code in codes.LANGUAGE_CODES if code not in chosen["language"]]
        conditions += [required.not_like(f'%"{code}:%') for code in foreign]
    return conditions


def _totals(reached: Subquery, request: ReachRequest) -> Select[Any]:
    """Return the query for the number of profiles reached, of those that pass, and of these with essential skills."""
    listed = exists().where(_essential(), col(ProfileSkill.profile_id) == JobProfile.id)
    passing = select(func.count()).where(live_profile(), *_passing(request.chosen))
    found = select(func.count()).select_from(reached)
    counts = (found, passing, passing.where(listed))
    return select(*(count.scalar_subquery() for count in counts))


def _nearest_first(reached: Subquery, page: int) -> Select[Any]:
    found = reached.c
    share, missing = cast(found.held, Float) / found.asked, found.asked - found.held
    ordered = select(found.id).order_by(share.desc(), missing, found.posting, found.id)
    return ordered.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
