"""From what is missing to the programmes to follow: what a way must teach, what makes it the best, in which order."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from talentmatch.engine.pathway.cover import Costs, cover
from talentmatch.engine.pathway.program import Demand
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

OBJECTIVES: Mapping[str, str | None] = {"smallest": None, "shortest": "hours", "cheapest": "euros", "nearest": "km"}
AMOUNTS = ("hours", "euros", "km")
HUNDREDTHS = 100  # amounts are compared and added as whole hundredths: cents of a euro
TIME_LIMIT = 2.0  # seconds


@dataclass(frozen=True)
class Candidate:
    """A programme that may be a step.

    amounts: hours, euros and km, as far as they are known; what is left out is not known, and never zero.
    level: how much it takes for granted, least first; None is not known. starts: its next known first day.
    doubtful: nobody can count on it, as it was only announced, or is no course of its own.
    """

    id: str
    skills: Set[str]
    amounts: Mapping[str, float] = field(default_factory=dict)
    level: int | None = None
    starts: date | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class Need:
    """Say which skills are missing. ``with_optional``: the way must teach the optional ones as well."""

    essential: Set[str]
    optional: Set[str] = frozenset()
    with_optional: bool = False


@dataclass(frozen=True)
class Step:
    """A programme of the way with the missing skills that no earlier step teaches."""

    id: str
    adds: tuple[str, ...]


@dataclass(frozen=True)
class Total:
    """The sum of the amounts that are known, and the steps whose amount is not."""

    known: float
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Pathway:
    """The way: its steps in order, its totals by amount, and what it leaves open.

    uncovered: missing skills that no candidate teaches. left: optional ones that a candidate teaches but the way not.
    proven: nothing better exists. gap: else, how far it may be from the best, as a share of its own value.
    bound: no way has fewer programmes, or less of the amount (in hours, euros, km), as far as that is proven.
    """

    steps: tuple[Step, ...]
    totals: Mapping[str, Total]
    uncovered: tuple[str, ...]
    left: tuple[str, ...]
    proven: bool
    gap: float
    bound: float


def find_pathway(
    need: Need, candidates: Sequence[Candidate], objective: str = "smallest", *, seconds: float = TIME_LIMIT
) -> Pathway:
    """Return the best way to every missing skill that the candidates teach; raise InvalidData for another objective.

    The essential skills are covered whenever that is possible. The best way to them is, in this order:
    1. by the objective: the fewest programmes; or the fewest programmes whose hours (euros, km) are not known, then
       the smallest sum of those that are, so that an unknown amount is never taken for a small one;
    2. the one that teaches most of the optional skills besides;
    3. the one with the fewest programmes, then with the fewest doubtful ones, then whose identifiers come first.
    """
    if objective not in OBJECTIVES:
        raise InvalidData(N_("There is no pathway that is %(objective)s."), objective=objective)
    missing = need.essential | need.optional
    amount = OBJECTIVES[objective]
    useful = _without_twins(candidates, missing, amount)
    taught = missing & _skills(useful)
    required = taught if need.with_optional else taught & need.essential
    demand = Demand(sorted(required), sorted(taught - required))
    found = cover([one.skills & missing for one in useful], demand, _costs(useful, amount), seconds=seconds)
    chosen = in_order([useful[place] for place in found.chosen])
    return Pathway(
        steps=_steps(chosen, need),
        totals={name: _total(chosen, name) for name in AMOUNTS},
        uncovered=_sorted(missing - taught, need),
        left=_sorted(taught - _skills(chosen), need),
        proven=found.proven,
        gap=found.gap,
        bound=found.bound / (HUNDREDTHS if amount else 1),
    )


def _without_twins(candidates: Iterable[Candidate], missing: Set[str], amount: str | None) -> list[Candidate]:
    """Return the candidates that teach what is missing, by identifier; of those that serve a way alike, the first.

    The others would be a step of no way: the first stands for them, and two would teach no more.
    """
    useful = sorted((one for one in candidates if one.skills & missing), key=lambda one: one.id, reverse=True)
    alike = {(frozenset(one.skills & missing), one.amounts.get(amount or ""), one.doubtful): one for one in useful}
    return sorted(alike.values(), key=lambda one: one.id)


def _skills(candidates: Iterable[Candidate]) -> Set[str]:
    return {skill for one in candidates for skill in one.skills}


def _costs(candidates: Sequence[Candidate], amount: str | None) -> Costs:
    doubtful = [one.doubtful for one in candidates]
    if amount is None:
        return Costs([[1 for _ in candidates]], [doubtful])
    known = [one.amounts.get(amount) for one in candidates]
    unknown, sums = [value is None for value in known], [_hundredths(value or 0) for value in known]
    return Costs([unknown, sums], [doubtful])


def _hundredths(value: float) -> int:
    return round(value * HUNDREDTHS)


def in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the steps as they are best followed: what takes least for granted first, then by the first day.

    A level or day that is not known comes after those that are: nobody can say that it is early enough.
    """
    return sorted(
        candidates,
        key=lambda one: (one.level is None, one.level or 0, one.starts is None, one.starts or date.max, one.id),
    )


def _steps(chosen: Sequence[Candidate], need: Need) -> tuple[Step, ...]:
    steps, open_ = [], set(need.essential | need.optional)
    for one in chosen:
        steps.append(Step(one.id, _sorted(one.skills & open_, need)))
        open_ -= one.skills
    return tuple(steps)


def _sorted(skills: Set[str], need: Need) -> tuple[str, ...]:
    """Return the essential skills first, each kind by identifier."""
    return tuple(sorted(skills, key=lambda skill: (skill not in need.essential, skill)))


def _total(chosen: Sequence[Candidate], amount: str) -> Total:
    known = sum(_hundredths(one.amounts[amount]) for one in chosen if amount in one.amounts)
    return Total(known / HUNDREDTHS, tuple(one.id for one in chosen if amount not in one.amounts))
