"""What somebody has and wants, and whether that can be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from talentmatch.engine.pathway import OBJECTIVES
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.places import PlaceFinder
from talentmatch.models import Place, codes
from talentmatch.skills.queries import find_skills

WAYS = tuple(OBJECTIVES)  # what makes a way the best
BUDGETS = {"free": 0, "up-to-500": 500, "up-to-1500": 1500}  # euros at most
NARROWING: Mapping[str, tuple[str, ...]] = {
    "region": ("flanders", "wallonia", "brussels"),
    "language": codes.LANGUAGE_CODES,
    "audience": codes.AUDIENCES,
    "level": codes.LEVELS,
    "budget": tuple(BUDGETS),
}
STATUSES = ("jobseeker", "employee", "student")


@dataclass(frozen=True)
class Wishes:
    """What somebody has and wants: skills held, what makes a way the best, and which programmes will do.

    chosen: allowed values by the names of NARROWING. starting: the first day on which a run may start. near: a town.
    with_optional: the way must teach the optional skills as well. speaks: the languages in which somebody follows
    lessons, none when that was not said; they rule nothing out. status: one of STATUSES, empty when not said.
    """

    objective: str = "smallest"
    held: frozenset[str] = frozenset()
    with_optional: bool = False
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    starting: date | None = None
    near: str = ""
    speaks: frozenset[str] = frozenset()
    status: str = ""


def check_held(session: Session, held: Collection[str]) -> None:
    """Raise InvalidData for a skill that nobody knows."""
    for skill_id in sorted(set(held) - find_skills(session, held).keys()):
        raise InvalidData(N_("There is no skill %(id)s in the catalogue."), id=skill_id)


def find_town(places: PlaceFinder, wishes: Wishes) -> Place | None:
    """Return the town from which distances count; raise InvalidData for an unknown one, or none where it is needed."""
    if not wishes.near.strip():
        if wishes.objective == "nearest":
            raise InvalidData(N_("The nearest programmes need a town to start from. Name one."))
        return None
    area = places.find(wishes.near)
    if area.place is None and area.suggestion:
        message = N_("We do not know the town “%(asked)s”. Do you mean %(suggestion)s?")
        raise InvalidData(message, asked=area.asked, suggestion=area.suggestion)
    if area.place is None:
        raise InvalidData(N_("We do not know the town “%(asked)s”. Name a larger one nearby."), asked=area.asked)
    return area.place
