"""The best ways side by side: one for each thing that can make a way the best, over the same programmes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from talentmatch.engine.pathway import OBJECTIVES
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.documents import AskedSkill
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway.ground import Ground, load_ground
from talentmatch.matching.pathway.languages import LanguageStep, language_steps
from talentmatch.matching.pathway.plan import Way, ways_over
from talentmatch.matching.pathway.wishes import WAYS, Wishes


@dataclass(frozen=True)
class SameWay:
    """A way with all objectives for which it is the best."""

    objectives: tuple[str, ...]
    way: Way


@dataclass(frozen=True)
class Ways:
    """The way that was chosen, every different way beside it, and the languages to learn for the chosen one."""

    chosen: Way
    compared: tuple[SameWay, ...]
    languages: tuple[LanguageStep, ...]


def plan_ways(session: Session, loaded: Loaded, asked: Sequence[AskedSkill], *, wishes: Wishes, today: date) -> Ways:
    """Return the chosen way and those by the other objectives, the nearest one only when a town was named.

    Raise InvalidData for a skill, town or objective that nobody knows. Constant number of queries.
    """
    ground = load_ground(session, loaded, asked, wishes=wishes, today=today)
    ways = every_way(session, ground)
    if wishes.objective not in ways:
        raise InvalidData(N_("There is no pathway that is %(objective)s."), objective=wishes.objective)
    chosen = ways[wishes.objective]
    cards = [step.card for step in chosen.steps]
    return Ways(chosen, merged(list(ways.values())), language_steps(session, cards, wishes))


def every_way(session: Session, ground: Ground) -> dict[str, Way]:
    """Return the best way by each objective, in the order of WAYS; the nearest one only when a town was named.

    Where no programme tells an amount, the way with the least of it is by definition the smallest: not sought anew.
    """
    told = {amount for candidate in ground.allowed for amount in candidate.amounts}
    sought = ways_over(session, ground, ["smallest", *(name for name in WAYS if OBJECTIVES[name] in told)])
    return {
        name: sought.get(name) or replace(sought["smallest"], wishes=replace(ground.wishes, objective=name))
        for name in WAYS
        if name in sought or name != "nearest" or ground.town
    }


def merged(ways: Sequence[Way]) -> tuple[SameWay, ...]:
    """Return every different way once, with the objectives for which it is the best."""
    found: dict[tuple[str, ...], list[Way]] = {}
    for way in ways:
        found.setdefault(tuple(sorted(way.programmes)), []).append(way)
    return tuple(SameWay(tuple(way.wishes.objective for way in same), same[0]) for same in found.values())
