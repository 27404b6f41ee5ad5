"""Sum up trials over the queries of a set, over several sets, and per pair of languages."""

from collections import defaultdict
from collections.abc import Collection as Group
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from talentmatch.evaluation.measures import mean
from talentmatch.evaluation.report import MAIN, Report, SystemResult
from talentmatch.evaluation.significance import Comparison, compare_sets, interval
from talentmatch.evaluation.trial import Exam, Trial, Values


@dataclass(frozen=True)
class Outcome:
    """Hold what every system did on one collection, ours first; not_run: peer -> the reason."""

    exam: Exam
    trials: tuple[Trial, ...]
    not_run: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def pairs(self) -> Mapping[str, frozenset[str]]:
        """Return the queries of each pair of languages, as nl-en; nl-any where documents are in several."""
        spoken = {document.language for document in self.exam.collection.documents}
        theirs = spoken.pop() if len(spoken) == 1 else "any"
        found = defaultdict(set)
        for query in self.exam.collection.queries:
            found[f"{query.language}-{theirs}"].add(query.id)
        return {pair: frozenset(queries) for pair, queries in sorted(found.items())}


@dataclass(frozen=True)
class Slice:
    """Hold an outcome and those of its queries that are looked at."""

    outcome: Outcome
    queries: Group[str]

    def trial(self, name: str) -> Trial | None:
        """Return what a system did, if it ran."""
        return next((trial for trial in self.outcome.trials if trial.name == name), None)

    def values(self, name: str) -> Values:
        """Return what a system reached on these queries; nothing if it did not run."""
        trial = self.trial(name)
        return (
            {m: {q: v for q, v in of.items() if q in self.queries} for m, of in trial.values.items()} if trial else {}
        )


def report_sets(outcomes: Sequence[Outcome]) -> Report:
    """Report on one set, or on the mean over several; its parts: the same for each pair of languages, if several."""
    whole = [Slice(outcome, {query.id for query in outcome.exam.collection.queries}) for outcome in outcomes]
    pairs: dict[str, list[Slice]] = defaultdict(list)
    for outcome in outcomes:
        for pair, queries in outcome.pairs.items():
            pairs[pair].append(Slice(outcome, queries))
    parts = tuple(_report(pairs[pair], pair) for pair in sorted(pairs)) if len(pairs) > 1 else ()
    return _report(whole, ", ".join(sorted(pairs)), parts=parts)


def _report(slices: Sequence[Slice], pairs: str, *, parts: tuple[Report, ...] = ()) -> Report:
    sets = [part.outcome.exam.collection for part in slices]
    return Report(
        collection=sets[0].name if len(sets) == 1 else f"mean of {len(sets)} sets",
        documents=sum(len(part.documents) for part in sets),
        queries=sum(len(part.queries) for part in slices),
        systems=tuple(_results(slices)),
        languages=pairs,
        hard_queries=sum(len(part.outcome.exam.hard.judgements.keys() & set(part.queries)) for part in slices),
        sets=tuple(part.name for part in sets),
        not_run={peer: why for part in slices for peer, why in part.outcome.not_run.items()},
        parts=parts,
    )


def _results(slices: Sequence[Slice]) -> list[SystemResult]:
    """Return the results of the systems that ran on every set, each compared with the first."""
    names = [trial.name for trial in slices[0].outcome.trials]
    ours, *others = [name for name in names if all(part.trial(name) for part in slices)]
    results = [_result(ours, slices)]
    for name in others:
        pairs = [(part.values(ours)[MAIN], part.values(name)[MAIN]) for part in slices]
        results.append(_result(name, slices, against=compare_sets(pairs)))
    return results


def _result(name: str, slices: Sequence[Slice], *, against: Comparison | None = None) -> SystemResult:
    sets = [part.values(name) for part in slices]
    trials = [trial for part in slices if (trial := part.trial(name))]
    measures = dict.fromkeys(measure for of in sets for measure in of)
    measured = {measure: found for measure in measures if (found := [of[measure] for of in sets if of.get(measure)])}
    builds = [trial.build_seconds for trial in trials if trial.build_seconds is not None]
    times = [1000 * seconds for trial in trials for seconds in trial.query_seconds]
    p50, p99 = np.percentile(times, (50, 99)).tolist() if times else (None, None)
    return SystemResult(
        name,
        {measure: mean({str(at): mean(values) for at, values in enumerate(of)}) for measure, of in measured.items()},
        sum(builds) / len(builds) if builds else None,
        p50,
        p99,
        against,
        {measure: interval(of) for measure, of in measured.items()},
    )
