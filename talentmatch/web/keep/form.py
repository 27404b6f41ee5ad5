"""What is asked for when a plan is shared, from the address of the plan or from the form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session
from werkzeug.datastructures import MultiDict

from talentmatch.catalogue.queries import load_cards
from talentmatch.errors import NotFound
from talentmatch.i18n import N_, LocalText
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway import Wishes
from talentmatch.models import Place, Skill
from talentmatch.plans.inputs import PlanInput, read_plan
from talentmatch.skills.queries import find_skills
from talentmatch.web.arguments import chosen_values
from talentmatch.web.shown import programme_title
from talentmatch.web.wishes import day_argument, read_wishes

NEAREST = "nearest"


@dataclass(frozen=True)
class AskedPlan:
    """A job, the wishes, and the programmes of a shortlist, as an address or a form names them."""

    profile_id: str
    wishes: Wishes
    programme_ids: tuple[str, ...]


@dataclass(frozen=True)
class PlanForm:
    """What the form shows: the plan, its skills and shortlist by name, and the town that somebody may keep."""

    asked: AskedPlan
    skills: Sequence[Skill]
    shortlist: Sequence[tuple[str, LocalText]]
    town: Place | None

    @property
    def needs_town(self) -> bool:
        """Return whether the plan is another one without its town."""
        return self.asked.wishes.objective == NEAREST

    @classmethod
    def load(cls, session: Session, loaded: Loaded, asked: AskedPlan) -> "PlanForm":
        """Return the form for a plan; what the catalogue does not know is left out."""
        cards = load_cards(session, asked.programme_ids)
        return cls(
            asked,
            list(find_skills(session, asked.wishes.held).values()),
            [(name, programme_title(card).main) for name, card in cards.items()],
            loaded.places.find(asked.wishes.near).place,
        )


def read_form(values: MultiDict[str, str]) -> AskedPlan:
    """Read the plan; raise NotFound without a job, InvalidData for wishes that cannot be."""
    profile = chosen_values(values, ("profile",)).get("profile", frozenset())
    if len(profile) != 1:
        raise NotFound(N_("There is no plan without a job. Open a job profile, then the way to it."))
    wishes = replace(read_wishes(values), starting=day_argument(values))
    return AskedPlan(min(profile), wishes, named_programmes(values))


def named_programmes(values: MultiDict[str, str]) -> tuple[str, ...]:
    """Return the programmes that an address or form names, each once, in its order; raise InvalidData for too many."""
    chosen = chosen_values(values, ("programme",)).get("programme", frozenset())
    return tuple(name for name in dict.fromkeys(values.getlist("programme")) if name in chosen)


def plan_input(loaded: Loaded, asked: AskedPlan, form: MultiDict[str, str]) -> PlanInput:
    """Return what is stored; the town only where it was asked for, as the place of the catalogue that it is."""
    wishes = asked.wishes
    keeps_town = form.get("town") == "1" or wishes.objective == NEAREST
    town = loaded.places.find(wishes.near).place if keeps_town else None
    values: dict[str, Any] = {
        "profile_id": asked.profile_id,
        "skill_ids": sorted(wishes.held),
        "programme_ids": list(asked.programme_ids),
        "objective": wishes.objective,
        "with_optional": wishes.with_optional,
        "chosen": {name: sorted(allowed) for name, allowed in wishes.chosen.items()},
        "starting": wishes.starting,
        "place_id": town.id if town else None,
        "lang": form.get("lang", ""),
    }
    return read_plan(values | ({"days": form["days"]} if form.get("days") else {}))
