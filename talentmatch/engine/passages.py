"""Which rows of the matrix belong to which document, and which of them a query meets.

The rule: a query meets a document in every language that both have, and the agreement is the mean over these. If they
share none, the query's own version meets the document's own version: words then share no column, but pieces of words,
skills and meaning do.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.postings import Floats, Ints

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Meeting:
    """Say that a query meets the rows of a language, and how much each row counts.

    share: one over the number of languages that query and document share, 0 where they do not meet; None: 1 for all.
    across: the documents lack the languages of the query, so that its own version meets theirs.
    """

    language: int
    across: bool
    share: Floats | None


@dataclass(frozen=True)
class Encounter:
    """Say in which row of a language a query meets one document, and how much that counts."""

    language: int
    across: bool
    row: int
    share: float


@dataclass(frozen=True)
class Passages:
    """Hold the document of each row; the rows of a language stand together, in each by document (ascending).

    own: whether a row is the document's own version; languages: ascending; edges: where the rows of each begin, and at
    last their number.
    """

    documents: Numbers
    own: NDArray[np.bool_]
    languages: tuple[str, ...]
    edges: Ints

    def rows(self, language: int) -> slice:
        """Return the rows of a language."""
        return slice(int(self.edges[language]), int(self.edges[language + 1]))

    def meetings(self, langs: Collection[str]) -> tuple[Meeting, ...]:
        """Return where a query with versions in these languages meets the documents."""
        key = frozenset(langs) & frozenset(self.languages)
        if key not in self._met:
            self._met[key] = tuple(self._meetings(key))
        return self._met[key]

    def strangers(self, langs: Collection[str]) -> NDArray[np.bool_]:
        """Return whether each document lacks all of these languages."""
        return np.asarray(self._shared(frozenset(langs)) == 0)

    def encounters(self, number: int, langs: Collection[str]) -> list[Encounter]:
        """Return where a query with versions in these languages meets one document."""
        found = dict(self._rows_of(number))
        shared = [language for language in found if self.languages[language] in langs]
        if shared:
            return [Encounter(language, False, found[language], 1 / len(shared)) for language in shared]
        return [Encounter(lang, True, row, 1.0) for lang, row in found.items() if self.own[self.edges[lang] + row]]

    def _rows_of(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield the languages of a document, with its row in each."""
        for language in range(len(self.languages)):
            documents = self.documents[self.rows(language)]
            row = int(documents.searchsorted(number))
            if row < len(documents) and documents[row] == number:
                yield language, row

    def places(self, numbers: Ints, language: int) -> Numbers:
        """Return the row of some documents in a language; -1 for those that are not written in it."""
        return np.asarray(self._places[language, numbers])

    @cached_property
    def _places(self) -> NDArray[np.int32]:
        """Return the row of each document in each language, or -1; shape (languages, documents)."""
        places = np.full((len(self.languages), self.count), -1, np.int32)
        for language in range(len(self.languages)):
            documents = self.documents[self.rows(language)]
            places[language, documents] = np.arange(len(documents))
        return places

    def _meetings(self, langs: frozenset[str]) -> Iterator[Meeting]:
        shared = self._shared(langs)
        for language, lang in enumerate(self.languages):
            rows, across = self.rows(language), lang not in langs
            of_rows = shared[self.documents[rows]]
            share = np.where(self.own[rows] & (of_rows == 0), 1.0, 0.0) if across else 1 / of_rows.astype(float)
            if share.any():
                yield Meeting(language, across, None if (share == 1).all() else share)

    def _shared(self, langs: frozenset[str]) -> NDArray[np.uint8]:
        """Return how many of these languages each document has."""
        shared = np.zeros(self.count, np.uint8)
        for language, lang in enumerate(self.languages):
            if lang in langs:
                shared[self.documents[self.rows(language)]] += 1
        return shared

    @cached_property
    def count(self) -> int:
        """Return the number of documents."""
        return int(self.own.sum())

    @cached_property
    def _met(self) -> dict[frozenset[str], tuple[Meeting, ...]]:
        """Remember the meetings of each set of languages: there are sixteen at most."""
        return {}


def arrange(documents: Ints, langs: Sequence[str]) -> tuple[Passages, Ints]:
    """Put versions in the order of rows; documents: that of each version, its own version before its others.

    Return also which version became each row.
    """
    numbers, spoken = documents.astype(np.int32), np.asarray(langs, "U2")
    order = np.lexsort((numbers, spoken))
    own = np.zeros(len(numbers), bool)
    own[np.unique(numbers, return_index=True)[1]] = True
    languages, counts = np.unique(spoken, return_counts=True)
    edges = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Passages(numbers[order], own[order], tuple(languages.tolist()), edges), order
