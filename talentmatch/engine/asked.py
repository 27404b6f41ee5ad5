"""A query as the index takes it: its vectors of terms, what it means, and which documents it meets in what language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from talentmatch.engine.document import Query
from talentmatch.engine.fields import Field
from talentmatch.engine.meaning import MeantText, encode_query
from talentmatch.engine.passages import Meeting, Passages
from talentmatch.engine.postings import Floats
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
    """Hold a query in every form that is compared; vectors: one per language, meant: by field of meaning."""

    vectors: tuple[Vector, ...]
    meetings: tuple[Meeting, ...]
    meant: Mapping[str, MeantText]

    def weights(self, field: Field, documents: int) -> Floats:
        """Return what a field weighs for each document: where they share a language, or across languages."""
        weights = np.full(documents, field.weight)
        for meeting in self.meetings:
            if meeting.across:
                weights[meeting.documents] = field.across
        return weights


def ask(query: Query, index: Asks) -> Asked:
    """Read a query with the vocabulary and the encoder of an index."""
    versions = query.versions()
    vectors = tuple(vectorise(passage, query.wanted, space=index.space) for passage in versions)
    meetings = index.passages.meetings([vector.reading.lang for vector in vectors])
    encoder = index.space.settings.encoder
    fields: Sequence[Field] = index.space.settings.of_meaning
    meant = {f.name: encode_query(versions, f.part, encoder) for f in fields} if encoder else {}
    return Asked(vectors, meetings, {name: text for name, text in meant.items() if text is not None})
