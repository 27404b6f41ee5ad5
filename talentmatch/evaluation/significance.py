"""Tell a difference from chance: bootstrap intervals, and a paired test of two systems.

Everything takes one or several sets of queries. What is estimated is the mean over the sets of each set's mean, so that
a set of a thousand queries counts no more than one of a hundred; queries are drawn anew within each set.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

ROUNDS = 10_000
SEED = 20221122
BOUNDS = (2.5, 97.5)
STEP = 997  # rounds
ROUNDING = 1e-6

Values = Mapping[str, float]  # query -> value
Floats = NDArray[np.float64]
Draws = NDArray[np.float32]
Factors = Callable[[int, int], Draws]


@dataclass(frozen=True)
class Interval:
    """Hold the bounds of a 95% interval."""

    low: float
    high: float


@dataclass(frozen=True)
class Comparison:
    """Hold the mean difference over the queries, its 95% interval (bootstrap) and its p-value (sign flips)."""

    difference: float
    low: float
    high: float
    p_value: float


def interval(sets: Sequence[Values], *, seed: int = SEED) -> Interval:
    """Return the percentile bootstrap interval of the mean, 10,000 rounds."""
    return _bounds(_means([tuple(values.values()) for values in sets if values], _drawn, seed=seed))


def compare(ours: Values, theirs: Values, *, seed: int = SEED) -> Comparison:
    """Compare two systems query by query: paired randomisation test and percentile bootstrap, 10,000 rounds each."""
    return compare_sets([(ours, theirs)], seed=seed)


def compare_sets(pairs: Sequence[tuple[Values, Values]], *, seed: int = SEED) -> Comparison:
    """Compare two systems over several sets, as compare does over one; pairs: ours and theirs, per set."""
    differences = [found for ours, theirs in pairs if (found := _differences(ours, theirs))]
    if not differences:
        return Comparison(0.0, 0.0, 0.0, 1.0)
    mean = float(np.mean([np.mean(found) for found in differences]))
    bounds = _bounds(_means(differences, _drawn, seed=seed))
    as_large = int((np.abs(_means(differences, _flipped, seed=seed)) >= abs(mean) - ROUNDING).sum())
    return Comparison(mean, bounds.low, bounds.high, (as_large + 1) / (ROUNDS + 1))


def _differences(ours: Values, theirs: Values) -> tuple[float, ...]:
    return tuple(ours[query] - theirs[query] for query in sorted(ours.keys() & theirs.keys()))


def _bounds(means: Floats) -> Interval:
    low, high = np.percentile(means, BOUNDS)
    return Interval(float(low), float(high))


def _means(sets: Sequence[tuple[float, ...]], factors: Factors, *, seed: int) -> Floats:
    """Return the mean over the sets in each round; shape (rounds,).

    Sets of equal size use the same draws, but in another order of the rounds, so that no two meet twice the same way.
    """
    if not sets:
        return np.zeros(1)
    means = [np.roll(_rounds(values, factors, seed), STEP * place) for place, values in enumerate(sets)]
    return np.asarray(np.mean(means, axis=0))


@lru_cache(maxsize=4096)
def _rounds(values: tuple[float, ...], factors: Factors, seed: int) -> Floats:
    """Return the mean of one set in each round; remembered, for a set is met again in the means over several."""
    return np.asarray(factors(len(values), seed) @ np.array(values, np.float32) / len(values), np.float64)


@lru_cache(maxsize=16)
def _drawn(n: int, seed: int) -> Draws:
    """Return how often each of n queries is drawn in each round; shape (rounds, n)."""
    return np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=ROUNDS).astype(np.float32)


@lru_cache(maxsize=16)
def _flipped(n: int, seed: int) -> Draws:
    """Return the sign of each of n differences in each round; shape (rounds, n)."""
    return np.random.default_rng(seed).choice(np.array([-1, 1], np.float32), (ROUNDS, n))
