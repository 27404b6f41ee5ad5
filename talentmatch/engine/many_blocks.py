"""Where the postings of an index lie, block by block: what the ranking for many queries prepares once.

A block is small enough for the cache of a core. Its rows of one language are a shelf; its documents that have the same
languages are a group, so that one rule says how a query meets all of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    languages = np.asarray(passages.languages, dtype="U2")
    number = int(passages.documents[-1]) + 1 if len(passages.documents) else 0
    for first in range(0, number, DOCUMENTS_AT_ONCE):
        last = min(first + DOCUMENTS_AT_ONCE, number)
        inside = slice(*np.searchsorted(passages.documents, (first, last)).tolist())
        documents, rows = passages.documents[inside] - first, postings.order[inside]
        spoken = {str(lang): languages[inside] == lang for lang in np.unique(languages[inside])}
        shelves = {lang: _shelf(rows[mask], postings) for lang, mask in spoken.items()}
        places = np.full((last - first, len(spoken)), -1, np.int64)
        for at, (lang, mask) in enumerate(spoken.items()):
            places[documents[mask], at] = rows[mask] - shelves[lang].low
        own = languages[inside][np.flatnonzero(np.diff(documents, prepend=-1))]
        yield Block(first, last, shelves, tuple(_groups(places, own, langs=list(spoken), first=first)))


def _shelf(rows: NDArray[np.int32], postings: Postings) -> Shelf:
    low, high = int(rows[0]), int(rows[-1]) + 1
    return Shelf(low, high, _first_postings(postings, low), _first_postings(postings, high))


def _first_postings(postings: Postings, row: int) -> Ints:
    """Return, for every column, the place of its first posting whose row is not below a row."""
    low, high = postings.starts[:-1].copy(), postings.starts[1:].copy()
    while (low < high).any():  # all columns are searched by halves at once
        middle = (low + high) // 2
        before = (low < high) & (postings.rows[np.minimum(middle, len(postings.rows) - 1)] < row)
        low, high = np.where(before, middle + 1, low), np.where(before | (low >= high), high, middle)
    return low


def _groups(places: Ints, own: NDArray[np.str_], *, langs: Sequence[str], first: int) -> Iterator[Group]:
    """Put documents with the same languages together; places: their rows in each shelf, -1 where there is none."""
    spoken = (places >= 0) @ (1 << np.arange(len(langs)))
    kinds, of_documents = np.unique(np.rec.fromarrays([own, spoken]), return_inverse=True)
    for at, (lang, languages) in enumerate(kinds.tolist()):
        members = np.flatnonzero(of_documents == at)
        rows = {code: _run(places[members, bit]) for bit, code in enumerate(langs) if languages >> bit & 1}
        yield Group(members + first, lang, rows)


def _run(rows: Ints) -> Ints | slice:
    """Return ascending rows as a slice where none is left out between them: that is read without copying."""
    low, high = int(rows[0]), int(rows[-1]) + 1
    return slice(low, high) if high - low == len(rows) else rows
