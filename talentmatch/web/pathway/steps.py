"""The steps of a way as cards: facts, what each covers and does not, why it is there, when it starts."""

from collections.abc import Iterator
from dataclasses import dataclass

from talentmatch.i18n import gettext as _
from talentmatch.i18n import ngettext
from talentmatch.matching.pathway import Barrier, PathwayStep, Way, barrier_to
from talentmatch.models import Skill
from talentmatch.web.cards import CardView, card_view
from talentmatch.web.formats import local_date, local_list, local_number, local_period
from talentmatch.web.shown import place_name, skill_name


@dataclass(frozen=True)
class StepBead:
    """A missing skill beside a step: ``taught``, ``missing``, or ``nobody`` when no programme teaches it."""

    state: str


@dataclass(frozen=True)
class StepView:
    """A step with what its card shows; ``lacks``: the missing skills that it does not teach."""

    step: PathwayStep
    view: CardView
    distance: str
    beads: tuple[StepBead, ...]
    covered: int
    lacks: tuple[Skill, ...]
    reasons: tuple[str, ...]
    dates: str
    barrier: Barrier | None


def step_views(way: Way) -> list[StepView]:
    """Return the steps with what their cards show."""
    return [_view(way, step) for step in way.steps]


def _view(way: Way, step: PathwayStep) -> StepView:
    nobody = {skill.id for skill in way.uncovered}
    teaches = step.card.skill_ids
    return StepView(
        step,
        card_view(step.card, step.runs),
        _distance(way, step),
        tuple(StepBead(_state(skill.id, teaches, nobody)) for skill in way.missing),
        sum(skill.id in teaches for skill in way.missing),
        tuple(skill for skill in way.missing if skill.id not in teaches),
        tuple(_reasons(step)),
        _dates(step),
        barrier_to(step.card.programme, way.wishes),
    )


def _state(skill: str, teaches: frozenset[str], nobody: set[str]) -> str:
    if skill in teaches:
        return "taught"
    return "nobody" if skill in nobody else "missing"


def _distance(way: Way, step: PathwayStep) -> str:
    if way.town is None:
        return ""
    if step.km is None:
        return _("The distance is not known.")
    return _("%(distance)s from %(town)s", distance=kilometres(step.km), town=place_name(way.town))


def kilometres(distance: float) -> str:
    """Return a distance as the crow flies, in whole kilometres."""
    return _("%(number)s km", number=local_number(round(distance)))


def _reasons(step: PathwayStep) -> Iterator[str]:
    """Yield why the step is on the way: what it alone teaches, and what others teach as well."""
    alone = [skill_name(shown.skill) for shown in step.adds if not step.others[shown.skill.id]]
    if alone:
        yield _("Within your choices, no other programme teaches %(skills)s.", skills=local_list(alone))
    for shown in step.adds:
        if number := step.others[shown.skill.id]:
            yield ngettext(
                "%(num)s other programme teaches %(skill)s as well; the way as a whole is better with this one.",
                "%(num)s other programmes teach %(skill)s as well; the way as a whole is better with this one.",
                number,
                skill=skill_name(shown.skill),
            )


def _dates(step: PathwayStep) -> str:
    """Return when the step starts, and who still has to confirm it; never more than is known."""
    if step.starts:
        read = local_date(step.card.confirmed)
        return _(
            "Starts on %(day)s, as last read on %(read)s. Confirm it with the provider.",
            day=local_date(step.starts),
            read=read,
        )
    if step.runs and all(run.status == "past" for run in step.runs):
        when = local_period(max(run.date_text for run in step.runs))
        return _("No session is planned now, as far as we know; the last one: %(when)s. Ask the provider.", when=when)
    return _("No exact start is known. Ask the provider.")
