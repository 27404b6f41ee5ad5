"""Put the weights of all passages into postings, some rows at a time, so that memory holds little beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.counting import Bag
from talentmatch.engine.fields import Part
from talentmatch.engine.passages import Passages
from talentmatch.engine.postings import UNIT, Floats, Ints, Matrix, Postings, spread
from talentmatch.engine.vocabulary import Block
from talentmatch.engine.weighting import Terms, blocks_of, inverse_frequencies, weigh

ROWS = 20_000  # passages weighed at once


@dataclass(frozen=True)
class Counted:
    """Hold the counted words of all passages by part, which passage became each row, and the rows of each language."""

    bags: Mapping[Part, Bag]
    order: Ints
    passages: Passages

    def parts(self, terms: Terms) -> Iterator[tuple[int, int, Matrix]]:
        """Yield parts of the rows: their language, the first of them within it, and their counted terms."""
        bag = self.bags[terms.field.part]
        for language in range(len(self.passages.languages)):
            order = self.order[self.passages.rows(language)]
            for start in range(0, len(order), ROWS):
                yield language, start, terms.count(bag.counts(order[start : start + ROWS]))


@dataclass(frozen=True)
class Weighed:
    """Hold the columns of all fields, their inverse frequencies, and the postings."""

    blocks: tuple[Block, ...]
    idf: Floats
    postings: Postings


def assemble(fields: Sequence[Terms], counted: Counted) -> Weighed:
    """Weigh all passages. The rows are counted twice: first how many have each term, then what it weighs in each."""
    fields = [terms for terms in fields if terms.keys]
    having = [_having(terms, counted) for terms in fields]
    blocks = _blocks(fields, counted.passages)
    idfs = [inverse_frequencies(own, of.sum(axis=0)) for own, of in zip(blocks, having, strict=True)]
    starts = _starts(np.concatenate([np.zeros((len(counted.passages.languages), 0), np.int64), *having], axis=1))
    rows, weights = np.empty(starts[-1, -1], np.int32), np.empty(starts[-1, -1], np.uint16)
    free, first = starts[:, :-1].copy(), 0
    for terms, idf in zip(fields, idfs, strict=True):
        columns = slice(first, first + len(idf))
        for language, start, counts in counted.parts(terms):
            places, matrix = _places(weigh(counts, idf), free[language, columns])
            rows[places] = matrix.indices + start
            weights[places] = np.rint(matrix.data * UNIT).astype(np.uint16)
        first = columns.stop
    postings = Postings(starts, rows, weights, np.diff(counted.passages.edges))
    return Weighed(tuple(block for own in blocks for block in own), np.concatenate([np.empty(0), *idfs]), postings)


def _having(terms: Terms, counted: Counted) -> Ints:
    """Return how many passages of each language have each term; shape (languages, terms)."""
    having = np.zeros((len(counted.passages.languages), len(terms.keys)), np.int64)
    for language, _, counts in counted.parts(terms):
        having[language] += np.bincount(counts.indices, minlength=len(terms.keys))
    return having


def _blocks(fields: Sequence[Terms], passages: Passages) -> list[tuple[Block, ...]]:
    sizes = dict(zip(passages.languages, np.diff(passages.edges).tolist(), strict=True))
    found, start = [], 0
    for terms in fields:
        found.append(blocks_of(terms, sizes, start=start))
        start += len(terms.keys)
    return found


def _starts(having: Ints) -> Ints:
    """Return where the postings of each column of each language begin; shape (languages, terms + 1)."""
    languages, terms = having.shape
    starts = np.zeros((max(languages, 1), terms + 1), np.int64)
    ends = np.cumsum(having).reshape(languages, terms)
    starts[:languages, 1:] = ends
    starts[1:, 0] = ends[:-1, -1] if terms else 0
    return starts


def _places(weighed: Matrix, free: Ints) -> tuple[NDArray[np.int64], Matrix]:
    """Return where the entries of a part belong, and the part by term; the free place of each column moves on."""
    by_term = weighed.tocsc()
    by_term.sort_indices()
    lengths = np.diff(by_term.indptr).astype(np.int64)
    places = spread(free.copy(), lengths)
    free += lengths
    return places, by_term
