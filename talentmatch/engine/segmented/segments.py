"""Answer from a large index and a small one as if they were one.

The promise: scores are those of all present documents weighed with the statistics of the large index, whatever the
order in which changes came. They are those of a full build once all are merged, and until then differ by as much as the
changed documents move the statistics (docs/scaling.md has the figures).
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from talentmatch.engine.document import Document, Query
from talentmatch.engine.fields import Settings
from talentmatch.engine.filters import Filters
from talentmatch.engine.index import Index
from talentmatch.engine.match import Match
from talentmatch.engine.matches import Matches, beside
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.postings import Ints
from talentmatch.engine.segmented.counts import added
from talentmatch.engine.segmented.delta import assemble
from talentmatch.engine.segmented.digests import digest_of
from talentmatch.engine.segmented.hiding import hide, shown
from talentmatch.engine.segmented.numbering import Marks, Numbering
from talentmatch.engine.segmented.original import Original
from talentmatch.engine.segmented.weighed import Fresh, taken, weigh_documents
from talentmatch.engine.vector import Space
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

SPARE = 10  # matches asked for beyond those that are wanted, in case hidden documents are among them


@dataclass(frozen=True)
class Segmented:
    """Answer queries over the documents of an original that still count and the fresh ones; safe to share.

    fresh: ascending by identifier; hidden: the numbers of those documents of the original that changed or went.
    """

    original: Original
    fresh: Mapping[str, Fresh]
    hidden: frozenset[int]

    @classmethod
    def of(cls, original: Original) -> "Segmented":
        """Return what an original holds, unchanged."""
        return cls(original, {}, frozenset())

    def __len__(self) -> int:
        return len(self.original.index) - len(self.hidden) + len(self.fresh)

    @property
    def changed(self) -> int:
        """Return how many documents differ from the original: what a merge would do away with."""
        return max(len(self.fresh), len(self.hidden))

    def differing(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield those documents that are not held as they are now."""
        return (document for document in documents if self._held(document.id) != digest_of(document))

    def renewed(self, documents: Collection[Document], gone: Iterable[str]) -> "Segmented":
        """Return an index with these documents as they are now, and without those that are gone."""
        named = {document.id for document in documents}.union(gone)
        back = {document.id for document in documents if self._original(document.id) == digest_of(document)}
        kept = {name: fresh for name, fresh in self.fresh.items() if name not in named}
        new = weigh_documents(
            [document for document in documents if document.id not in back], self.original.index.space
        )
        touched = {number for name in named if (number := self.original.number(name)) is not None}
        returned = {number for name in back if (number := self.original.number(name)) is not None}
        fresh = sorted([*kept.values(), *new], key=lambda one: one.id)
        return Segmented(self.original, {one.id: one for one in fresh}, (self.hidden | touched) - returned).prepared()

    def holds(self, document_id: str, digest: bytes) -> bool:
        """Return whether a document is held as it was when it had this digest."""
        return self._held(document_id) == digest

    def vectors(self, document_id: str) -> Mapping[str, Vectors]:
        """Return the vectors by field of meaning of a document that is held."""
        if document_id in self.fresh:
            return self.fresh[document_id].meanings
        number = self.original.number(document_id) or 0
        return {name: taken(vectors, number) for name, vectors in self.original.index.meanings.items()}

    def with_settings(self, settings: Settings) -> "Segmented":
        """Return an index that answers with settings of the same fingerprint; it shares all documents with this one."""
        index = self.original.index.with_settings(settings)
        other = replace(self, original=replace(self.original, index=index))
        return other.prepared() if self.changed else other

    def prepared(self) -> "Segmented":
        """Put together what queries need and ask once, so that the first of them does not wait for it."""
        self.match(Query("ready", lang="en"), 1)
        return self

    def match(self, query: Query, k: int = 10, filters: Filters | None = None) -> list[Match]:
        """Return the k best documents by score, then identifier; those that share nothing are left out."""
        return self.find(query, k, filters).all()

    def find(self, query: Query, k: int = 10, filters: Filters | None = None) -> Matches:
        """Return the same as match, as numbers (see Numbering): for those who ask for more than they show."""
        if k < 1:
            raise InvalidData(N_("At least one match must be asked for, not %(k)s."), k=k)
        if not self.changed:
            return self.original.index.find(query, k, filters)
        found = self._find_known(query, k, filters)
        if self._small is not None:
            found = beside(found, self._small.find(query, k, filters), len(self.original.index))
        return found.at(np.lexsort((self.numbering.order(found.numbers), -found.scores))[:k])

    def _find_known(self, query: Query, k: int, filters: Filters | None) -> Matches:
        """Return the k best documents of the large index that are not hidden.

        A few more than k are asked for, which is nearly always enough; else the question itself rules the hidden out.
        """
        spare = min(len(self.hidden), max(SPARE, k // 4))
        found = self.original.index.find(query, k + spare, filters)
        kept = np.flatnonzero(self.numbering.present[found.numbers])
        if len(kept) >= k or len(found) < k + spare:
            return found.at(kept[:k])
        return self._known.find(query, k, shown(filters))

    def passing(self, filters: Filters) -> frozenset[str]:
        """Return the documents that pass the filters."""
        known = self.original.index.passing(filters) - self._hidden_ids
        return known | self._small.passing(filters) if self._small else known

    def marks(self, filters: Filters) -> Marks:
        """Return whether each document passes the filters, by number."""
        parts = [self.original.index.facets, *([self._small.facets] if self._small else [])]
        return np.asarray(self.numbering.present & np.concatenate([facets.passing(filters) for facets in parts]))

    def passes(self, numbers: Ints, filters: Filters) -> Marks:
        """Return whether each of some documents, by number, passes the filters, without a look at the others."""
        fresh = numbers >= len(self.original.index)
        passes = np.zeros(len(numbers), bool)
        passes[~fresh] = self.original.index.facets.gate(filters).passes(numbers[~fresh])
        if self._small is not None:
            passes[fresh] = self._small.facets.gate(filters).passes(numbers[fresh] - len(self.original.index))
        return passes

    def counts(self, numbers: Ints) -> dict[str, dict[str, int]]:
        """Count the values of each facet among documents by number, each named once."""
        known = numbers < len(self.original.index)
        total = self.original.index.facets.counts(numbers[known])
        if self._small is None:
            return total
        return added(total, self._small.facets.counts(numbers[~known] - len(self.original.index)), sign=1)

    def facet_counts(self, ids: Collection[str] | None = None) -> dict[str, dict[str, int]]:
        """Count the values of each facet, among these documents or all; an unknown identifier counts nowhere."""
        numbering = self.numbering
        return self.counts(np.flatnonzero(numbering.present) if ids is None else np.unique(numbering.of(ids)))

    @cached_property
    def numbering(self) -> Numbering:
        """Return by which numbers documents go."""
        return Numbering(self.original, tuple(self.fresh), self.hidden)

    @property
    def space(self) -> Space:
        """Return what turns words into columns, for every word of any document."""
        return (self._small or self.original.index).space

    @cached_property
    def ids(self) -> Sequence[str]:
        """Return the identifiers, ascending."""
        known = (name for at, name in enumerate(self.original.index.ids) if at not in self.hidden)
        return tuple(sorted([*known, *self.fresh])) if self.changed else self.original.index.ids

    @cached_property
    def version(self) -> str:
        """Return a checksum of documents, statistics and settings; equal versions give equal answers."""
        if not self.changed:
            return self.original.index.version
        told = [self.original.index.version, *map(str, sorted(self.hidden))]
        fresh = b"".join(one.digest for one in self.fresh.values())
        return hashlib.sha256(" ".join(told).encode() + fresh).hexdigest()

    @cached_property
    def _known(self) -> Index:
        """Return the large index, without what is hidden."""
        return hide(self.original.index, self.hidden)

    @cached_property
    def _small(self) -> Index | None:
        """Return the index of the fresh documents; None where there is none."""
        return assemble([*self.fresh.values()], self.original.index.space) if self.fresh else None

    @cached_property
    def _hidden_ids(self) -> frozenset[str]:
        return frozenset(self.original.index.ids[number] for number in self.hidden)

    def _held(self, document_id: str) -> bytes | None:
        fresh = self.fresh.get(document_id)
        if fresh is not None:
            return fresh.digest
        return None if self.original.number(document_id) in self.hidden else self._original(document_id)

    def _original(self, document_id: str) -> bytes | None:
        number = self.original.number(document_id)
        return None if number is None else self.original.digest(number)
