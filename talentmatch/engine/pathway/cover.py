"""Weighted set cover by several criteria, one after the other: each decides among the best covers by those before it.

The best value of a criterion becomes a limit for the next. That needs no weights between the criteria, which would
have to be large and so inexact.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import ceil, isfinite
from typing import TYPE_CHECKING

import numpy as np

from talentmatch.engine.pathway.program import Answer, Demand, Limit, Numbers, Program

if TYPE_CHECKING:
    from scipy.optimize import Bounds

AT_ONCE = 16  # places put in order in one go: weights up to 2 ** 15 stay far above the solver's tolerance of 1e-6
ROUNDING = 1e-4  # sums are integers, so a bound this little above one is that one


@dataclass(frozen=True)
class Costs:
    """Hold, for each criterion in turn, one number for each set, not negative; ``late`` ones decide among equals."""

    first: Sequence[Sequence[int]]
    late: Sequence[Sequence[int]] = ()


@dataclass(frozen=True)
class Cover:
    """Hold the places of the chosen sets, ascending.

    gap: how far the first criterion that is not proven may lie above the best, as a share of its value; 0 when proven.
    bound: the least that the last of the first costs can be, as far as that is proven.
    """

    chosen: tuple[int, ...]
    proven: bool
    gap: float
    bound: int


@dataclass(frozen=True)
class Proof:
    """Hold the value that was reached for a criterion and the least that it can be."""

    value: int
    least: int

    @property
    def gap(self) -> float:
        """Return how far the value may lie above the least, as a share of itself."""
        return max(0, self.value - self.least) / max(1, abs(self.value))


def cover(sets: Sequence[Set[str]], demand: Demand, costs: Costs, *, seconds: float) -> Cover:
    """Return the best cover: least of the first costs in turn, most wishes, fewest sets, least of the late costs.

    Of equals, the one whose sets come first in order. sets: together they hold what is required.
    seconds: the limit of all solving together, each criterion having half of what is left. What is not proven by then
    is the best that was found, and the criteria after it decide only among covers that are as good.
    """
    if not sets:
        return Cover((), True, 0.0, 0)
    program = Program(sets, demand)
    later = [program.of_sets(cost) for cost in ([1] * len(sets), *costs.late)]
    criteria = [*map(program.of_sets, costs.first), program.of_wishes(), *later]
    chosen, limits, proofs = program.greedy(), list[Limit](), list[Proof]()
    for weights in criteria:
        seconds /= 2
        answer = program.least(weights, limits, bounds=_free(weights), seconds=seconds)
        found = [places for places in (answer.chosen, chosen) if places is not None]
        chosen = min(found, key=lambda places: [program.value(criterion, places) for criterion in criteria])
        limits.append(Limit(weights, program.value(weights, chosen)))
        proofs.append(Proof(limits[-1].most, _least(answer, weights)))
    places = _first(program, limits, chosen, seconds=seconds)
    return _told(places, proofs, len(costs.first))


def _told(places: frozenset[int], proofs: Sequence[Proof], costs: int) -> Cover:
    """Return the cover with its proof; what is proven after something that is not holds for no other cover."""
    gaps = [proof.gap for proof in proofs]
    sure = all(gap == 0 for gap in gaps[: costs - 1])
    bound = min(proofs[costs - 1].least, proofs[costs - 1].value) if sure else 0
    return Cover(tuple(sorted(places)), not any(gaps), next((gap for gap in gaps if gap), 0.0), bound)


def _least(answer: Answer, weights: Numbers) -> int:
    """Return the least sum that is proven; without any proof, that of choosing all that counts below zero."""
    return ceil(answer.bound - ROUNDING) if isfinite(answer.bound) else int(np.minimum(weights, 0).sum())


def _free(weights: Numbers) -> "Bounds":
    from scipy.optimize import Bounds  # here, because a server that starts would wait for it

    return Bounds(np.zeros(len(weights)), np.ones(len(weights)))


def _first(program: Program, limits: Sequence[Limit], chosen: frozenset[int], *, seconds: float) -> frozenset[int]:
    """Return, of the covers within the limits, that whose sets come first in order; in time, else the one given.

    All have equally many sets, so the first is that whose places, a part of them at a time, read as the largest number.
    """
    places = len(program.sets)
    bounds = _free(limits[0].weights)
    for start in range(0, places, AT_ONCE):
        part = range(start, min(start + AT_ONCE, places))
        weights = program.of_sets([-(2 ** (part.stop - 1 - place)) if place in part else 0 for place in range(places)])
        answer = program.least(weights, limits, bounds=bounds, seconds=seconds * AT_ONCE / places)
        if answer.chosen is None or _least(answer, weights) < program.value(weights, answer.chosen):
            return chosen
        chosen = answer.chosen
        bounds.lb[part] = bounds.ub[part] = [place in chosen for place in part]
        if max(chosen, default=-1) < part.stop:
            break
    return chosen
