"""Find the best documents by their rows alone: the quick way for a query in one language without fields of meaning."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np

from talentmatch.engine.asked import Asked, Asks
from talentmatch.engine.filters import FacetIndex, Filters
from talentmatch.engine.passages import Meeting
from talentmatch.engine.postings import Floats, Ints, Postings
from talentmatch.engine.ranking import leading


class Rows(Asks, Protocol):
    """Be an index, as far as its rows are concerned."""

    @property
    def postings(self) -> Postings:
        """Return the weights of the passages."""

    @property
    def facets(self) -> FacetIndex:
        """Return what filters look at."""


def best_of_rows(index: Rows, asked: Asked, k: int, *, filters: Filters) -> list[tuple[int, float]]:
    """Return the numbers and scores of the k best documents that pass, highest first, equal ones by number."""
    found = list(_leaders(index, asked, k, filters=filters))
    if not found:
        return []
    documents, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((documents, -scores))[:k]
    return list(zip(documents[order].tolist(), scores[order].tolist(), strict=True))


def _leaders(index: Rows, asked: Asked, k: int, *, filters: Filters) -> Iterator[tuple[Ints, Floats]]:
    """Yield the leading documents of each language, with their scores."""
    few = index.facets.few_passing(filters) if filters.allowed else None
    passing = index.facets.passing(filters) if filters.allowed and few is None else None
    for meeting, products in _products(index, asked):
        documents = index.passages.documents[index.passages.rows(meeting.language)]
        if passing is not None:
            products *= passing[documents]
        among = None if few is None else index.passages.rows_of(few, meeting.language)
        looked_at = products if among is None else products[among]
        places = leading(looked_at, k)
        yield documents[places if among is None else among[places]].astype(np.int64), looked_at[places]


def _products(index: Rows, asked: Asked) -> Iterator[tuple[Meeting, Floats]]:
    """Yield what each row of each language has in common with the query."""
    for meeting in asked.meetings:
        vector, weights = asked.own, asked.own.weighed(across=meeting.across)
        products = index.postings.scores(meeting.language, columns=vector.columns, weights=weights)
        if products is not None:
            yield meeting, products if meeting.share is None else products * meeting.share
