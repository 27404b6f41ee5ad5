"""Take the engine field by field: the one place that knows how it weighs them, so that any weights can be tried.

What a field says about a document does not depend on the weights. It is worked out once for each query; every setting
is then a sum of the same cosines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine import Document, Index, IndexBuilder, Query
from talentmatch.engine.ranking import best
from talentmatch.errors import InvalidData
from talentmatch.evaluation.collection import Text
from talentmatch.i18n import N_

WHOLE = "whole"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pair:
    """Hold what a field weighs where query and document share a language, and across languages."""

    same: float
    across: float


Weights = Mapping[str, Pair]  # by the name of the field; one that is not named weighs nothing


@dataclass(frozen=True)
class Fieldwise:
    """Hold an index and the language of each of its documents, in the order of index.ids."""

    index: Index
    languages: NDArray[np.str_]

    def cosines(self, query: Text) -> Mapping[str, Floats]:
        """Return field -> the cosine of each document with the query, unweighted."""
        return self.index.field_scores(as_query(query))

    def scores(self, cosines: Mapping[str, Floats], weights: Weights, *, lang: str) -> Floats:
        """Return the score of each document for a query in a language."""
        shared = self.languages == lang
        parts = [np.where(shared, pair.same, pair.across) * cosines[name] for name, pair in weights.items()]
        return np.sum(parts, axis=0) if parts else np.zeros(len(shared))

    def ranked(self, scores: Floats, k: int) -> dict[str, float]:
        """Return the k best documents in the order of the engine, with their scores."""
        return {self.index.ids[at]: float(scores[at]) for at in best(scores, k).tolist()}


def build_fieldwise(documents: Sequence[Text]) -> Fieldwise:
    """Index documents with the engine as it stands."""
    builder = IndexBuilder()
    for text in documents:
        builder.add(Document(text.id, text.title, text.text, text.lang))
    index = builder.build()
    languages = {text.id: text.language for text in documents}
    return Fieldwise(index, np.array([languages[id] for id in index.ids]))


def as_query(text: Text) -> Query:
    """Return a query of a collection as the engine takes it."""
    return Query(text.title, text.text, text.lang)


def present_weights(index: Index) -> Weights:
    """Return the weights of the engine as it stands."""
    return {f.name: Pair(f.weight, f.across) for f in index.space.settings.fields}


def setting_weights(setting: str, present: Weights) -> Weights:
    """Return the weights of a named setting: whole, only:FIELD or without:FIELD; raise InvalidData for another.

    A field alone ranks by its cosine, whatever it weighs.
    """
    kind, _, field = setting.partition(":")
    if setting == WHOLE:
        return present
    if kind == "only" and field in present:
        return {field: Pair(1.0, 1.0)}
    if kind == "without" and field in present:
        return {name: pair for name, pair in present.items() if name != field}
    raise InvalidData(
        N_("The setting %(name)s is not one of: whole, only:FIELD, without:FIELD, where FIELD is one of %(known)s."),
        name=setting,
        known=", ".join(present),
    )
