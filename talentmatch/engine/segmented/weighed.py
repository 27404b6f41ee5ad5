"""Weigh a changed document as the builder would, with the statistics of an index that was built before it.

A term that the index does not know weighs what such a term weighs in a question: as one that no document has.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.document import Document, Passage
from talentmatch.engine.fields import Field, Part
from talentmatch.engine.meaning import Vectors, encode_documents
from talentmatch.engine.postings import UNIT
from talentmatch.engine.segmented.digests import digest_of, sorted_facets
from talentmatch.engine.text import words
from talentmatch.engine.vector import Space
from talentmatch.engine.vocabulary import namespace

Term = tuple[str, str, str]  # field, namespace, term


@dataclass(frozen=True)
class Row:
    """Hold one version of a document, weighed: all weights of a field have length one, and are rounded to UNIT parts.

    columns and weights: of the terms that the index knows; new: the weights of the others.
    """

    lang: str
    columns: NDArray[np.int32]
    weights: NDArray[np.uint16]
    new: Mapping[Term, int]


@dataclass(frozen=True)
class Fresh:
    """Hold a document that is newer than the index; meanings: one vector for each field of meaning."""

    id: str
    digest: bytes
    rows: tuple[Row, ...]
    meanings: Mapping[str, Vectors]
    facets: Mapping[str, list[str]]


def weigh_documents(documents: Sequence[Document], space: Space) -> list[Fresh]:
    """Weigh documents with the statistics of an index; their texts are encoded together."""
    versions = [document.versions() for document in documents]
    meanings = encoded(versions, space)
    return [
        Fresh(
            id=document.id,
            digest=digest_of(document),
            rows=tuple(_row(passage, document.skills, space) for passage in versions[at]),
            meanings={name: taken(vectors, at) for name, vectors in meanings.items()},
            facets=sorted_facets(document.facets),
        )
        for at, document in enumerate(documents)
    ]


def encoded(versions: Sequence[Sequence[Passage]], space: Space) -> dict[str, Vectors]:
    """Return the vectors of documents by field of meaning; none where there is no encoder."""
    encoder, fields = space.settings.encoder, space.settings.of_meaning
    return {field.name: encode_documents(versions, field.part, encoder) for field in fields} if encoder else {}


def taken(vectors: Vectors, at: int) -> Vectors:
    """Return the vector of one document."""
    return vectors.chosen(np.array([at]))


def _row(passage: Passage, skills: Iterable[str], space: Space) -> Row:
    lang = str(passage.lang)
    parts: dict[Part, Mapping[str, int]] = {
        "title": Counter(words(passage.title)),
        "body": Counter(words(passage.body)),
        "skills": dict.fromkeys(skills, 1),
    }
    known: dict[int, int] = {}
    new: dict[Term, int] = {}
    for field in space.settings.of_terms:
        columns, spoken = space.vocabulary.columns(field, lang), namespace(field, lang)
        for term, weight in _weigh(parts[field.part], field, lang=lang, space=space):
            if term in columns:
                known[columns[term]] = round(weight * UNIT)
            else:
                new[field.name, spoken, term] = round(weight * UNIT)
    return Row(lang, np.array([*known], np.int32), np.array([*known.values()], np.uint16), new)


def _weigh(counted: Mapping[str, int], field: Field, *, lang: str, space: Space) -> Iterator[tuple[str, float]]:
    """Return the weight of each term of a field: (1 + log of how often) x inverse frequency, over the length."""
    times: dict[str, int] = defaultdict(int)
    spoken = "" if field.part == "skills" else lang
    for word, number in counted.items():
        for term in field.terms(word, spoken) if field.terms else ():
            times[term] += number
    known, unseen = space.vocabulary.columns(field, lang), space.vocabulary.unseen(field, lang)
    raw = {
        term: (1 + log(number)) * (float(space.idf[known[term]]) if term in known else unseen)
        for term, number in times.items()
    }
    length = sqrt(sum(value * value for value in raw.values()))
    return ((term, value / length) for term, value in raw.items())
