"""What a plan says on paper: beads, steps with dates and addresses, totals, and the way back to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import Session

from talentmatch.matching.documents import AskedSkill, profile_skills
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway import Way, Wishes, plan_way
from talentmatch.models import Place, SharedPlan, Skill
from talentmatch.needs.queries import ProfileCard
from talentmatch.skills.queries import find_skills
from talentmatch.web.cards import CardView
from talentmatch.web.context import current_runtime
from talentmatch.web.pathway.steps import StepView, step_views
from talentmatch.web.pathway.totals import proof_text, total_texts
from talentmatch.web.seeker.profiles import ProfileView, profile_view
from talentmatch.web.shown import skill_name


@dataclass(frozen=True)
class PlanBead:
    """A skill of the job on paper: ``held``, ``taught`` on the way, ``missing`` from it, or taught by ``nobody``."""

    skill: Skill
    state: str


@dataclass(frozen=True)
class Paper:
    """A plan as it is printed; code and until are empty for a plan that is in its address alone."""

    view: ProfileView
    way: Way
    beads: tuple[PlanBead, ...]
    steps: tuple[StepView, ...]
    totals: dict[str, str]
    proof: str
    shortlist: tuple[CardView, ...]
    made_on: date
    address: str
    code: str = ""
    until: datetime | None = None

    def skills(self, state: str) -> list[str]:
        """Return the names of the skills in a state."""
        return [skill_name(bead.skill) for bead in self.beads if bead.state == state]


def full_address(path: str) -> str:
    """Return an address of this site in full, as the settings say it."""
    return current_runtime().settings.base_url + path


def make_paper(session: Session, loaded: Loaded, card: ProfileCard, wishes: Wishes, *, address: str) -> Paper:
    """Return the plan for a job; raise InvalidData for wishes that cannot be."""
    asked, today = profile_skills(card), datetime.now(UTC).astimezone().date()
    way = plan_way(session, loaded, asked, wishes=wishes, today=today)
    return Paper(
        view=profile_view(card),
        way=way,
        beads=plan_beads(asked, way),
        steps=tuple(step_views(way)),
        totals=total_texts(way),
        proof=proof_text(way),
        shortlist=(),
        made_on=today,
        address=address,
    )


def plan_beads(asked: Sequence[AskedSkill], way: Way) -> tuple[PlanBead, ...]:
    """Return one bead for each essential skill."""
    missing = {skill.id for skill in way.missing}
    taught = {shown.skill.id for step in way.steps for shown in step.adds}
    nobody = {skill.id for skill in way.uncovered}

    def state(name: str) -> str:
        if name not in missing:
            return "held"
        return "taught" if name in taught else "nobody" if name in nobody else "missing"

    return tuple(PlanBead(item.skill, state(item.skill.id)) for item in asked if item.essential)


def shared_wishes(session: Session, row: SharedPlan, places: Mapping[str, Place]) -> Wishes:
    """Return the wishes of a shared plan, without skills that are no longer in the catalogue."""
    near = places.get(row.place_id or "")
    return Wishes(
        objective=row.objective if near or row.objective != "nearest" else "smallest",
        held=frozenset(find_skills(session, row.skill_ids)),
        with_optional=row.with_optional,
        chosen={name: frozenset(values) for name, values in row.chosen.items()},
        starting=row.starting,
        near=near.name_en if near else "",
    )
