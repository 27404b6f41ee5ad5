"""Choose the few weights of the fields: coordinate ascent over a coarse grid, judged by cross-validation.

The aim is the mean over the sets of nDCG@10. No weight is fitted to noise: of all weights that are no worse than the
best by more than one standard error (of the difference, query by query) those are chosen that lie nearest to the
present ones; so these stay unless others are clearly better. Weights are parts of TOTAL.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from talentmatch.errors import InvalidData
from talentmatch.evaluation.pool import Pool
from talentmatch.evaluation.significance import Comparison, compare_sets
from talentmatch.evaluation.tuned import Parts, Tuned
from talentmatch.i18n import N_

TOTAL = 20.0
GRID = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0)
SWEEPS = 6
LEAST = 1e-5

Rows = Sequence[NDArray[np.bool_]]  # for each pool, which queries are looked at
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Objective:
    """Hold the pools, and remember what each choice of weights is worth on them."""

    pools: tuple[Pool, ...]
    known: dict[Parts, list[Floats]] = field(default_factory=dict)

    @cached_property
    def telling(self) -> list[int]:
        """Return the places of the fields that say something about some pair."""
        return [at for at in range(len(self.pools[0].cosines)) if any(pool.cosines[at].any() for pool in self.pools)]

    def values(self, parts: Parts) -> list[Floats]:
        """Return the nDCG@10 of each query of each pool."""
        if parts not in self.known:
            self.known[parts] = [pool.values(parts) for pool in self.pools]
        return self.known[parts]

    def mean(self, parts: Parts, rows: Rows) -> float:
        """Return the mean over the pools, among the queries that are looked at."""
        means = [of[chosen].mean() for of, chosen in zip(self.values(parts), rows, strict=True) if chosen.any()]
        return float(np.mean(means))

    def loss(self, parts: Parts, best: Parts, rows: Rows) -> tuple[float, float]:
        """Return how much weights lose against the best, and the standard error of that."""
        pairs = zip(self.values(best), self.values(parts), rows, strict=True)
        losses = [ours[chosen] - theirs[chosen] for ours, theirs, chosen in pairs if chosen.any()]
        errors = [of.var(ddof=1) / len(of) if len(of) > 1 else 0.0 for of in losses]
        return float(np.mean([of.mean() for of in losses])), float(np.sqrt(sum(errors)) / len(losses))


def tune(pools: Sequence[Pool], fields: Sequence[str], *, present: Sequence[float], folds: int = 5) -> Tuned:
    """Choose the weights of fields on pools; raise InvalidData for too few queries or no weight to start from."""
    if sum(present) <= 0:
        raise InvalidData(N_("Tuning needs a field that weighs more than nothing to start from."))
    objective, numbers = Objective(tuple(pools)), assign_folds(pools, folds)
    start, everything = scaled(present), [np.ones(len(of), bool) for of in numbers]
    chosen = choose(start, objective, everything)
    without = tuple(choose(start, objective, [of != fold for of in numbers]) for fold in range(folds))
    return Tuned(
        fields=tuple(fields),
        sets=tuple(pool.name for pool in pools),
        queries=sum(map(len, numbers)),
        present=start,
        chosen=chosen,
        folds=without,
        now=objective.mean(start, everything),
        fitted=objective.mean(chosen, everything),
        gain=_validated(objective, numbers, without, start),
        silent=tuple(name for at, name in enumerate(fields) if at not in objective.telling),
    )


def assign_folds(pools: Sequence[Pool], folds: int) -> list[NDArray[np.int64]]:
    """Return the fold of each query of each pool; a query that stands in several sets is in the same fold of each."""
    queries = sorted(
        {query for pool in pools for query in pool.queries}, key=lambda query: (crc32(query.encode()), query)
    )
    if len(queries) < folds:
        raise InvalidData(
            N_("Tuning with %(folds)s folds needs as many queries, and there are %(queries)s."),
            folds=folds,
            queries=len(queries),
        )
    fold = {query: place % folds for place, query in enumerate(queries)}
    return [np.array([fold[query] for query in pool.queries]) for pool in pools]


def scaled(weights: Sequence[float]) -> Parts:
    """Return weights as parts of TOTAL."""
    return tuple(round(TOTAL * weight / sum(weights), 6) for weight in weights)


def choose(present: Parts, objective: Objective, rows: Rows) -> Parts:
    """Return the weights nearest to the present that are no worse than the best by more than one standard error."""
    equal = tuple(TOTAL / len(present) if at in objective.telling else part for at, part in enumerate(present))
    visited = {present}
    ends = [_ascend(start, objective, rows, visited=visited) for start in (present, equal)]
    best = max(ends, key=lambda parts: objective.mean(parts, rows))
    good = [parts for parts in visited if (loss := objective.loss(parts, best, rows))[0] <= loss[1]]
    return min((_settled(parts, present, objective.telling) for parts in good), key=lambda parts: _away(parts, present))


def _settled(parts: Parts, present: Parts, telling: Sequence[int]) -> Parts:
    """Scale the fields that say something to what they weigh together at present, and leave the others as they are."""
    ours, theirs = (sum(of[at] for at in telling) for of in (parts, present))
    if not ours or not theirs:
        return parts
    return tuple(round(part * theirs / ours, 6) if at in telling else present[at] for at, part in enumerate(parts))


def _away(parts: Parts, present: Parts) -> tuple[float, Parts]:
    return round(sum(abs(ours - theirs) for ours, theirs in zip(parts, present, strict=True)), 6), parts


def _ascend(start: Parts, objective: Objective, rows: Rows, *, visited: set[Parts]) -> Parts:
    """Take for one field after another the best weight of the grid, until nothing gets better."""
    best = start
    for _ in range(SWEEPS):
        before = objective.mean(best, rows)
        for at in objective.telling:
            tried = [best, *_neighbours(best, at)]
            visited.update(tried)
            best = max(tried, key=lambda parts: objective.mean(parts, rows))
        if objective.mean(best, rows) < before + LEAST:
            break
    return best


def _neighbours(parts: Parts, at: int) -> Iterator[Parts]:
    for part in GRID:
        changed = (*parts[:at], part, *parts[at + 1 :])
        if part != parts[at] and any(changed):
            yield changed


def _validated(
    objective: Objective, numbers: Sequence[NDArray[np.int64]], without: Sequence[Parts], present: Parts
) -> Comparison:
    """Compare with the present: the value of each query under the weights that were chosen without its fold."""
    by_fold = [objective.values(parts) for parts in without]
    held = [np.choose(folds, [values[place] for values in by_fold]) for place, folds in enumerate(numbers)]
    pairs = zip(_named(objective, held), _named(objective, objective.values(present)), strict=True)
    return compare_sets(list(pairs))


def _named(objective: Objective, values: Sequence[Floats]) -> list[dict[str, float]]:
    return [dict(zip(pool.queries, of.tolist(), strict=True)) for pool, of in zip(objective.pools, values, strict=True)]
