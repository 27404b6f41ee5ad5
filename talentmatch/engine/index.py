"""The immutable index: queries in, ranked matches out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from pathlib import Path

import numpy as np

from talentmatch.engine.document import Query
from talentmatch.engine.explain import Evidence
from talentmatch.engine.fields import DEFAULT, Settings
from talentmatch.engine.filters import FacetIndex, Filters
from talentmatch.engine.match import Match
from talentmatch.engine.passages import Passages
from talentmatch.engine.postings import Floats, Ints, Postings
from talentmatch.engine.vector import Space, Vector, vectorise
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_


@dataclass(frozen=True)
class Index:
    """Answer queries over a fixed set of documents; safe to share between threads.

    ids: ascending, so that the number of a document is its place in the order of identifiers.
    version: a checksum of documents and settings; equal versions give equal answers.
    """

    ids: tuple[str, ...]
    space: Space
    postings: Postings
    passages: Passages
    facets: FacetIndex
    version: str

    def __len__(self) -> int:
        return len(self.ids)

    def match(self, query: Query, k: int = 10, filters: Filters | None = None) -> list[Match]:
        """Return the k best documents by score, then identifier; those that share nothing are left out."""
        if k < 1:
            raise InvalidData(N_("At least one match must be asked for, not %(k)s."), k=k)
        vectors = [vectorise(passage, query.wanted, space=self.space) for passage in query.versions()]
        rows, versions = self.passages.meeting([vector.reading.lang for vector in vectors])
        scores = self._scores(vectors, rows, versions=versions)
        if filters is not None:
            scores *= self.facets.passing(filters)
        return [
            self._match(number, float(scores[number]), row=int(rows[number]), vector=vectors[versions[number]])
            for number in best(scores, k).tolist()
        ]

    def match_many(self, queries: Iterable[Query], k: int = 10) -> list[list[Match]]:
        """Return the matches of each query, in the order of the queries."""
        return [self.match(query, k) for query in queries]

    def passing(self, filters: Filters) -> frozenset[str]:
        """Return the documents that pass the filters."""
        return frozenset(compress(self.ids, self.facets.passing(filters)))

    def facet_counts(self, ids: Collection[str] | None = None) -> dict[str, dict[str, int]]:
        """Count the values of each facet, among these documents or all; an unknown identifier counts nowhere."""
        chosen = range(len(self.ids)) if ids is None else [self._numbers[i] for i in ids if i in self._numbers]
        return self.facets.counts(chosen)

    def save(self, directory: Path) -> None:
        """Write a snapshot that load maps into memory, in place of the one that was there."""
        from talentmatch.engine.snapshot import write_snapshot

        write_snapshot(self, directory)

    @classmethod
    def load(cls, directory: Path, settings: Settings = DEFAULT) -> "Index":
        """Read a snapshot; raise SnapshotError if it is not whole or was made with other settings."""
        from talentmatch.engine.snapshot import read_snapshot

        return read_snapshot(directory, settings)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.ids)}

    def _scores(self, vectors: list[Vector], rows: Ints, *, versions: Ints) -> Floats:
        scores = np.zeros(len(self.ids))
        for version, vector in enumerate(vectors):
            meeting = versions == version
            scores[meeting] = self.postings.scores(vector.columns, vector.weights)[rows[meeting]]
        return scores

    def _match(self, number: int, score: float, *, row: int, vector: Vector) -> Match:
        columns, products = self.postings.products(row, columns=vector.columns, weights=vector.weights)
        return Match(self.ids[number], score, Evidence(vector, columns, products))


def best(scores: Floats, k: int) -> Ints:
    """Return the places of the k highest positive scores, highest first, equal ones by place.

    A partition alone picks arbitrary places among those equal to the k-th, so all of these are kept until sorted.
    """
    places = np.flatnonzero(scores > 0)
    if len(places) > k:
        places = places[scores[places] >= np.partition(scores[places], -k)[-k]]
    return places[np.lexsort((places, -scores[places]))][:k]
