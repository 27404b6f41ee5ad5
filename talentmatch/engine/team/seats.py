"""Seats as a program of whole numbers, solved by HiGHS. What it answers is recomputed from the courses themselves.

Several criteria are taken one after the other: the best value of one becomes a limit for the next, as in
``engine.pathway.cover``.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import ceil, isfinite

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Numbers = NDArray[np.int64]
ROUNDING = 1e-4  # sums are integers, so a bound this little above one is that one


@dataclass(frozen=True)
class Found:
    """Hold the seats in each course; proven: no other choice is better; gap: else how far it may be from the best."""

    seats: tuple[int, ...]
    proven: bool
    gap: float


@dataclass(frozen=True)
class SeatProgram:
    """One variable for each course: how many people take it. missing: people by skill; every skill has a course."""

    courses: Sequence[Set[str]]
    missing: Mapping[str, int]

    def solve(self, criteria: Sequence[Sequence[int]], *, ties: int, seconds: float) -> Found:
        """Return the seats that are best by each criterion in turn; each has an equal share of the time.

        ties: so many of the last criteria decide among equals only, and need no proof. The search ends with the first
        criterion that is not proven in time.
        """
        weights = np.array(criteria, dtype=np.int64)
        seats, limits, gaps = self.greedy(), list[tuple[Numbers, int]](), list[float]()
        for criterion in weights:
            answer, bound = self._least(criterion, limits, seconds / len(criteria))
            if answer is not None and self.allows(answer, limits):
                seats = min(seats, self.needed(answer), key=lambda found: (weights @ found).tolist())
            value = int(criterion @ seats)
            limits.append((criterion, value))
            gaps.append(max(0, value - bound) / max(1, value))
            if gaps[-1]:
                break
        counted = gaps[: len(criteria) - ties]
        first = next((gap for gap in counted if gap), 0.0)
        return Found(tuple(int(number) for number in seats), not any(counted), first)

    def greedy(self) -> Numbers:
        """Return seats that suffice, found without search: the course that teaches most of what is missing, again."""
        left, seats = dict(self.missing), np.zeros(len(self.courses), dtype=np.int64)
        while left := {skill: people for skill, people in left.items() if people > 0}:
            place = max(range(len(self.courses)), key=lambda one: (len(self.courses[one] & left.keys()), -one))
            people = min(left[skill] for skill in self.courses[place] & left.keys())
            seats[place] += people
            left = {skill: number - people * (skill in self.courses[place]) for skill, number in left.items()}
        return seats

    def needed(self, seats: Numbers) -> Numbers:
        """Return these seats without those that nobody needs; there are many where a criterion does not count them."""
        kept = seats.copy()
        surplus = dict(zip(self.missing, (self._teaches @ seats - self._people).tolist(), strict=True))
        for place in np.flatnonzero(seats)[::-1]:
            spare = int(min(kept[place], *(surplus[skill] for skill in self.courses[place])))
            kept[place] -= spare
            for skill in self.courses[place]:
                surplus[skill] -= spare
        return kept

    def allows(self, seats: Numbers, limits: Sequence[tuple[Numbers, int]]) -> bool:
        """Return whether these seats suffice for every skill, within the limits."""
        enough = bool((self._teaches @ seats >= self._people).all()) and bool((seats >= 0).all())
        return enough and all(weights @ seats <= most for weights, most in limits)

    def _least(
        self, weights: Numbers, limits: Sequence[tuple[Numbers, int]], seconds: float
    ) -> tuple[Numbers | None, int]:
        """Return the seats with the least sum of weights, None without any in time, and the least that is proven."""
        from scipy.optimize import (  # here, because a server that starts would wait for it
            Bounds,
            LinearConstraint,
            milp,
        )

        rows = [LinearConstraint(self._teaches, lb=self._people)]
        rows += [LinearConstraint(limit[None, :], ub=most) for limit, most in limits]
        found = milp(
            weights,
            integrality=np.ones(len(self.courses)),
            bounds=Bounds(0, self._most),
            constraints=rows,
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )
        bound = found.mip_dual_bound
        proved = ceil(bound - ROUNDING) if bound is not None and isfinite(bound) else 0
        return None if found.x is None else np.rint(found.x).astype(np.int64), proved

    @cached_property
    def _teaches(self) -> csr_matrix:
        """Return which course teaches which skill; shape (skills, courses)."""
        row_of = {skill: row for row, skill in enumerate(self.missing)}
        pairs = [(row_of[skill], place) for place, course in enumerate(self.courses) for skill in course]
        rows, places = zip(*pairs, strict=True)
        return csr_matrix((np.ones(len(pairs)), (rows, places)), shape=(len(row_of), len(self.courses)))

    @cached_property
    def _people(self) -> Numbers:
        return np.array(list(self.missing.values()), dtype=np.int64)

    @cached_property
    def _most(self) -> Numbers:
        """Return how many seats each course can need: as many as lack the skill that most people lack."""
        return np.array([max(self.missing[skill] for skill in course) for course in self.courses], dtype=np.int64)
