"""Where the postings of an index lie, block by block: what the ranking for many queries prepares once.

A block is small enough for the cache of a core. Its rows of one language are a shelf; its documents that have the same
languages are a group, so that one rule says how a query meets all of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from talentmatch.engine.passages import Passages
from talentmatch.engine.postings import Ints, Postings

DOCUMENTS_AT_ONCE = 131_072  # their scores take a megabyte


@dataclass(frozen=True)
class Shelf:
    """Hold where the rows of one language in a block stand: rows low to high, and of each column starts to ends."""

    low: int
    high: int
    starts: Ints
    ends: Ints


@dataclass(frozen=True)
class Group:
    """Hold documents of a block with the same languages, and by language which rows of its shelf are theirs.

    own: the language of their first version, in which a query meets them that shares none of their languages.
    """

    documents: Ints
    own: str
    rows: Mapping[str, Ints | slice]


@dataclass(frozen=True)
class Block:
    """Hold documents that are scored together, by their numbers first to last."""

    first: int
    last: int
    shelves: Mapping[str, Shelf]
    groups: tuple[Group, ...]


def find_blocks(passages: Passages, postings: Postings) -> Iterator[Block]:
    """Cut the documents into blocks."""
    for first in range(0, passages.count, DOCUMENTS_AT_ONCE):
        yield _block(passages, postings, first=first, last=min(first + DOCUMENTS_AT_ONCE, passages.count))


def _block(passages: Passages, postings: Postings, *, first: int, last: int) -> Block:
    places = np.full((last - first, len(passages.languages)), -1, np.int64)
    own, shelves = np.zeros(last - first, np.int64), {}
    for language, lang in enumerate(passages.languages):
        rows = passages.rows(language)
        low, high = np.searchsorted(passages.documents[rows], (first, last)).tolist()
        documents = passages.documents[rows][low:high] - first
        places[documents, language] = np.arange(high - low)
        own[documents[passages.own[rows][low:high]]] = language
        if low < high:
            starts, ends = (_first_postings(postings, language, row) for row in (low, high))
            shelves[lang] = Shelf(low, high, starts, ends)
    return Block(first, last, shelves, tuple(_groups(places, own, langs=passages.languages, first=first)))


def _first_postings(postings: Postings, language: int, row: int) -> Ints:
    """Return, for every column of a language, the place of its first posting whose row is not below a row."""
    low, high = postings.starts[language][:-1], postings.starts[language][1:]
    if row in (0, int(postings.sizes[language])):
        return np.asarray(high if row else low)
    while (low < high).any():  # all columns are searched by halves at once
        middle = (low + high) // 2
        before = (low < high) & (postings.rows[np.minimum(middle, len(postings.rows) - 1)] < row)
        low, high = np.where(before, middle + 1, low), np.where(before | (low >= high), high, middle)
    return np.asarray(low)


def _groups(places: Ints, own: Ints, *, langs: Sequence[str], first: int) -> Iterator[Group]:
    """Put documents with the same languages together.

    places: their rows in each shelf, -1 where there is none; own: the language of their own version.
    """
    spoken = (places >= 0) @ (1 << np.arange(len(langs)))
    kinds, of_documents = np.unique(np.stack([own, spoken], axis=1), axis=0, return_inverse=True)
    for at, (language, languages) in enumerate(kinds.tolist()):
        members = np.flatnonzero(of_documents == at)
        rows = {code: _run(places[members, bit]) for bit, code in enumerate(langs) if languages >> bit & 1}
        yield Group(members + first, langs[language], rows)


def _run(rows: Ints) -> Ints | slice:
    """Return ascending rows as a slice where none is left out between them: that is read without copying."""
    low, high = int(rows[0]), int(rows[-1]) + 1
    return slice(low, high) if high - low == len(rows) else rows
