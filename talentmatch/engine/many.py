"""Rank the documents for very many queries: the scores of an exact Index.match bit for bit, for a fraction of its work.

A few queries of the same languages are multiplied with a block of documents at once. Sums run over the same numbers in
the same order as in Index.scores, so equal scores stay equal and near ones in order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.document import Passage, Query
from talentmatch.engine.fields import Field
from talentmatch.engine.index import Index
from talentmatch.engine.many_blocks import Block, Group, find_blocks
from talentmatch.engine.many_product import Room, Sparse, multiply
from talentmatch.engine.meaning import CHUNK as CONVERTED
from talentmatch.engine.meaning import Vectors, agreement, encode_query, parts_of
from talentmatch.engine.postings import CHUNK, UNIT, Floats, Ints, Postings
from talentmatch.engine.vector import vectorise
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

QUERIES_AT_ONCE = 6  # their scores take as many megabytes
READ_AT_ONCE = 512  # queries whose texts the encoder reads together, and remembers
LEAST = float(np.nextafter(0, 1))  # a score above nothing
WIDTH = 64  # scores of which the highest stands for all while the best are sought
Ranking = tuple[tuple[str, float], ...]  # documents with their scores, the best first
Scored = tuple[Ints, Ints, Floats]  # for each good pair: the place of the query, the document, the score
NO_PAIR: Scored = (np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


@dataclass(frozen=True)
class Version:
    """Hold a query in one language, as it meets documents that share it (alike) and those in others (across).

    Either comes in parts whose products are added.
    """

    alike: tuple[Sparse, ...]
    across: tuple[Sparse, ...]


@dataclass(frozen=True)
class Prepared:
    """Hold a query ready to be compared; versions: by language, its own first; meant: by field of meaning."""

    versions: Mapping[str, Version]
    meant: Mapping[str, NDArray[np.int8]]


class ManyMatcher:
    """Answer many queries over one index; prepared once, then used again and again, by one thread at a time."""

    def __init__(self, index: Index) -> None:
        """Find the blocks of an index."""
        self._index = index
        self._room = Room()
        self._blocks = tuple(find_blocks(index.passages, index.postings))

    def rank(self, queries: Sequence[Query], k: int = 10) -> list[Ranking]:
        """Return for each query the k best documents and their scores, the same as an exact Index.match one by one."""
        if k < 1:
            raise InvalidData(N_("At least one match must be asked for, not %(k)s."), k=k)
        starts = range(0, len(queries), READ_AT_ONCE)
        return [ranking for at in starts for ranking in self._rank(queries[at : at + READ_AT_ONCE], k)]

    def _rank(self, queries: Sequence[Query], k: int) -> list[Ranking]:
        rankings: list[Ranking] = [()] * len(queries)
        for numbers, prepared in _of_like_languages(_prepare(queries, self._index)):
            bars = np.full(len(prepared), LEAST)
            scored = [each for block in self._blocks for each in self._scored(prepared, block, bars=bars, k=k)]
            for number, ranking in zip(numbers, _best(scored, len(prepared), k=k), strict=True):
                rankings[number] = tuple((self._index.ids[document], score) for document, score in ranking)
        return rankings

    def _scored(self, queries: Sequence[Prepared], block: Block, *, bars: Floats, k: int) -> Iterator[Scored]:
        """Yield the leading documents of each group of a block."""
        settings, postings = self._index.space.settings, self._index.postings
        self._room.empty()
        agreed = {f: self._agreements(queries, f, block) for f in settings.of_meaning}
        for group, scores, shared in _scores(queries, block, postings=postings, room=self._room):
            for field, agreements in agreed.items():
                scores += (field.weight if shared else field.across) * agreements[:, group.documents - block.first]
            yield _leading(scores, group.documents, bars=bars, k=k)

    def _agreements(self, queries: Sequence[Prepared], field: Field, block: Block) -> Floats:
        """Return by how much the meaning of each query agrees with each document; shape (queries, documents)."""
        meant = {at: query.meant[field.name] for at, query in enumerate(queries) if field.name in query.meant}
        found = np.zeros((len(queries), block.last - block.first))
        if meant:
            vectors = self._index.meanings[field.name]
            found[list(meant)] = agreement(_cosines(np.array(list(meant.values())), vectors, block))
        return found


def _prepare(queries: Sequence[Query], index: Index) -> list[Prepared]:
    """Read queries; their texts are encoded together, a fifth of the work of one by one."""
    fields, encoder = index.space.settings.of_meaning, index.space.settings.encoder
    read = [query.versions() for query in queries]
    if encoder is not None:
        told = [(passage, part) for passages in read for passage in passages for part in {f.part for f in fields}]
        encoder.encode(sorted({text for passage, part in told for text in parts_of(passage, part)}))
    prepared = []
    for query, passages in zip(queries, read, strict=True):
        meant = {f.name: encode_query(passages, f.part, encoder) for f in fields} if encoder else {}
        versions = {str(passage.lang): _version(passage, query.wanted, index) for passage in passages}
        prepared.append(Prepared(versions, {name: text.mean for name, text in meant.items() if text is not None}))
    return prepared


def _version(passage: Passage, skills: Mapping[str, float], index: Index) -> Version:
    """Weigh a version of a query."""
    vector = vectorise(passage, skills, space=index.space)
    alike, across = (_parts(vector.columns, vector.weighed(across=way), index.postings) for way in (False, True))
    return Version(alike, across)


def _parts(columns: Ints, weights: Floats, postings: Postings) -> tuple[Sparse, ...]:
    """Cut a query where Postings.scores cuts it: at a million postings in all languages; what weighs nothing goes."""
    columns, weights = columns[weights != 0], weights[weights != 0]
    lengths = (postings.starts[:, columns + 1] - postings.starts[:, columns]).sum(axis=0)
    cuts = np.flatnonzero(np.diff(np.cumsum(lengths) // CHUNK)) + 1
    parts = [slice(start, end) for start, end in pairwise([0, *cuts.tolist(), len(columns)])]
    return tuple((columns[part], weights[part] / UNIT) for part in parts)


def _of_like_languages(queries: Sequence[Prepared]) -> Iterator[tuple[list[int], list[Prepared]]]:
    """Yield a few queries at a time that have the same languages, so meet the same rows, with their numbers."""
    by_languages: dict[tuple[str, ...], list[int]] = {}
    for number, query in enumerate(queries):
        by_languages.setdefault(tuple(query.versions), []).append(number)
    for numbers in by_languages.values():
        for at in range(0, len(numbers), QUERIES_AT_ONCE):
            some = numbers[at : at + QUERIES_AT_ONCE]
            yield some, [queries[number] for number in some]


def _scores(
    queries: Sequence[Prepared], block: Block, *, postings: Postings, room: Room
) -> Iterator[tuple[Group, Floats, bool]]:
    """Yield each group of a block, the scores of its terms (queries x documents), and if they share a language."""
    langs, shelves = list(queries[0].versions), block.shelves
    alike = {
        lang: multiply(shelves[lang], [query.versions[lang].alike for query in queries], postings=postings, room=room)
        for lang in langs
        if lang in shelves
    }
    strange = {group.own for group in block.groups if not group.rows.keys() & alike.keys()}
    own = [query.versions[langs[0]].across for query in queries]
    across = {lang: multiply(shelves[lang], own, postings=postings, room=room) for lang in strange}
    for group in sorted(block.groups, key=lambda group: group.own in strange):
        shared = [alike[lang][:, group.rows[lang]] for lang in sorted(langs) if lang in group.rows]
        yield group, _mean(shared or [across[group.own][:, group.rows[group.own]]]), bool(shared)


def _mean(of_rows: Sequence[Floats]) -> Floats:
    """Return the mean, added up as Index.scores adds it up."""
    if len(of_rows) == 1:
        return of_rows[0]
    return np.asarray(sum((1 / len(of_rows)) * each for each in of_rows))


def _cosines(queries: NDArray[np.int8], vectors: Vectors, block: Block) -> Floats:
    """Return the cosine of each query with each document of a block; whole numbers, so products are exact."""
    wanted, products = queries.astype(np.float32), np.empty((len(queries), block.last - block.first))
    for start in range(block.first, block.last, CONVERTED):
        inside = slice(start, min(start + CONVERTED, block.last))
        products[:, start - block.first : inside.stop - block.first] = (
            wanted @ vectors.values[inside].astype(np.float32).T
        )
    lengths = np.linalg.norm(queries.astype(np.float64), axis=1)
    return np.asarray(products / np.maximum(vectors.lengths[block.first : block.last] * lengths[:, None], 1))


def _leading(scores: Floats, documents: Ints, *, bars: Floats, k: int) -> Scored:
    """Return pairs of which the k best of each query are part; scores: queries x documents.

    The scores are cut into columns of WIDTH. The k highest of their maxima are k scores, so the best reach the least
    of these, and only columns that reach it are looked at. bars: what the best reach at least; they are raised.
    """
    queries, number = scores.shape
    columns = number // WIDTH if number // WIDTH > k else 0
    rest = np.arange(columns * WIDTH, number)
    places, at = np.repeat(np.arange(queries), len(rest)), np.tile(rest, queries)
    if columns:
        highest = scores[:, : columns * WIDTH].reshape(queries, WIDTH, columns).max(axis=1)
        np.maximum(bars, np.partition(highest, -k, axis=1)[:, -k], out=bars)
        reaching, column = np.nonzero(highest >= bars[:, None])
        places = np.concatenate([places, np.repeat(reaching, WIDTH)])
        at = np.concatenate([at, (column[:, None] + columns * np.arange(WIDTH)).ravel()])
    found = scores[places, at]
    good = np.flatnonzero(found >= bars[places])
    return places[good], documents[at[good]], found[good]


def _best(scored: Sequence[Scored], queries: int, *, k: int) -> Iterator[list[tuple[int, float]]]:
    """Yield the k best documents of each query with their scores; equal ones by identifier."""
    places, documents, scores = (np.concatenate([each[at] for each in (*scored, NO_PAIR)]) for at in (0, 1, 2))
    order = np.lexsort((documents, -scores, places))
    for start, end in pairwise(np.searchsorted(places[order], np.arange(queries + 1)).tolist()):
        chosen = order[start : min(end, start + k)]
        yield list(zip(documents[chosen].tolist(), scores[chosen].tolist(), strict=True))
