"""Collect documents, then build the immutable index of them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import hstack

from talentmatch.engine.document import Document, Passage
from talentmatch.engine.fields import Part, Settings, present_settings
from talentmatch.engine.filters import distinct_facets
from talentmatch.engine.index import Index
from talentmatch.engine.meaning import Vectors, encode_documents
from talentmatch.engine.passages import Passages
from talentmatch.engine.postings import compress
from talentmatch.engine.text import words
from talentmatch.engine.vector import Space
from talentmatch.engine.vocabulary import Vocabulary
from talentmatch.engine.weighting import Weighted, Word, count_words, weigh
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_


@dataclass(frozen=True)
class Row:
    """Hold one version of one document."""

    number: int
    lang: str
    passage: Passage
    skills: tuple[str, ...]


class IndexBuilder:
    """Collect documents in any order; the index does not depend on it."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Begin with the settings of the product, or with others."""
        self._settings = settings or present_settings()
        self._documents: dict[str, Document] = {}

    def add(self, document: Document) -> "IndexBuilder":
        """Add a document; raise InvalidData if its identifier is taken."""
        if document.id in self._documents:
            raise InvalidData(N_("The identifier %(id)s stands twice among the documents."), id=document.id)
        self._documents[document.id] = document
        return self

    def build(self) -> Index:
        """Weigh all documents and return their index."""
        documents = [self._documents[id] for id in sorted(self._documents)]
        rows = [row for number, document in enumerate(documents) for row in _rows(number, document)]
        weighted = _weigh(rows, self._settings)
        return Index(
            ids=tuple(document.id for document in documents),
            space=_space(weighted, self._settings),
            postings=compress(hstack([field.rows for field in weighted], format="csr"), [row.lang for row in rows]),
            meanings=_encode(documents, self._settings),
            passages=Passages(np.array([row.number for row in rows], np.int32), tuple(row.lang for row in rows)),
            facets=distinct_facets([_facets(document) for document in documents]),
            version=_version(rows, documents, settings=self._settings),
        )


def _rows(number: int, document: Document) -> list[Row]:
    skills = tuple(sorted(set(document.skills)))
    return [Row(number, str(passage.lang), passage, skills) for passage in document.versions()]


def _weigh(rows: Sequence[Row], settings: Settings) -> list[Weighted]:
    bags = {part: count_words([_words(row, part) for row in rows]) for part in ("title", "body", "skills")}
    languages = [row.lang for row in rows]
    weighted: list[Weighted] = []
    start = 0
    for field in settings.of_terms:
        weighted.append(weigh(bags[field.part], field, languages=languages, start=start))
        start += len(weighted[-1].idf)
    return weighted


def _words(row: Row, part: Part) -> list[Word]:
    if part == "skills":
        return [("", skill) for skill in row.skills]
    text = row.passage.title if part == "title" else row.passage.body
    return [(row.lang, word) for word in words(text)]


def _encode(documents: Sequence[Document], settings: Settings) -> dict[str, Vectors]:
    if settings.encoder is None:
        return {}
    versions = [document.versions() for document in documents]
    return {f.name: encode_documents(versions, f.part, settings.encoder) for f in settings.of_meaning}


def _space(weighted: Sequence[Weighted], settings: Settings) -> Space:
    vocabulary = Vocabulary(tuple(block for field in weighted for block in field.blocks))
    return Space(settings, vocabulary, np.concatenate([field.idf for field in weighted]))


def _facets(document: Document) -> dict[str, list[str]]:
    return {name: sorted(set(values)) for name, values in sorted(document.facets.items()) if values}


def _version(rows: Sequence[Row], documents: Sequence[Document], *, settings: Settings) -> str:
    digest = hashlib.sha256(settings.fingerprint.encode())
    for row in rows:
        told = (row.number, row.lang, row.passage.title, row.passage.text, row.skills)
        digest.update(json.dumps(told).encode())
    for document in documents:
        digest.update(json.dumps((document.id, _facets(document))).encode())
    return digest.hexdigest()
