"""Measure rankings against judgements; the measures themselves are those of ir-measures."""

from collections.abc import Mapping

import ir_measures
from ir_measures import RR, R, nDCG

from talentmatch.evaluation.collection import Judgements

Run = dict[str, dict[str, float]]  # query -> document -> score
MEASURES = {str(measure): measure for measure in (nDCG @ 10, R @ 10, R @ 100, RR @ 10)}


def ranking(scores: Mapping[str, float]) -> list[str]:
    """Return the documents in the order in which people see them: by score, then identifier."""
    return sorted(scores, key=lambda document: (-scores[document], document))


def measure(run: Run, judgements: Judgements) -> dict[str, dict[str, float]]:
    """Return measure -> query -> value, for every judged query; one without an answer counts as 0.

    What is measured are the ranks: trec_eval would round scores and order equal ones by itself.
    """
    values = {name: dict.fromkeys(judgements, 0.0) for name in MEASURES}
    ranks = {query: {d: -float(rank) for rank, d in enumerate(ranking(scores))} for query, scores in run.items()}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), judgements, ranks):
        values[str(metric.measure)][metric.query_id] = float(metric.value)
    return values


def mean(values: Mapping[str, float]) -> float:
    """Return the mean over the queries, 0 if there are none."""
    return sum(values.values()) / len(values) if values else 0.0
