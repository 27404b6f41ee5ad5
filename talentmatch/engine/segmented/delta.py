"""Put weighed documents together as a small index of their own, which knows all terms of the large one."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_array

from talentmatch.engine.filters import FacetCollector
from talentmatch.engine.ids import pack_ids
from talentmatch.engine.index import Index
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.passages import Passages, arrange
from talentmatch.engine.postings import UNIT, Matrix, Postings
from talentmatch.engine.segmented.grown import grown, new_columns
from talentmatch.engine.segmented.weighed import Fresh, Row, Term
from talentmatch.engine.vector import Space


def assemble(fresh: Sequence[Fresh], space: Space) -> Index:
    """Return the index of some documents, ascending by identifier and one at least, in the space of a large index."""
    rows = [row for document in fresh for row in document.rows]
    new = new_columns(space, (term for row in rows for term in row.new))
    wide, facets = grown(space, new), FacetCollector()
    for document in fresh:
        facets.add(document.facets)
    numbers = np.repeat(np.arange(len(fresh)), [len(document.rows) for document in fresh])
    passages, order = arrange(numbers, [row.lang for row in rows])
    return Index(
        ids=pack_ids(document.id for document in fresh),
        space=wide,
        postings=_postings(_matrix([rows[at] for at in order.tolist()], new, width=len(wide.idf)), passages),
        meanings={field.name: _vectors(fresh, field.name) for field in space.settings.of_meaning},
        passages=passages,
        facets=facets.index(np.arange(len(fresh))),
        version=hashlib.sha256(b"".join(document.digest for document in fresh)).hexdigest(),
    )


def _matrix(rows: Sequence[Row], new: Mapping[Term, int], *, width: int) -> Matrix:
    columns = np.concatenate([part for row in rows for part in (row.columns, [new[term] for term in row.new])])
    weights = np.concatenate([part for row in rows for part in (row.weights, [*row.new.values()])])
    starts = np.concatenate([[0], np.cumsum([len(row.columns) + len(row.new) for row in rows])])
    return csr_array((weights / UNIT, columns.astype(np.int64), starts), shape=(len(rows), width))


def _postings(matrix: Matrix, passages: Passages) -> Postings:
    """Return the weights of all rows by language and term."""
    parts = [matrix[passages.rows(language)].tocsc() for language in range(len(passages.languages))]
    before = np.cumsum([0, *(part.nnz for part in parts[:-1])])
    return Postings(
        starts=np.array([part.indptr.astype(np.int64) + first for part, first in zip(parts, before, strict=True)]),
        rows=np.concatenate([part.indices for part in parts]).astype(np.int32),
        weights=np.rint(np.concatenate([part.data for part in parts]) * UNIT).astype(np.uint16),
        sizes=np.diff(passages.edges),
    )


def _vectors(fresh: Sequence[Fresh], field: str) -> Vectors:
    own = [document.meanings[field] for document in fresh]
    return Vectors(np.concatenate([one.values for one in own]), np.concatenate([one.lengths for one in own]))
