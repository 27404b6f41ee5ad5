"""Put weighed documents together as a small index of their own, which knows all terms of the large one."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_array

from talentmatch.engine.filters import distinct_facets
from talentmatch.engine.index import Index
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.passages import Passages
from talentmatch.engine.postings import UNIT, Matrix, compress
from talentmatch.engine.segmented.grown import grown, new_columns
from talentmatch.engine.segmented.weighed import Fresh, Row, Term
from talentmatch.engine.vector import Space


def assemble(fresh: Sequence[Fresh], space: Space) -> Index:
    """Return the index of some documents, ascending by identifier and one at least, in the space of a large index."""
    rows = [row for document in fresh for row in document.rows]
    new = new_columns(space, (term for row in rows for term in row.new))
    wide = grown(space, new)
    numbers = np.repeat(np.arange(len(fresh), dtype=np.int32), [len(document.rows) for document in fresh])
    languages = tuple(row.lang for row in rows)
    return Index(
        ids=tuple(document.id for document in fresh),
        space=wide,
        postings=compress(_matrix(rows, new, width=len(wide.idf)), languages),
        meanings={field.name: _vectors(fresh, field.name) for field in space.settings.of_meaning},
        passages=Passages(numbers, languages),
        facets=distinct_facets([document.facets for document in fresh]),
        version=hashlib.sha256(b"".join(document.digest for document in fresh)).hexdigest(),
    )


def _matrix(rows: Sequence[Row], new: Mapping[Term, int], *, width: int) -> Matrix:
    columns = np.concatenate([part for row in rows for part in (row.columns, [new[term] for term in row.new])])
    weights = np.concatenate([part for row in rows for part in (row.weights, [*row.new.values()])])
    starts = np.concatenate([[0], np.cumsum([len(row.columns) + len(row.new) for row in rows])])
    return csr_array((weights / UNIT, columns.astype(np.int64), starts), shape=(len(rows), width))


def _vectors(fresh: Sequence[Fresh], field: str) -> Vectors:
    own = [document.meanings[field] for document in fresh]
    return Vectors(np.concatenate([one.values for one in own]), np.concatenate([one.lengths for one in own]))
