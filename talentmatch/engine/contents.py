"""Write the parts of an index to files, and read them back without running anything they contain."""

import json
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

from talentmatch.engine.fields import Settings
from talentmatch.engine.filters import FacetIndex
from talentmatch.engine.index import Index
from talentmatch.engine.passages import Passages
from talentmatch.engine.postings import Postings
from talentmatch.engine.vector import Space
from talentmatch.engine.vocabulary import Block, Vocabulary

PARTS = ("data", "indices", "indptr")


def write_contents(index: Index, directory: Path) -> None:
    """Write an index into an empty directory."""
    for name, array in _arrays(index).items():
        np.save(directory / f"{name}.npy", array, allow_pickle=False)
    for name, table in _tables(index).items():
        (directory / f"{name}.json").write_text(json.dumps(table), encoding="ascii")


def read_contents(directory: Path, settings: Settings, *, version: str) -> Index:
    """Read an index whose files were checked; arrays are mapped, not read."""
    documents, idf = _array(directory, "documents"), _array(directory, "idf")
    by_term, by_passage = _compressed(directory, "by_term"), _compressed(directory, "by_passage")
    shape = (len(documents), len(idf))
    return Index(
        ids=tuple(_table(directory, "ids")),
        space=Space(settings, _vocabulary(_table(directory, "vocabulary")), idf),
        postings=Postings(csc_matrix(by_term, shape), csr_matrix(by_passage, shape)),
        passages=Passages(documents, tuple(_table(directory, "languages"))),
        facets=FacetIndex(_table(directory, "facets")),
        version=version,
    )


def _arrays(index: Index) -> dict[str, NDArray[Any]]:
    postings = {"by_term": index.postings.by_term, "by_passage": index.postings.by_passage}
    parts = {f"{name}.{part}": getattr(lines, part) for name, lines in postings.items() for part in PARTS}
    return {"idf": index.space.idf, "documents": index.passages.documents, **parts}


def _tables(index: Index) -> dict[str, object]:
    blocks = [astuple(block) for block in index.space.vocabulary.blocks]
    passages = index.passages
    return {"vocabulary": blocks, "ids": index.ids, "languages": passages.languages, "facets": index.facets.facets}


def _vocabulary(table: list[list[Any]]) -> Vocabulary:
    return Vocabulary(tuple(Block(field, space, n, start, tuple(terms)) for field, space, n, start, terms in table))


def _compressed(directory: Path, name: str) -> tuple[NDArray[Any], ...]:
    return tuple(_array(directory, f"{name}.{part}") for part in PARTS)


def _array(directory: Path, name: str) -> NDArray[Any]:
    """Map an array; as a plain array, since slices of a memmap are slow."""
    return np.asarray(np.load(directory / f"{name}.npy", mmap_mode="r", allow_pickle=False))


def _table(directory: Path, name: str) -> Any:
    return json.loads((directory / f"{name}.json").read_text(encoding="ascii"))
