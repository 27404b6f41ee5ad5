"""Find the best documents by their rows alone: the quick way for a query in one language.

What one version of a query meets in one row is the whole score of a document, so rows need not be added to documents.
Meaning is compared with those documents only that lead by their terms or whose meaning may be near.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.asked import Asked, Asks
from talentmatch.engine.filters import FacetIndex, Filters
from talentmatch.engine.meaning import Vectors, agreement
from talentmatch.engine.nearest import Groups
from talentmatch.engine.passages import Meeting
from talentmatch.engine.postings import Floats, Ints, Postings
from talentmatch.engine.ranking import leading

LEADERS = 300  # rows of a language that lead by their terms, whose meaning is compared


class Rows(Asks, Protocol):
    """Be an index, as far as its rows are concerned."""

    @property
    def postings(self) -> Postings:
        """Return the weights of the passages."""

    @property
    def facets(self) -> FacetIndex:
        """Return what filters look at."""

    @property
    def facets_of_rows(self) -> Sequence[FacetIndex]:
        """Return the same for the rows of each language."""

    @property
    def meanings(self) -> Mapping[str, Vectors]:
        """Return the vectors of the documents."""

    @property
    def groups(self) -> Mapping[str, Groups]:
        """Return the documents in groups of near meaning."""


@dataclass(frozen=True)
class Search:
    """Hold a query of one version, and how many documents are sought among which.

    few: the only kinds of documents that pass the filters, or None; near: the documents of near meaning, or None where
    all count; passing: whether each document passes, or None where all do.
    """

    index: Rows
    asked: Asked
    k: int
    few: Ints | None = None
    near: Ints | None = None
    passing: NDArray[np.bool_] | None = None

    def best(self) -> list[tuple[int, float]]:
        """Return the numbers and scores of the k best documents, highest first, equal ones by number."""
        found = [leaders for meeting in self.asked.meetings for leaders in self._leaders(meeting)]
        if not found:
            return []
        documents, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
        order = np.lexsort((documents, -scores))[: self.k]
        return list(zip(documents[order].tolist(), scores[order].tolist(), strict=True))

    def _leaders(self, meeting: Meeting) -> Iterator[tuple[Ints, Floats]]:
        """Yield the leading documents of a language, with their scores; nothing where none of them has a term."""
        scores = self._products(meeting)
        if scores is None and not self.asked.meant:
            return
        rows = self._looked_at(meeting, scores)
        documents = self.index.passages.documents[self.index.passages.rows(meeting.language)]
        if rows is not None:
            documents = documents[rows]
            scores = self._with_meaning(np.zeros(len(rows)) if scores is None else scores[rows], documents, meeting)
        if scores is not None:
            scores = scores if self.passing is None else scores * self.passing[documents]
            places = leading(scores, self.k)
            yield documents[places].astype(np.int64), scores[places]

    def _products(self, meeting: Meeting) -> Floats | None:
        """Return what the terms of each row of a language have in common with the query."""
        columns, weights = self.asked.own.columns, self._weights[meeting.across]
        products = self.index.postings.scores(meeting.language, columns=columns, weights=weights)
        return products if products is None or meeting.share is None else products * meeting.share

    @cached_property
    def _weights(self) -> Mapping[bool, Floats]:
        """Return the weights of the query, across languages or not."""
        return {across: self.asked.own.weighed(across=across) for across in (False, True)}

    def _looked_at(self, meeting: Meeting, products: Floats | None) -> Ints | None:
        """Return the rows that are looked at; None: all of them."""
        if self.few is not None:
            rows = self.index.facets_of_rows[meeting.language].members(self.few)
        elif self.near is not None:
            rows = self._near_rows(self.near, meeting.language, products)
        else:
            return None
        return rows if meeting.share is None else rows[meeting.share[rows] > 0]

    def _near_rows(self, near: Ints, language: int, products: Floats | None) -> Ints:
        """Return the rows of near meaning, and those that lead by their terms."""
        rows = self.index.passages.rows_of(near, language)
        return rows if products is None else _distinct(rows, leading(products, max(self.k, LEADERS)))

    def _with_meaning(self, scores: Floats, documents: NDArray[np.int32], meeting: Meeting) -> Floats:
        """Add to scores what the meaning of these documents adds."""
        for field in self.index.space.settings.of_meaning:
            meant, weight = self.asked.meant.get(field.name), field.across if meeting.across else field.weight
            if meant is not None:
                cosines = self.index.meanings[field.name].cosines_of(documents, meant.mean)
                scores = scores + weight * agreement(cosines)
        return scores


def quick_search(index: Rows, asked: Asked, k: int, *, filters: Filters) -> Search | None:
    """Return a search by rows; None where all documents have to be looked at: for several versions, or for meaning."""
    few = index.facets.few_kinds(filters) if filters.allowed else None
    meaning = index.space.settings.of_meaning
    if len(asked.vectors) > 1 or (few is None and any(field.name not in index.groups for field in meaning)):
        return None
    passing = index.facets.passing(filters) if filters.allowed and few is None else None
    near = [index.groups[name].near(meant.mean) for name, meant in asked.meant.items()] if few is None else []
    return Search(index, asked, k, few, _distinct(*near) if near else None, passing)


def _distinct(*numbers: Ints) -> Ints:
    """Return all of these numbers once, ascending; sorting is quicker than the hashing of numpy.unique."""
    ordered = np.sort(np.concatenate(numbers))
    return ordered[np.diff(ordered, prepend=-1) > 0]
