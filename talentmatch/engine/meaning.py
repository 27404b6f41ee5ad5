"""Compare whole texts by their meaning, across languages, with nothing but small whole numbers.

A text is read in lower case and without what tells man from woman, cut into passages of at most LONGEST words at the
ends of sentences, and encoded; the vector of a document is the mean over its passages and over its languages. Vectors
are rounded to whole numbers from -127 to 127: a product of two is exact in single precision, so a score is the same on
every machine, and a vector takes half a kilobyte.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.document import Passage
from talentmatch.engine.encoder import SIZE, Encoder, Singles
from talentmatch.engine.fields import Part
from talentmatch.engine.inclusive import neutral
from talentmatch.engine.kernel import compiled_multiplier
from talentmatch.engine.postings import Floats
from talentmatch.engine.text import clean

LONGEST = 100  # words of a passage; the encoder loses the thread of longer ones
BACKGROUND = 0.1  # the cosine of texts that have nothing to do with each other
LEVELS = 127
ENCODED = 50_000  # documents encoded at once
CHUNK = 256  # rows converted at once, so that they stay in the cache
SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")


@dataclass(frozen=True)
class Vectors:
    """Hold one vector per document; values: documents x SIZE, lengths: their norms (0: the document has no text).

    places: the row of each document, where those of near meaning stand together; None: in the order of the documents.
    """

    values: NDArray[np.int8]
    lengths: NDArray[np.float32]
    places: NDArray[np.int32] | None = None

    def chosen(self, numbers: NDArray[np.integer[Any]]) -> "Vectors":
        """Return the vectors of some documents."""
        rows = numbers if self.places is None else self.places[numbers]
        return Vectors(self.values[rows], self.lengths[rows])

    def cosines_of(self, numbers: NDArray[np.integer[Any]], vector: NDArray[np.int8]) -> Floats:
        """Return the cosine of some documents with a rounded vector."""
        rows = numbers if self.places is None else self.places[numbers]
        multiplier = compiled_multiplier() if self.places is not None else None
        products = np.empty(len(rows))
        if multiplier is not None:
            multiplier(self.values, np.asarray(rows, np.int32), vector, products)
        else:
            order = np.argsort(rows)  # the order of memory
            products[order] = _products(self.values[rows[order]], vector)
        return _cosines(products, self.lengths[rows], vector)

    def cosines(self, vector: NDArray[np.int8]) -> Floats:
        """Return the cosine of each document with a rounded vector."""
        cosines = _cosines(_products(self.values, vector), self.lengths, vector)
        return cosines if self.places is None else cosines[self.places]


def _products(values: NDArray[np.int8], vector: NDArray[np.int8]) -> Floats:
    wanted = vector.astype(np.float32)
    products = np.empty(len(values))
    for start in range(0, len(products), CHUNK):
        products[start : start + CHUNK] = values[start : start + CHUNK].astype(np.float32) @ wanted
    return products


def _cosines(products: Floats, lengths: NDArray[np.float32], vector: NDArray[np.int8]) -> Floats:
    length = np.linalg.norm(vector.astype(np.float64))
    return np.asarray(products / np.maximum(lengths * length, 1))


@dataclass(frozen=True)
class MeantText:
    """Hold what a query means in one field: its parts (texts and their vectors) and their rounded mean."""

    parts: tuple[str, ...]
    vectors: Singles
    mean: NDArray[np.int8]

    def shares(self, document: NDArray[np.int8]) -> Floats:
        """Return by how much each part makes the agreement with a document; they add up to one."""
        products = (self.vectors @ document.astype(np.float32)).astype(np.float64)
        total = products.sum()
        return products / total if total > 0 else np.full(len(products), 1 / len(products))


def agreement(cosines: Floats) -> Floats:
    """Return what of a cosine lies above chance, from 0 to 1."""
    return np.clip((cosines - BACKGROUND) / (1 - BACKGROUND), 0, 1)


def encode_documents(documents: Sequence[Sequence[Passage]], part: Part, encoder: Encoder) -> Vectors:
    """Return the vectors of documents, each given by its versions in one or more languages."""
    values = [np.empty((0, SIZE), np.int8)]
    for start in range(0, len(documents), ENCODED):
        values.append(_encode_some(documents[start : start + ENCODED], part, encoder))
    whole = np.concatenate(values)
    return Vectors(whole, _lengths(whole))


def _encode_some(documents: Sequence[Sequence[Passage]], part: Part, encoder: Encoder) -> NDArray[np.int8]:
    texts = [[text for version in versions for text in parts_of(version, part)] for versions in documents]
    distinct = sorted({text for parts in texts for text in parts})
    number = {text: at for at, text in enumerate(distinct)}
    encoded = encoder.encode(distinct)
    means = [encoded[[number[text] for text in parts]].mean(axis=0) if parts else np.zeros(SIZE) for parts in texts]
    return np.array([rounded(mean) for mean in means], np.int8).reshape(len(documents), SIZE)


def _lengths(values: NDArray[np.int8]) -> NDArray[np.float32]:
    lengths = np.empty(len(values), np.float32)
    for start in range(0, len(values), CHUNK):
        lengths[start : start + CHUNK] = np.linalg.norm(values[start : start + CHUNK].astype(np.float32), axis=1)
    return lengths


def encode_query(versions: Sequence[Passage], part: Part, encoder: Encoder) -> MeantText | None:
    """Return what a query means; None when it has no text."""
    parts = tuple(dict.fromkeys(text for version in versions for text in parts_of(version, part)))
    if not parts:
        return None
    vectors = encoder.encode(parts)
    return MeantText(parts, vectors, rounded(vectors.mean(axis=0)))


def rounded(vector: Singles | Floats) -> NDArray[np.int8]:
    """Return a vector in whole numbers from -LEVELS to LEVELS."""
    largest = float(np.abs(vector).max())
    return np.rint(vector * (LEVELS / largest) if largest else vector).astype(np.int8)


def parts_of(version: Passage, part: Part) -> list[str]:
    """Return the passages of the title (of a text without one: its first), or of title and text."""
    lang = str(version.lang)
    title, text = once(readable(version.title, lang)), readable(version.text, lang)
    if part == "title":
        return passages(title or text)[:1]
    return passages(". ".join(filter(None, (title, text))))


def readable(text: str, lang: str) -> str:
    """Return a text as the encoder reads it best: in lower case, every trade in one form."""
    return neutral(clean(text), lang).lower().strip()


def once(title: str) -> str:
    """Name a trade once: technicien qualité/technicienne qualité, both in one form, is technicien qualité."""
    return "/".join(dict.fromkeys(filter(None, (half.strip() for half in title.split("/")))))


def passages(text: str) -> list[str]:
    """Cut a text into passages of at most LONGEST words, where sentences end."""
    found: list[list[str]] = []
    for sentence in SENTENCE.split(text):
        words = sentence.split()
        for start in range(0, len(words), LONGEST):
            piece = words[start : start + LONGEST]
            if found and len(found[-1]) + len(piece) <= LONGEST:
                found[-1] += piece
            else:
                found.append(piece)
    return [" ".join(words) for words in found]
