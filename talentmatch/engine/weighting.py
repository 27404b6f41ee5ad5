"""Weigh the documents: count words, turn them into the terms of a field, weigh these by TF-IDF.

A word is analysed once, however often it occurs: counts of terms = counts of words x terms of each word, a product
of two sparse matrices. The weights are those of scikit-learn's TfidfVectorizer(sublinear_tf=True) with the same
analysis, which the tests check. It is imported when first needed: whoever only answers queries saves a second.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from scipy.sparse import csr_matrix

from talentmatch.engine.fields import Field
from talentmatch.engine.postings import Floats, Matrix
from talentmatch.engine.vocabulary import Block, namespace

Word = tuple[str, str]  # language, word
Key = tuple[str, str]  # namespace, term


@dataclass(frozen=True)
class Bag:
    """Hold how often each word occurs in each passage; counts: passages x words."""

    words: tuple[Word, ...]
    counts: Matrix


@dataclass(frozen=True)
class Weighted:
    """Hold one field of all passages; rows: passages x terms, each row of length one or empty."""

    blocks: tuple[Block, ...]
    idf: Floats
    rows: Matrix


def count_words(passages: Sequence[Iterable[Word]]) -> Bag:
    """Count the words of each passage."""
    taken = [list(words) for words in passages]
    if not any(taken):
        return Bag((), csr_matrix((len(taken), 0)))
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(analyzer=lambda words: words, dtype=np.float64)
    counts = counter.fit_transform(taken)
    return Bag(tuple(sorted(counter.vocabulary_, key=counter.vocabulary_.__getitem__)), counts)


def weigh(bag: Bag, field: Field, *, languages: Sequence[str], start: int) -> Weighted:
    """Turn counted words into the weighted terms of a field, its columns beginning at start."""
    keys, mapping = terms_of_words(bag.words, field)
    counts = csr_matrix(bag.counts @ mapping)
    if not keys:
        return Weighted((), np.empty(0), counts)
    from sklearn.feature_extraction.text import TfidfTransformer

    blocks, idfs = [], []
    for space, columns, terms in namespaces(keys):
        own = counts[speaking(space, languages)][:, columns]
        blocks.append(Block(field.name, space, own.shape[0], start + columns.start, terms))
        idfs.append(TfidfTransformer().fit(own).idf_)
    transformer = TfidfTransformer(sublinear_tf=True)
    transformer.idf_ = np.concatenate(idfs)
    return Weighted(tuple(blocks), transformer.idf_, transformer.transform(counts))


def terms_of_words(words: Sequence[Word], field: Field) -> tuple[list[Key], Matrix]:
    """Return the sorted keys, and how often each word holds each; words x terms."""
    terms = field.terms or (lambda _word, _lang: ())
    found = [[(namespace(field, lang), term) for term in terms(word, lang)] for lang, word in words]
    keys = sorted({key for terms in found for key in terms})
    number = {key: at for at, key in enumerate(keys)}
    columns = [number[key] for terms in found for key in terms]
    rows = np.repeat(np.arange(len(found)), [len(terms) for terms in found])
    return keys, csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(len(words), len(keys)))


def namespaces(keys: Sequence[Key]) -> Iterator[tuple[str, slice, tuple[str, ...]]]:
    """Yield each namespace of sorted keys, its columns and its terms."""
    start = 0
    for space, group in groupby(keys, key=lambda key: key[0]):
        terms = tuple(term for _, term in group)
        yield space, slice(start, start + len(terms)), terms
        start += len(terms)


def speaking(space: str, languages: Sequence[str]) -> list[int]:
    """Return the passages of a namespace; "" is that of all."""
    return [at for at, lang in enumerate(languages) if space in ("", lang)]
