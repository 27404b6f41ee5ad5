"""Which rows of the matrix belong to which document, and which of them a query meets.

The rule: a query meets a document in one language only. That is the first of the query's languages (its own, then
its alternates in their order) in which the document has a version. If there is none, the query's own version meets
the document's own version: words then share no column, pieces of words and skills still do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.postings import Ints


@dataclass(frozen=True)
class Passages:
    """Hold the document (ascending) and the language of each row; a document's own version is its first row."""

    documents: NDArray[np.int32]
    languages: tuple[str, ...]

    def meeting(self, langs: Sequence[str]) -> tuple[Ints, Ints]:
        """Return per document the row that a query in these languages meets, and the place of the one it meets in."""
        rows = self._own.copy()
        places = np.zeros(len(rows), dtype=np.int64)
        for place, lang in reversed(list(enumerate(langs))):
            speaking = self._speaking.get(lang, rows[:0])
            rows[self.documents[speaking]] = speaking
            places[self.documents[speaking]] = place
        return rows, places

    @cached_property
    def _own(self) -> Ints:
        return np.flatnonzero(np.diff(self.documents, prepend=-1))

    @cached_property
    def _speaking(self) -> Mapping[str, Ints]:
        spoken = np.asarray(self.languages, dtype="U2")
        return {lang: np.flatnonzero(spoken == lang) for lang in set(self.languages)}
