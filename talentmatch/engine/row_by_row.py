"""Find the best documents by their rows alone: the quick way for a query in one language.

What one version of a query meets in one row is the whole score of a document, so rows need not be added to documents.
In a large index meaning is compared with those documents only that lead by their terms or whose meaning may be near.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.asked import Asked
from talentmatch.engine.candidates import Candidates, Meant, agreements
from talentmatch.engine.filters import FacetIndex, Gate
from talentmatch.engine.passages import Meeting
from talentmatch.engine.postings import Floats, Ints, Postings
from talentmatch.engine.ranking import leading

LEADERS = 100  # rows of a language that lead by their terms, whose meaning is compared
SPARE = 4  # times as many as would pass by proportion are looked at first
Found = tuple[Ints, Floats]  # documents and their scores


class Rows(Meant, Protocol):
    """Be an index, as far as its rows are concerned."""

    @property
    def postings(self) -> Postings:
        """Return the weights of the passages."""

    @property
    def facets_of_rows(self) -> Sequence[FacetIndex]:
        """Return the same as facets for the rows of each language."""


@dataclass(frozen=True)
class Search:
    """Hold a query of one version, and how many documents are sought among which.

    gate: which documents pass the filters, or None where all do; near: the documents of near meaning, or None where all
    count.
    """

    index: Rows
    asked: Asked
    k: int
    gate: Gate | None = None
    near: Candidates | None = None

    def best(self) -> Found:
        """Return the numbers and scores of the k best documents, highest first, equal ones by number."""
        parts = [self._leading(*part) for meeting in self.asked.meetings for part in self._scored(meeting)]
        if not parts:
            return np.empty(0, np.int64), np.empty(0)
        documents, scores = (np.concatenate(found) for found in zip(*parts, strict=True))
        order = np.lexsort((documents, -scores))[: self.k]
        return documents[order], scores[order]

    def _leading(self, documents: NDArray[np.integer[Any]], scores: Floats) -> Found:
        """Return the highest of some documents that pass."""
        narrowed = self.gate is not None and self.gate.few is None  # where they are few, no others were looked at
        places = self._passing(self.gate, documents, scores) if self.gate and narrowed else leading(scores, self.k)
        return documents[places].astype(np.int64), scores[places]

    def _passing(self, gate: Gate, documents: NDArray[np.integer[Any]], scores: Floats) -> Ints:
        """Return the places of the highest that pass; most often enough of the very highest do."""
        many = int(SPARE * self.k / max(gate.share, 1 / len(scores))) if len(scores) else 0
        places = leading(scores, max(many, self.k))
        passing = places[gate.passes(documents[places])]
        if len(passing) < self.k and len(places) >= many:
            return leading(scores * gate.passes(documents), self.k)
        return passing

    def _scored(self, meeting: Meeting) -> Iterator[tuple[NDArray[np.integer[Any]], Floats]]:
        """Yield documents that are met in a language with their scores, each once; nothing where none can have one."""
        products = self._products(meeting)
        if products is None and not self.asked.meant:
            return
        documents = self.index.passages.documents[self.index.passages.rows(meeting.language)]
        rows = self._few(meeting)
        if self.near is not None:
            yield self._near(self.near, products, meeting)
            rows = self._ahead(self.near, products, documents, rows)
        if rows is not None:
            documents, products = documents[rows], np.zeros(len(rows)) if products is None else products[rows]
            products = self._with_meaning(products, agreements(self.index, self.asked, documents), meeting)
        if products is not None:
            yield documents, products

    def _near(self, near: Candidates, products: Floats | None, meeting: Meeting) -> tuple[Ints, Floats]:
        """Return the documents of near meaning that are met in a language, with their scores."""
        places = self.index.passages.places(near.documents, meeting.language)
        held = np.flatnonzero(places >= 0)
        held = held if meeting.share is None else held[meeting.share[places[held]] > 0]
        scores = np.zeros(len(held)) if products is None else products[places[held]]
        known = {name: agreements[held] for name, agreements in near.agreements.items()}
        return near.documents[held], self._with_meaning(scores, known, meeting)

    def _ahead(
        self, near: Candidates, products: Floats | None, documents: NDArray[np.int32], rows: Ints | None
    ) -> Ints:
        """Return the rows that lead by their terms, of all or of some, and are not of near meaning."""
        if products is None:
            return np.empty(0, np.int64)
        places = leading(products if rows is None else products[rows], max(self.k, LEADERS))
        leaders = places if rows is None else rows[places]
        return leaders[near.lacks(documents[leaders])]

    def _products(self, meeting: Meeting) -> Floats | None:
        """Return what the terms of each row of a language have in common with the query."""
        columns, weights = self.asked.own.columns, self._weights[meeting.across]
        products = self.index.postings.scores(meeting.language, columns=columns, weights=weights)
        return products if products is None or meeting.share is None else products * meeting.share

    @cached_property
    def _weights(self) -> Mapping[bool, Floats]:
        """Return the weights of the query, across languages or not."""
        return {across: self.asked.own.weighed(across=across) for across in (False, True)}

    def _few(self, meeting: Meeting) -> Ints | None:
        """Return the rows of a language that pass the filters and are met, where they are few; None: look at all."""
        if self.gate is None or self.gate.few is None:
            return None
        rows = self.index.facets_of_rows[meeting.language].members(self.gate.few)
        return rows if meeting.share is None else rows[meeting.share[rows] > 0]

    def _with_meaning(self, scores: Floats, agreements: Mapping[str, Floats], meeting: Meeting) -> Floats:
        """Add to the scores of documents that are met in a language what their meaning adds."""
        for field in self.index.space.settings.of_meaning:
            if field.name in agreements:
                scores = scores + (field.across if meeting.across else field.weight) * agreements[field.name]
        return scores
