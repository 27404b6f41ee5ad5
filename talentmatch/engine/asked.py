"""A query as the index takes it: its vectors of terms, what it means, and which documents it meets in what language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.document import Query
from talentmatch.engine.fields import Field
from talentmatch.engine.meaning import MeantText, encode_query
from talentmatch.engine.passages import Meeting, Passages
from talentmatch.engine.postings import Cells, Floats, Postings
from talentmatch.engine.vector import Space, Vector, vectorise


class Asks(Protocol):
    """Be what is asked: an index, as far as a query needs it."""

    @property
    def space(self) -> Space:
        """Return what turns words into columns."""

    @property
    def passages(self) -> Passages:
        """Return which rows belong to which document."""


@dataclass(frozen=True)
class Asked:
    """Hold a query in every form that is compared; vectors: by language, its own first; meant: by field of meaning."""

    vectors: Mapping[str, Vector]
    meetings: tuple[Meeting, ...]
    meant: Mapping[str, MeantText]

    @property
    def own(self) -> Vector:
        """Return the vector of the version that the query was written in."""
        return next(iter(self.vectors.values()))

    def vector(self, language: str, *, across: bool) -> Vector:
        """Return the version that meets the documents of a language."""
        return self.own if across else self.vectors[language]

    def cells(self, postings: Postings, spoken: tuple[int, str], *, across: bool) -> Cells:
        """Return what the scores of a language (number, name) are made of: read once, for all that is explained."""
        number, name = spoken
        if (number, across) not in self._cells:
            vector = self.vector(name, across=across)
            weights = vector.weighed(across=across)
            self._cells[number, across] = postings.cells(number, columns=vector.columns, weights=weights)
        return self._cells[number, across]

    @cached_property
    def _cells(self) -> dict[tuple[int, bool], Cells]:
        return {}


def ask(query: Query, index: Asks) -> Asked:
    """Read a query with the vocabulary and the encoder of an index."""
    versions = query.versions()
    vectors = {str(passage.lang): vectorise(passage, query.wanted, space=index.space) for passage in versions}
    encoder = index.space.settings.encoder
    fields: Sequence[Field] = index.space.settings.of_meaning
    meant = {f.name: encode_query(versions, f.part, encoder) for f in fields} if encoder else {}
    meetings = index.passages.meetings(vectors)
    return Asked(vectors, meetings, {name: text for name, text in meant.items() if text is not None})


def field_weights(field: Field, strangers: NDArray[np.bool_]) -> Floats:
    """Return what a field weighs for each document: where it shares a language with the query, or across languages."""
    return np.where(strangers, field.across, field.weight)
