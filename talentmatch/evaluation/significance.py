"""Tell a difference between two systems from chance."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

ROUNDS = 10_000
SEED = 20221122


@dataclass(frozen=True)
class Comparison:
    """Hold the mean difference over the queries, its 95% interval (bootstrap) and its p-value (sign flips)."""

    difference: float
    low: float
    high: float
    p_value: float


def compare(ours: Mapping[str, float], theirs: Mapping[str, float], *, seed: int = SEED) -> Comparison:
    """Compare two systems query by query: paired randomisation test and percentile bootstrap, 10,000 rounds each."""
    queries = sorted(ours.keys() & theirs.keys())
    differences = np.array([ours[query] - theirs[query] for query in queries])
    if not len(differences):
        return Comparison(0.0, 0.0, 0.0, 1.0)
    mean = float(differences.mean())
    chance = np.random.default_rng(seed)
    flipped = np.array([differences @ chance.choice((-1, 1), len(queries)) for _ in range(ROUNDS)]) / len(queries)
    resampled = [chance.choice(differences, len(queries)).mean() for _ in range(ROUNDS)]
    low, high = np.percentile(resampled, (2.5, 97.5))
    as_large = int((np.abs(flipped) >= abs(mean) - 1e-12).sum())
    return Comparison(mean, float(low), float(high), (as_large + 1) / (ROUNDS + 1))
