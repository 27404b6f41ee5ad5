"""Weigh the documents: turn counted words into the terms of a field, and weigh these by TF-IDF.

A word is analysed once, however often it occurs: counts of terms = counts of words x terms of each word, a product
of two sparse matrices. The weights are those of scikit-learn's TfidfVectorizer(sublinear_tf=True) with the same
analysis, which the tests check. It is imported when first needed: whoever only answers queries saves a second.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from scipy.sparse import csr_matrix

from talentmatch.engine.counting import Word
from talentmatch.engine.fields import Field
from talentmatch.engine.postings import Floats, Ints, Matrix
from talentmatch.engine.vocabulary import Block, namespace

Key = tuple[str, str]  # namespace, term


@dataclass(frozen=True)
class Terms:
    """Hold the terms of one field, sorted, and how often each word holds each; mapping: words x terms."""

    field: Field
    keys: tuple[Key, ...]
    mapping: Matrix

    def count(self, words: Matrix) -> Matrix:
        """Turn counts of words into counts of terms; passages x terms."""
        counts = csr_matrix(words @ self.mapping)
        counts.sort_indices()
        return counts


def terms_of_words(words: Sequence[Word], field: Field) -> Terms:
    """Find the terms of a field."""
    analyse = field.terms or (lambda _word, _lang: ())
    numbers: dict[Key, int] = {}
    found, ends = array("i"), array("q", [0])
    for lang, word in words:
        space = namespace(field, lang)
        found.extend(numbers.setdefault((space, term), len(numbers)) for term in analyse(word, lang))
        ends.append(len(found))
    keys = sorted(numbers)
    place = np.empty(len(keys), np.int32)
    place[[numbers[key] for key in keys]] = np.arange(len(keys))
    columns = place[np.asarray(found, np.int32)]
    shape = (len(words), len(keys))
    mapping = csr_matrix((np.ones(len(columns)), columns, np.asarray(ends, np.int64)), shape=shape)
    mapping.sum_duplicates()
    return Terms(field, tuple(keys), mapping)


def blocks_of(terms: Terms, passages: dict[str, int], *, start: int) -> tuple[Block, ...]:
    """Return the columns of a field by namespace; passages: how many each language has, start: the first column."""
    return tuple(
        Block(terms.field.name, space, passages[space] if space else sum(passages.values()), start + columns.start, own)
        for space, columns, own in namespaces(terms.keys)
    )


def inverse_frequencies(blocks: Sequence[Block], having: Ints) -> Floats:
    """Return the inverse frequency of each term of a field; having: how many passages have it."""
    passages = np.repeat([block.passages for block in blocks], [len(block.terms) for block in blocks])
    return np.asarray(np.log((passages + 1.0) / (having + 1.0)) + 1.0)


def weigh(counts: Matrix, idf: Floats) -> Matrix:
    """Weigh counted terms; each row of length one or empty."""
    from sklearn.feature_extraction.text import TfidfTransformer

    transformer = TfidfTransformer(sublinear_tf=True)
    transformer.idf_ = idf
    return transformer.transform(counts)


def namespaces(keys: Sequence[Key]) -> Iterator[tuple[str, slice, tuple[str, ...]]]:
    """Yield each namespace of sorted keys, its columns and its terms."""
    start = 0
    for space, group in groupby(keys, key=lambda key: key[0]):
        terms = tuple(term for _, term in group)
        yield space, slice(start, start + len(terms)), terms
        start += len(terms)
