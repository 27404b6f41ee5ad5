"""From a company's team and its needs to the smallest training plan, with all that a page shows of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.employers.team import CompanyNeed, Role
from talentmatch.engine.team import Course, SkillGap, TrainingPlan, find_plan, team_gap
from talentmatch.matching.pathway.offers import Offer, load_offers
from talentmatch.models import Skill


@dataclass(frozen=True)
class GapLine:
    """A skill with how many people are needed, hold it and are missing; taught: whether any programme teaches it."""

    skill: Skill
    gap: SkillGap
    taught: bool


@dataclass(frozen=True)
class Booking:
    """So many people in a programme, with the missing skills that they learn."""

    card: ProgrammeCard
    people: int
    teaches: tuple[Skill, ...]


@dataclass(frozen=True)
class TeamPlan:
    """The plan of a company: the gap skill by skill, what to book, and the plan as the engine has it."""

    lines: tuple[GapLine, ...]
    bookings: tuple[Booking, ...]
    sums: TrainingPlan

    @property
    def uncovered(self) -> tuple[GapLine, ...]:
        """Return the lines of missing skills that no programme teaches."""
        return tuple(line for line in self.lines if line.gap.missing and not line.taught)


def plan_training(session: Session, team: Sequence[Role], needs: Sequence[CompanyNeed], *, today: date) -> TeamPlan:
    """Return the plan that teaches a team what it lacks for these needs; a constant number of queries.

    Needs and profiles count with their essential skills. Programmes of the past are not booked.
    """
    gaps = team_gap(
        ((need.row.people, {item.skill.id for item in need.skills}) for need in needs),
        ((role.people, {item.skill.id for item in role.wanted}) for role in team),
    )
    missing = {gap.skill: gap.missing for gap in gaps if gap.missing}
    offers = load_offers(session, missing.keys(), town=None, day=today)
    plan = find_plan(missing, [_course(offer) for offer in offers.values()])
    skills = {item.skill.id: item.skill for need in needs for item in need.skills}
    taught = {skill for offer in offers.values() for skill in offer.candidate.skills}
    lines = tuple(GapLine(skills[gap.skill], gap, gap.skill in taught) for gap in gaps)
    cards = load_cards(session, [one.course.id for one in plan.booked])
    if any(one.course.id not in cards for one in plan.booked):  # withdrawn since the offers were read
        return plan_training(session, team, needs, today=today)
    return TeamPlan(lines, tuple(_bookings(plan, cards, skills)), plan)


def _course(offer: Offer) -> Course:
    amounts = offer.candidate.amounts
    return Course(
        offer.candidate.id, offer.candidate.skills, amounts.get("hours"), amounts.get("euros"), offer.candidate.doubtful
    )


def _bookings(plan: TrainingPlan, cards: dict[str, ProgrammeCard], skills: dict[str, Skill]) -> Iterable[Booking]:
    for one in plan.booked:
        yield Booking(cards[one.course.id], one.people, tuple(skills[name] for name in one.teaches))
