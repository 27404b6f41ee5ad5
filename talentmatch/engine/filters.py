"""Restrict a search to documents whose facets allow it."""

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.postings import Ints, spread

FEW = 1 / 16  # of all documents
REMEMBERED = 32  # filters
Facets = Mapping[str, Collection[str]]
Named = frozenset[tuple[str, frozenset[str]]]


@dataclass(frozen=True)
class Filters:
    """Say which values of each facet are allowed; a document passes if every facet named here has one of them.

    keep_unknown: a document that says nothing about a facet passes as well. An empty set allows no value.
    """

    allowed: Mapping[str, Set[str]] = field(default_factory=dict)
    keep_unknown: bool = True


@dataclass(frozen=True)
class Gate:
    """Know which documents pass filters without looking at each; kinds: the number of the kind of every document.

    open: whether each kind passes; share: of all documents, those that pass.
    """

    kinds: NDArray[np.int32]
    open: NDArray[np.bool_]
    share: float

    def passes(self, documents: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
        """Return whether each of some documents passes."""
        return np.asarray(self.open[self.kinds[documents]])

    @cached_property
    def few(self) -> Ints | None:
        """Return the kinds that pass, where their documents are so few that it is quicker to look at them alone."""
        return np.flatnonzero(self.open) if self.share <= FEW else None


@dataclass(frozen=True)
class FacetIndex:
    """Know which documents have which value of which facet.

    kinds: mappings of facets; numbers: which of them each document has, by default one each, in their order. Many
    documents are alike here, so whoever has many keeps the distinct kinds (FacetCollector).
    """

    kinds: Sequence[Facets]
    numbers: NDArray[np.int32] | None = None

    def passing(self, filters: Filters) -> NDArray[np.bool_]:
        """Return whether each document passes; shape (documents,)."""
        return self._passing_kinds(filters)[self.of_documents]

    def gate(self, filters: Filters) -> Gate:
        """Return what tells which documents pass."""
        named = frozenset((name, frozenset(values)) for name, values in filters.allowed.items())
        return self._gates(named, filters.keep_unknown)

    def members(self, kinds: Ints) -> Ints:
        """Return the documents of some kinds; nobody may change them."""
        return self._members(kinds.tobytes())

    def counts(self, documents: Ints) -> dict[str, dict[str, int]]:
        """Count, among documents that are named once each, how many have each value of each facet, if any."""
        of_kinds = np.bincount(self.of_documents[documents], minlength=len(self.kinds))
        counted = {
            name: {value: int(of_kinds[kinds].sum()) for value, kinds in values.items()}
            for name, values in self._having_kinds.items()
        }
        found = {name: {value: n for value, n in values.items() if n} for name, values in counted.items()}
        return {name: values for name, values in found.items() if values}

    @cached_property
    def of_documents(self) -> NDArray[np.int32]:
        """Return the number of the kind of each document."""
        return np.arange(len(self.kinds), dtype=np.int32) if self.numbers is None else self.numbers

    @cached_property
    def _by_kind(self) -> NDArray[np.int32]:
        """Return the documents of each kind, one kind behind the other."""
        return np.argsort(self.of_documents, kind="stable").astype(np.int32)

    @cached_property
    def _sizes(self) -> Ints:
        """Return the number of documents of each kind."""
        return np.bincount(self.of_documents, minlength=len(self.kinds)).astype(np.int64)

    @cached_property
    def _starts(self) -> Ints:
        """Return where the documents of each kind begin in _by_kind, and at last their number."""
        return np.concatenate([[0], np.cumsum(self._sizes)]).astype(np.int64)

    @cached_property
    def _gates(self) -> Callable[[Named, bool], Gate]:
        """Return what makes a gate and remembers the latest: people filter by the same again and again."""
        return lru_cache(REMEMBERED)(self._make_gate)

    @cached_property
    def _members(self) -> Callable[[bytes], Ints]:
        """Return what finds the documents of kinds and remembers the latest."""
        return lru_cache(REMEMBERED)(self._find_members)

    def _make_gate(self, named: Named, keep_unknown: bool) -> Gate:
        passing = self._passing_kinds(Filters(dict(named), keep_unknown))
        return Gate(self.of_documents, passing, float(self._sizes[passing].sum()) / max(len(self.of_documents), 1))

    def _find_members(self, kinds: bytes) -> Ints:
        chosen = np.frombuffer(kinds, np.int64)
        starts = self._starts[chosen]
        return self._by_kind[spread(starts, self._starts[chosen + 1] - starts)].astype(np.int64)

    def _passing_kinds(self, filters: Filters) -> NDArray[np.bool_]:
        passing = np.ones(len(self.kinds), dtype=bool)
        for name, values in filters.allowed.items():
            passing &= self._having(name, values, keep_unknown=filters.keep_unknown)
        return passing

    @cached_property
    def _having_kinds(self) -> Mapping[str, Mapping[str, NDArray[np.int64]]]:
        """Return which kinds have which value of which facet."""
        found: dict[str, dict[str, list[int]]] = {}
        for number, facets in enumerate(self.kinds):
            for name, values in facets.items():
                for value in values:
                    found.setdefault(name, {}).setdefault(value, []).append(number)
        return {n: {v: np.array(kinds) for v, kinds in values.items()} for n, values in found.items()}

    def _having(self, name: str, values: Collection[str], *, keep_unknown: bool) -> NDArray[np.bool_]:
        known = self._having_kinds.get(name, {})
        having = np.full(len(self.kinds), keep_unknown)
        for kinds in known.values() if keep_unknown else ():
            having[kinds] = False
        for value in set(values) & known.keys():
            having[known[value]] = True
        return having


class FacetCollector:
    """Keep the facets of each document, those of like documents once."""

    def __init__(self) -> None:
        """Begin without documents."""
        self._kinds: dict[tuple[tuple[str, tuple[str, ...]], ...], int] = {}
        self._numbers = array("i")

    def add(self, facets: Facets) -> None:
        """Add the facets of a further document."""
        key = tuple((name, tuple(sorted(set(values)))) for name, values in sorted(facets.items()) if values)
        self._numbers.append(self._kinds.setdefault(key, len(self._kinds)))

    def index(self, order: NDArray[np.int64]) -> FacetIndex:
        """Return the facets of the documents in this order; the kinds in the order in which they first come."""
        numbers = np.asarray(self._numbers, np.int32)[order]
        kinds, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
        rank = np.argsort(np.argsort(first))
        told = list(self._kinds)
        return FacetIndex([dict(told[kinds[at]]) for at in np.argsort(first)], rank[inverse].astype(np.int32))
