"""Which rows of the matrix belong to which document, and which of them a query meets.

The rule: a query meets a document in every language that both have, and the agreement is the mean over these. If they
share none, the query's own version meets the document's own version: words then share no column, but pieces of words,
skills and meaning do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.postings import Floats, Ints


@dataclass(frozen=True)
class Meeting:
    """Say which documents the version of a query at a place meets, in which rows, and how much each meeting counts.

    share: one over the number of languages that query and document share.
    """

    place: int
    documents: Ints
    rows: Ints
    share: Floats
    across: bool = False


@dataclass(frozen=True)
class Passages:
    """Hold the document (ascending) and the language of each row; a document's own version is its first row."""

    documents: NDArray[np.int32]
    languages: tuple[str, ...]

    def meetings(self, langs: Sequence[str]) -> tuple[Meeting, ...]:
        """Return where a query with versions in these languages meets the documents."""
        shared = np.zeros(len(self._own), dtype=np.int64)
        for lang in langs:
            shared[self.documents[self._rows(lang)]] += 1
        met = [self._meeting(place, self._rows(lang), shared=shared) for place, lang in enumerate(langs)]
        strangers = np.flatnonzero(shared == 0)
        met.append(Meeting(0, strangers, self._own[strangers], np.ones(len(strangers)), across=True))
        return tuple(meeting for meeting in met if len(meeting.documents))

    def _meeting(self, place: int, rows: Ints, *, shared: Ints) -> Meeting:
        documents = self.documents[rows].astype(np.int64)
        return Meeting(place, documents, rows, 1 / shared[documents])

    def _rows(self, lang: str) -> Ints:
        return self._speaking.get(lang, self._own[:0])

    @cached_property
    def _own(self) -> Ints:
        return np.flatnonzero(np.diff(self.documents, prepend=-1))

    @cached_property
    def _speaking(self) -> Mapping[str, Ints]:
        spoken = np.asarray(self.languages, dtype="U2")
        return {lang: np.flatnonzero(spoken == lang) for lang in set(self.languages)}
