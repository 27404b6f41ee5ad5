"""Gather what each field says about the documents that could come first, to try weights by the hundred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.ranking import best
from talentmatch.evaluation.collection import Collection, Text
from talentmatch.evaluation.fieldwise import Fieldwise

DEPTH = 10
PER_FIELD = 200
DISCOUNTS = 1 / np.log2(np.arange(2, DEPTH + 2))

Floats = NDArray[np.float32]
Relation = Literal["same", "across"]  # the languages of query and document are the same, or differ


@dataclass(frozen=True)
class Pool:
    """Hold the judged queries of one set, each with the documents that some field has among its first 200.

    cosines: fields x queries x documents, zero where a query has fewer. gains: queries x documents. ideal: the best
    possible discounted gain of each query.
    """

    name: str
    queries: tuple[str, ...]
    cosines: Floats
    gains: Floats
    ideal: NDArray[np.float64]

    def values(self, weights: Sequence[float]) -> NDArray[np.float64]:
        """Return the nDCG@10 of each query when the fields weigh so much; documents without a score do not count."""
        scores = np.tensordot(np.asarray(weights, np.float32), self.cosines, axes=1)
        first = np.argpartition(-scores, DEPTH - 1, axis=1)[:, :DEPTH]
        first = np.take_along_axis(first, np.argsort(-np.take_along_axis(scores, first, 1), axis=1, kind="stable"), 1)
        gains = np.where(np.take_along_axis(scores, first, 1) > 0, np.take_along_axis(self.gains, first, 1), 0)
        return np.asarray((gains @ DISCOUNTS) / self.ideal)


def build_pools(collection: Collection, fieldwise: Fieldwise) -> dict[Relation, Pool]:
    """Gather the queries of a collection by how their language relates to that of all its documents.

    Left out are queries whose language only some of the documents share, and those without relevant documents.
    """
    spoken = set(fieldwise.languages.tolist())
    found: dict[Relation, list[Text]] = {}
    for query in collection.queries:
        relevant = any(collection.judgements.get(query.id, {}).values())
        if relevant and (spoken == {query.language} or query.language not in spoken):
            found.setdefault("same" if query.language in spoken else "across", []).append(query)
    return {relation: _pool(queries, collection, fieldwise) for relation, queries in found.items()}


def _pool(queries: Sequence[Text], collection: Collection, fieldwise: Fieldwise) -> Pool:
    taken = [_query(collection.judgements[query.id], fieldwise, fieldwise.cosines(query)) for query in queries]
    width = max(DEPTH, *(len(gains) for _, gains in taken))
    return Pool(
        collection.name,
        tuple(query.id for query in queries),
        np.stack([_padded(cosines, width) for cosines, _ in taken], axis=1),
        np.stack([_padded(gains, width) for _, gains in taken]),
        np.array([_ideal(collection.judgements[query.id]) for query in queries]),
    )


def _query(
    grades: Mapping[str, int], fieldwise: Fieldwise, cosines: Mapping[str, NDArray[np.float64]]
) -> tuple[Floats, Floats]:
    """Return the cosines (fields x documents) and gains of the documents that some field has among its first."""
    chosen = np.unique(np.concatenate([best(of, PER_FIELD) for of in cosines.values()]))
    gains = [grades.get(fieldwise.index.ids[at], 0) for at in chosen.tolist()]
    return np.stack([of[chosen] for of in cosines.values()]).astype(np.float32), np.array(gains, np.float32)


def _padded(values: Floats, width: int) -> Floats:
    return np.pad(values, [(0, 0)] * (values.ndim - 1) + [(0, width - values.shape[-1])])


def _ideal(grades: Mapping[str, int]) -> float:
    best_first = np.sort([*grades.values()])[::-1][:DEPTH]
    return float(best_first @ DISCOUNTS[: len(best_first)])
