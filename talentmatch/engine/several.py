"""Find the best documents of a large index for a query in several languages, such as a job profile.

A document is met in each language that it shares with the query, so its score is put together from several rows. Looked
at are the documents of near meaning and those of the rows that lead by their terms in each language; their scores are
those that comparing all documents gives.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.asked import Asked, field_weights
from talentmatch.engine.candidates import agreements, distinct
from talentmatch.engine.filters import Gate
from talentmatch.engine.passages import Meeting
from talentmatch.engine.postings import Floats, Ints
from talentmatch.engine.ranking import best, leading
from talentmatch.engine.row_by_row import Found, Rows

LEADERS = 300  # rows of a language that lead by their terms; those of a document in several languages count once


@dataclass(frozen=True)
class SeveralVersions:
    """Hold a query of several versions, and how many documents are sought among which.

    near: the documents of near meaning, ascending; gate: which documents pass the filters, or None where all do.
    """

    index: Rows
    asked: Asked
    k: int
    near: Ints
    gate: Gate | None = None

    def best(self) -> Found:
        """Return the numbers and scores of the k best documents, highest first, equal ones by number."""
        products = [(meeting, self._products(meeting)) for meeting in self.asked.meetings]
        leaders = [self._leaders(meeting, found) for meeting, found in products if found is not None]
        documents = distinct(self.near, *leaders)
        documents = documents if self.gate is None else documents[self.gate.passes(documents)]
        scores = self._scores(documents, products)
        places = best(scores, self.k)
        return documents[places], scores[places]

    def _products(self, meeting: Meeting) -> Floats | None:
        """Return what the terms of each row of a language have in common with the version that meets them."""
        vector = self.asked.vector(self.index.passages.languages[meeting.language], across=meeting.across)
        weights = vector.weighed(across=meeting.across)
        return self.index.postings.scores(meeting.language, columns=vector.columns, weights=weights)

    def _leaders(self, meeting: Meeting, products: Floats) -> Ints:
        """Return the documents of the rows of a language that lead by their terms."""
        documents = self.index.passages.documents[self.index.passages.rows(meeting.language)]
        many = max(self.k, LEADERS)
        if self.gate is not None and self.gate.few is not None:
            rows = self.index.facets_of_rows[meeting.language].members(self.gate.few)
            rows = rows[leading(products[rows], many)]
        else:
            rows = leading(products, many if self.gate is None else int(many / self.gate.share))
        return documents[rows].astype(np.int64)

    def _scores(self, documents: Ints, products: list[tuple[Meeting, Floats | None]]) -> Floats:
        """Return the scores of some documents."""
        scores, strangers = np.zeros(len(documents)), np.ones(len(documents), bool)
        for meeting, found in products:
            places = self.index.passages.places(documents, meeting.language)
            held = np.flatnonzero(places >= 0)
            if not meeting.across:
                strangers[held] = False
            if found is not None:
                scores[held] += _shared(meeting, found, places[held])
        agreed = agreements(self.index, self.asked, documents)
        for field in self.index.space.settings.of_meaning:
            if field.name in agreed:
                scores += field_weights(field, strangers) * agreed[field.name]
        return scores


def _shared(meeting: Meeting, products: Floats, rows: NDArray[np.integer[Any]]) -> Floats:
    """Return what some rows count: their products, or the share of them that counts."""
    return np.asarray(products[rows] if meeting.share is None else meeting.share[rows] * products[rows])
