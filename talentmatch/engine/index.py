"""The immutable index: queries in, ranked matches out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from talentmatch.engine.asked import Asked, ask, field_weights
from talentmatch.engine.document import Query
from talentmatch.engine.fields import Settings, present_settings
from talentmatch.engine.filters import FacetIndex, Filters
from talentmatch.engine.ids import chosen
from talentmatch.engine.match import Match
from talentmatch.engine.matches import Matches, Source
from talentmatch.engine.meaning import Vectors, agreement
from talentmatch.engine.nearest import Groups
from talentmatch.engine.passages import Meeting, Passages
from talentmatch.engine.postings import Floats, Ints, Postings
from talentmatch.engine.quick import quick_search
from talentmatch.engine.ranking import best
from talentmatch.engine.row_by_row import Found
from talentmatch.engine.vector import Space
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_


@dataclass(frozen=True)
class Index:
    """Answer queries over a fixed set of documents; safe to share between threads.

    ids: ascending, so that the number of a document is its place in the order of identifiers.
    meanings: the vectors of the documents by field of meaning; none where there is no encoder.
    groups: the documents by near meaning, by field of meaning; none where they are so few that all are compared.
    version: a checksum of documents and settings; equal versions give equal answers.
    """

    ids: Sequence[str]
    space: Space
    postings: Postings
    meanings: Mapping[str, Vectors]
    passages: Passages
    facets: FacetIndex
    version: str
    groups: Mapping[str, Groups] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def match(self, query: Query, k: int = 10, filters: Filters | None = None, *, exact: bool = False) -> list[Match]:
        """Return the k best documents by score, then identifier; those that share nothing are left out.

        exact: compare the meaning of all documents, also where there are so many that they were put in groups.
        """
        return self.find(query, k, filters, exact=exact).all()

    def find(self, query: Query, k: int = 10, filters: Filters | None = None, *, exact: bool = False) -> Matches:
        """Return the same as match, as numbers: for those who ask for more documents than they show."""
        if k < 1:
            raise InvalidData(N_("At least one match must be asked for, not %(k)s."), k=k)
        asked = ask(query, self)
        return Matches(*self._best(asked, k, filters=filters or Filters(), exact=exact), (Source(self, asked),))

    def scores(self, asked: Asked) -> Floats:
        """Return the score of every document, in the order of ids."""
        scores = np.zeros(len(self.ids))
        for meeting in asked.meetings:
            vector = asked.vector(self.passages.languages[meeting.language], across=meeting.across)
            self._add(scores, meeting, columns=vector.columns, weights=vector.weighed(across=meeting.across))
        strangers = self.passages.strangers(asked.vectors)
        for of_meaning in self.space.settings.of_meaning:
            weights = field_weights(of_meaning, strangers)
            scores += weights * self.agreements(asked, of_meaning.name)
        return scores

    def agreements(self, asked: Asked, field: str) -> Floats:
        """Return by how much the meaning of every document agrees with a query in one field, from 0 to 1."""
        meant = asked.meant.get(field)
        return np.zeros(len(self.ids)) if meant is None else agreement(self.meanings[field].cosines(meant.mean))

    def field_scores(self, query: Query) -> dict[str, Floats]:
        """Return the unweighted agreement of every document, field by field; each array in the order of ids."""
        asked, settings = ask(query, self), self.space.settings
        found = {field.name: self._agreement_of_terms(asked, place) for place, field in enumerate(settings.of_terms)}
        found.update((field.name, self.agreements(asked, field.name)) for field in settings.of_meaning)
        return {field.name: found.get(field.name, np.zeros(len(self.ids))) for field in settings.fields}

    def with_settings(self, settings: Settings) -> "Index":
        """Return an index that weighs the same fields otherwise; it shares everything with this one."""
        return replace(self, space=replace(self.space, settings=settings))

    def passing(self, filters: Filters) -> frozenset[str]:
        """Return the documents that pass the filters."""
        return frozenset(chosen(self.ids, self.facets.passing(filters)))

    def facet_counts(self, ids: Collection[str] | None = None) -> dict[str, dict[str, int]]:
        """Count the values of each facet, among these documents or all; an unknown identifier counts nowhere."""
        named = range(len(self.ids)) if ids is None else {self._numbers[id] for id in ids if id in self._numbers}
        return self.facets.counts(np.fromiter(named, np.int64, len(named)))

    def save(self, directory: Path) -> None:
        """Write a snapshot that load maps into memory, in place of the one that was there."""
        from talentmatch.engine.snapshot import write_snapshot

        write_snapshot(self, directory)

    @classmethod
    def load(cls, directory: Path, settings: Settings | None = None) -> "Index":
        """Read a snapshot; raise SnapshotError if it is not whole or was made with other settings."""
        from talentmatch.engine.snapshot import read_snapshot

        return read_snapshot(directory, settings or present_settings())

    @cached_property
    def facets_of_rows(self) -> tuple[FacetIndex, ...]:
        """Return the facets of the rows of each language, by which a narrow filter finds them."""
        passages, kinds = self.passages, self.facets.of_documents
        return tuple(
            FacetIndex(self.facets.kinds, kinds[passages.documents[passages.rows(language)]])
            for language in range(len(passages.languages))
        )

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.ids)}

    def _agreement_of_terms(self, asked: Asked, place: int) -> Floats:
        """Return the unweighted agreement of every document in the field at a place among those that compare terms."""
        agreement = np.zeros(len(self.ids))
        for meeting in asked.meetings:
            vector = asked.vector(self.passages.languages[meeting.language], across=meeting.across)
            own = vector.fields == place
            self._add(agreement, meeting, columns=vector.columns[own], weights=vector.weights[own])
        return agreement

    def _best(self, asked: Asked, k: int, *, filters: Filters, exact: bool) -> Found:
        """Return the numbers and scores of the k best documents that pass."""
        search = quick_search(self, asked, k, filters=filters, exact=exact)
        if search is not None:
            return search.best()
        scores = self.scores(asked)
        if filters.allowed:
            scores *= self.facets.passing(filters)
        numbers = best(scores, k)
        return numbers, scores[numbers]

    def _add(self, totals: Floats, meeting: Meeting, *, columns: Ints, weights: Floats) -> None:
        """Add to every document what a vector and its rows in one meeting have in common."""
        products = self.postings.scores(meeting.language, columns=columns, weights=weights)
        if products is not None:
            documents = self.passages.documents[self.passages.rows(meeting.language)]
            totals[documents] += products if meeting.share is None else meeting.share * products
