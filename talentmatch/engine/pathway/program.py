"""Set cover as a program of 0-1 variables, solved by HiGHS. What it answers is recomputed from the sets themselves."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, eye_array, hstack, vstack

if TYPE_CHECKING:
    from scipy.optimize import Bounds, LinearConstraint

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Demand:
    """Say what the sets must cover together, and what they should cover when that costs nothing."""

    required: Sequence[str]
    wished: Sequence[str] = ()


@dataclass(frozen=True)
class Limit:
    """Hold the sum of the weights at a value or below it."""

    weights: Numbers
    most: int


@dataclass(frozen=True)
class Answer:
    """Hold what the solver found: the places chosen (None: nothing in time) and the least sum that it proved."""

    chosen: frozenset[int] | None
    bound: float


@dataclass(frozen=True)
class Program:
    """One variable for each set, whether it is chosen; then one for each wish, whether it is fulfilled."""

    sets: Sequence[Set[str]]
    demand: Demand

    def of_sets(self, costs: Sequence[int]) -> Numbers:
        """Return the weights of all variables for a cost of each set."""
        return np.array([*costs, *(0 for _ in self.demand.wished)], dtype=np.int64)

    def of_wishes(self) -> Numbers:
        """Return the weights of all variables whose least sum fulfils most wishes."""
        return np.array([*(0 for _ in self.sets), *(-1 for _ in self.demand.wished)], dtype=np.int64)

    def value(self, weights: Numbers, chosen: Set[int]) -> int:
        """Return the sum of the weights for these sets."""
        covered = self.covered(chosen)
        wishes = [len(self.sets) + number for number, wish in enumerate(self.demand.wished) if wish in covered]
        return int(weights[[*chosen, *wishes]].sum()) if chosen else 0

    def covered(self, chosen: Set[int]) -> set[str]:
        """Return what these sets hold together."""
        return {item for place in chosen for item in self.sets[place]}

    def allows(self, chosen: Set[int], limits: Sequence[Limit]) -> bool:
        """Return whether these sets cover what is required, within the limits."""
        within = all(self.value(limit.weights, chosen) <= limit.most for limit in limits)
        return within and set(self.demand.required) <= self.covered(chosen)

    def greedy(self) -> frozenset[int]:
        """Return a cover by taking the set that adds most, again and again: what there is when time runs out."""
        chosen: set[int] = set()
        while missing := set(self.demand.required) - self.covered(chosen):
            chosen.add(max(range(len(self.sets)), key=lambda place: (len(self.sets[place] & missing), -place)))
        return frozenset(chosen)

    def needed(self, chosen: Sequence[int]) -> frozenset[int]:
        """Return these sets without those that add nothing to the others: a cover found in haste has many."""
        sought = {*self.demand.required, *self.demand.wished}
        times = Counter(item for place in chosen for item in self.sets[place] & sought)
        kept = set(chosen)
        for place in reversed(chosen):
            if all(times[item] > 1 for item in self.sets[place] & sought):
                kept.remove(place)
                times.subtract(self.sets[place] & sought)
        return frozenset(kept)

    def least(self, weights: Numbers, limits: Sequence[Limit], *, bounds: "Bounds", seconds: float) -> Answer:
        """Minimise the weights within limits, bounds of each variable, and time; mind that none may be found."""
        from scipy.optimize import LinearConstraint, milp  # here, because a server that starts would wait for it

        found = milp(
            weights,
            integrality=np.arange(len(weights)) < len(self.sets),
            bounds=bounds,
            constraints=[self._rows, *(LinearConstraint(limit.weights[None, :], ub=limit.most) for limit in limits)],
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )
        bound = float("-inf") if found.mip_dual_bound is None else float(found.mip_dual_bound)
        if found.x is None:
            return Answer(None, bound)
        chosen = self.needed(np.flatnonzero(found.x[: len(self.sets)] > 0.5).tolist())
        return Answer(chosen if self.allows(chosen, limits) else None, bound)

    @cached_property
    def _rows(self) -> "LinearConstraint":
        """Demand that what is required stands in a chosen set, and a fulfilled wish as well."""
        required, wished = (self._holding(names) for names in (self.demand.required, self.demand.wished))
        unbound = csr_matrix((required.shape[0], wished.shape[0]))
        rows = vstack([hstack([required, unbound]), hstack([wished, -eye_array(wished.shape[0])])])
        from scipy.optimize import LinearConstraint

        return LinearConstraint(rows, lb=np.repeat([1.0, 0.0], [required.shape[0], wished.shape[0]]))

    def _holding(self, names: Sequence[str]) -> csr_matrix:
        """Return which sets hold each of these; shape (names, sets)."""
        row_of = {name: row for row, name in enumerate(names)}
        pairs = [(row_of[name], place) for place, held in enumerate(self.sets) for name in held if name in row_of]
        rows, places = zip(*pairs, strict=True) if pairs else ((), ())
        return csr_matrix((np.ones(len(pairs)), (rows, places)), shape=(len(names), len(self.sets)))
