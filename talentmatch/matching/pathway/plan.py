"""From the skills that are asked for and somebody's wishes to the best way, with all that a page shows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.engine import gap
from talentmatch.engine.pathway import Need, Step, Total, find_pathway
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, AskedSkill, asked_weights, profile_skills
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway.offers import Offer, load_offers, passing
from talentmatch.matching.pathway.wishes import Wishes, check_held, find_town
from talentmatch.matching.ranking import SkillShown
from talentmatch.models import CourseInstance, Place, Skill
from talentmatch.needs.queries import ProfileCard, get_profile


@dataclass(frozen=True)
class PathwayStep:
    """A programme of the way: the missing skills that it is the first to teach, its next start, the way to it."""

    card: ProgrammeCard
    runs: tuple[CourseInstance, ...]
    adds: tuple[SkillShown, ...]
    starts: date | None
    km: float | None


@dataclass(frozen=True)
class Way:
    """The way to a set of skills.

    town: where distances start, when one was named. totals: hours, euros and, from a town, km one way: the sum of what
    is known, and the identifiers of the steps for which it is not.
    uncovered: no programme that is still offered teaches it. excluded: only programmes that the wishes rule out do.
    left: optional skills that the way does not teach although a programme could.
    """

    wishes: Wishes
    town: Place | None
    missing: tuple[Skill, ...]
    steps: tuple[PathwayStep, ...]
    totals: Mapping[str, Total]
    uncovered: tuple[Skill, ...]
    excluded: tuple[Skill, ...]
    left: tuple[Skill, ...]
    proven: bool
    gap: float
    bound: float


@dataclass(frozen=True)
class PathwayPlan(Way):
    """The way to a job profile."""

    card: ProfileCard


def plan_pathway(session: Session, loaded: Loaded, profile_id: str, *, wishes: Wishes, today: date) -> PathwayPlan:
    """Return the best way from the skills held to a job profile, as ``plan_way`` does.

    Raise NotFound without such a profile.
    """
    card = get_profile(session, profile_id)
    way = plan_way(session, loaded, profile_skills(card), wishes=wishes, today=today)
    return PathwayPlan(**vars(way), card=card)


def plan_way(session: Session, loaded: Loaded, asked: Sequence[AskedSkill], *, wishes: Wishes, today: date) -> Way:
    """Return the best way from the skills held to those that are asked for.

    Raise InvalidData for a skill, town or objective that nobody knows. Programmes of the past are no steps. What says
    nothing about a filter passes it, as everywhere. Constant number of queries.
    """
    check_held(session, wishes.held)
    need = need_of(asked_weights(asked), wishes)
    town = find_town(loaded.places, wishes)
    offers = load_offers(session, need.essential | need.optional, town=town, day=wishes.starting or today)
    allowed = [offers[name].candidate for name in sorted(passing(offers, wishes))]
    way = find_pathway(need, allowed, wishes.objective)
    wanted = {item.skill.id: item.skill for item in asked}
    offered = {skill for offer in offers.values() for skill in offer.candidate.skills}
    return Way(
        wishes=wishes,
        town=town,
        missing=tuple(skill for name, skill in wanted.items() if name not in wishes.held),
        steps=tuple(_step(step, offers[step.id], need) for step in way.steps),
        totals={name: total for name, total in way.totals.items() if town or name != "km"},
        uncovered=tuple(wanted[skill] for skill in way.uncovered if skill not in offered),
        excluded=tuple(wanted[skill] for skill in way.uncovered if skill in offered),
        left=tuple(wanted[skill] for skill in way.left),
        proven=way.proven,
        gap=way.gap,
        bound=way.bound,
    )


def need_of(wanted: Mapping[str, float], wishes: Wishes) -> Need:
    """Return what is asked for, by weight, and the person does not hold."""
    missing = gap(wanted, wishes.held).missing
    essential = frozenset(skill for skill in missing if wanted[skill] >= ESSENTIAL_WEIGHT)
    return Need(essential, frozenset(missing) - essential, wishes.with_optional)


def _step(step: Step, offer: Offer, need: Need) -> PathwayStep:
    taught = {item.skill.id: item for item in offer.card.taught}
    adds = tuple(SkillShown(taught[skill].skill, skill in need.essential, taught[skill]) for skill in step.adds)
    return PathwayStep(offer.card, offer.runs, adds, offer.candidate.starts, offer.candidate.amounts.get("km"))
