"""From the skills that are asked for and somebody's wishes to the best way, with all that a page shows of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, list_runs, load_cards
from talentmatch.engine.pathway import Pathway, Step, Total, find_pathway
from talentmatch.matching.documents import AskedSkill, profile_skills
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway.ground import Ground, load_ground
from talentmatch.matching.pathway.wishes import Wishes
from talentmatch.matching.ranking import SkillShown
from talentmatch.models import CourseInstance, Place, Skill
from talentmatch.needs.queries import ProfileCard, get_profile


@dataclass(frozen=True)
class PathwayStep:
    """A programme of the way: the missing skills that it is the first to teach, its next start, the way to it.

    others: for each of these skills, how many more programmes teach it within the wishes.
    """

    card: ProgrammeCard
    runs: tuple[CourseInstance, ...]
    adds: tuple[SkillShown, ...]
    starts: date | None
    km: float | None
    others: Mapping[str, int]


@dataclass(frozen=True)
class Way:
    """The way to a set of skills.

    town: where distances start, when one was named. totals: hours, euros and, from a town, km one way: the sum of what
    is known, and the identifiers of the steps for which it is not.
    uncovered: no programme that we know teaches it. unscheduled: only programmes of the past do, or such as have no
    session from the day asked for. excluded: only programmes that the wishes rule out do.
    left: optional skills that the way does not teach although a programme could.
    """

    wishes: Wishes
    town: Place | None
    missing: tuple[Skill, ...]
    steps: tuple[PathwayStep, ...]
    totals: Mapping[str, Total]
    uncovered: tuple[Skill, ...]
    unscheduled: tuple[Skill, ...]
    excluded: tuple[Skill, ...]
    left: tuple[Skill, ...]
    proven: bool
    gap: float
    bound: float

    @property
    def open(self) -> tuple[Skill, ...]:
        """Return all that was asked for and stays open on this way, whatever the reason; without optional ones left."""
        return self.uncovered + self.unscheduled + self.excluded

    @property
    def programmes(self) -> tuple[str, ...]:
        """Return the identifiers of the programmes, in order."""
        return tuple(step.card.programme.id for step in self.steps)


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

    Raise InvalidData for a skill, town or objective that nobody knows. Constant number of queries.
    """
    ground = load_ground(session, loaded, asked, wishes=wishes, today=today)
    return ways_over(session, ground, [wishes.objective])[wishes.objective]


def ways_over(session: Session, ground: Ground, objectives: Sequence[str]) -> dict[str, Way]:
    """Return the best way by each of some objectives; raise InvalidData for one that nobody knows.

    A programme that was withdrawn in the meantime is a step of none.
    """
    found = {objective: find_pathway(ground.need, ground.allowed, objective) for objective in objectives}
    ids = {step.id for way in found.values() for step in way.steps}
    cards = load_cards(session, sorted(ids))
    if gone := ids - cards.keys():
        return ways_over(session, ground.without(gone), objectives)
    steps = Steps(ground, cards, list_runs(session, cards))
    return {objective: _way(ground, objective, way, steps) for objective, way in found.items()}


@dataclass(frozen=True)
class Steps:
    """Hold what is shown of the programmes that are a step of any way."""

    ground: Ground
    cards: Mapping[str, ProgrammeCard]
    runs: Mapping[str, Sequence[CourseInstance]]

    def shown(self, step: Step) -> PathwayStep:
        """Return what is shown of a step."""
        card, candidate = self.cards[step.id], self.ground.offered.offers[step.id].candidate
        taught = {item.skill.id: item for item in card.taught}
        essential = self.ground.need.essential
        return PathwayStep(
            card=card,
            runs=tuple(self.runs[step.id]),
            adds=tuple(SkillShown(taught[skill].skill, skill in essential, taught[skill]) for skill in step.adds),
            starts=candidate.starts,
            km=candidate.amounts.get("km"),
            others={skill: _teaching(self.ground, skill) - 1 for skill in step.adds},
        )


def _way(ground: Ground, objective: str, way: Pathway, steps: Steps) -> Way:
    offered = ground.offered.skills
    return Way(
        wishes=replace(ground.wishes, objective=objective),
        town=ground.town,
        missing=ground.missing,
        steps=tuple(map(steps.shown, way.steps)),
        totals={name: total for name, total in way.totals.items() if ground.town or name != "km"},
        uncovered=_of(ground, way.uncovered, lambda skill: skill not in offered | ground.unscheduled),
        unscheduled=_of(ground, way.uncovered, lambda skill: skill in ground.unscheduled),
        excluded=_of(ground, way.uncovered, lambda skill: skill in offered - ground.unscheduled),
        left=_of(ground, way.left, lambda _: True),
        proven=way.proven,
        gap=way.gap,
        bound=way.bound,
    )


def _of(ground: Ground, skills: Sequence[str], belongs: Callable[[str], bool]) -> tuple[Skill, ...]:
    return tuple(ground.wanted[skill] for skill in skills if belongs(skill))


def _teaching(ground: Ground, skill: str) -> int:
    return sum(skill in candidate.skills for candidate in ground.allowed)
