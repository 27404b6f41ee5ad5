"""What is shown of a way to a job: its steps as cards, its totals and its proof in words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from talentmatch.engine.pathway import Total
from talentmatch.i18n import N_, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway import NARROWING, PathwayStep, Way, Wishes
from talentmatch.web.cards import CardView, card_view
from talentmatch.web.formats import local_euros, local_number, local_percent
from talentmatch.web.shown import place_name
from talentmatch.web.wishes import Outcome

OBJECTIVE_NAMES = {
    "smallest": N_("the fewest programmes"),
    "shortest": N_("the fewest hours"),
    "cheapest": N_("the lowest cost"),
    "nearest": N_("the shortest distances"),
}


@dataclass(frozen=True)
class StepView:
    """A step with what its card shows."""

    step: PathwayStep
    view: CardView
    distance: str


def way_values(outcome: Outcome, wishes: Wishes, loaded: Loaded) -> dict[str, Any]:
    """Return what every page that plans a way shows of it and of the form beside it."""
    plan = outcome.plan
    return {
        "wishes": replace(plan.wishes, held=wishes.held) if plan else wishes,
        "outcome": outcome,
        "plan": plan,
        "steps": step_views(plan) if plan else (),
        "totals": total_texts(plan) if plan else {},
        "proof": proof_text(plan) if plan else "",
        "objectives": OBJECTIVE_NAMES,
        "narrowing": NARROWING,
        "place_names": loaded.places.names(),
    }


def step_views(plan: Way) -> list[StepView]:
    """Return the steps with what their cards show."""
    return [StepView(step, card_view(step.card, step.runs), _distance(plan, step)) for step in plan.steps]


def _distance(plan: Way, step: PathwayStep) -> str:
    if plan.town is None:
        return ""
    if step.km is None:
        return _("The distance is not known.")
    return _("%(distance)s from %(town)s", distance=kilometres(step.km), town=place_name(plan.town))


def total_texts(plan: Way) -> dict[str, str]:
    """Return the totals by what they count, distances only when a town was named; empty without a step."""
    if not plan.steps:
        return {}
    texts = {_("Hours"): _total(plan, "hours", local_number), _("Cost"): _total(plan, "euros", _euros)}
    return texts | ({_("Distances, one way"): _total(plan, "km", kilometres)} if "km" in plan.totals else {})


def _total(plan: Way, amount: str, written: Callable[[float], str]) -> str:
    """Return a total that never passes off what is not known as nothing."""
    total: Total = plan.totals[amount]
    if len(total.unknown) == len(plan.steps):
        return _("not known")
    if not total.unknown:
        return written(total.known)
    return ngettext(
        "%(known)s, and %(num)s programme for which it is not known",
        "%(known)s, and %(num)s programmes for which it is not known",
        len(total.unknown),
        known=written(total.known),
    )


def _euros(amount: float) -> str:
    return local_euros(amount) if amount else _("free")


def kilometres(distance: float) -> str:
    """Return a distance as the crow flies, in whole kilometres."""
    return _("%(number)s km", number=local_number(round(distance)))


def proof_text(plan: Way) -> str:
    """Return whether the way is proven the best."""
    if plan.proven:
        return _("Proven: no other choice of programmes does better.")
    share = local_percent(round(plan.gap, 2))
    return _("Not proven in the time there is: a better way may exist, by at most %(share)s.", share=share)
