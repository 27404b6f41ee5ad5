"""Write the parts of an index to files, and read them back without running anything they contain."""

import json
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.fields import Settings
from talentmatch.engine.filters import FacetIndex
from talentmatch.engine.ids import Ids, pack_ids
from talentmatch.engine.index import Index
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.nearest import Groups
from talentmatch.engine.passages import Passages
from talentmatch.engine.postings import Postings
from talentmatch.engine.vector import Space
from talentmatch.engine.vocabulary import Block, Vocabulary

GROUPS = tuple(part.name for part in fields(Groups))
POSTINGS = tuple(part.name for part in fields(Postings))


def write_contents(index: Index, directory: Path) -> None:
    """Write an index into an empty directory."""
    for name, array in _arrays(index).items():
        np.save(directory / f"{name}.npy", array, allow_pickle=False)
    for name, table in _tables(index).items():
        (directory / f"{name}.json").write_text(json.dumps(table), encoding="ascii")


def read_contents(directory: Path, settings: Settings, *, version: str) -> Index:
    """Read an index whose files were checked; arrays are mapped, not read."""
    documents, own, edges, idf = (_array(directory, name) for name in ("documents", "own", "edges", "idf"))
    grouped = _table(directory, "groups")
    return Index(
        ids=Ids(_array(directory, "ids.letters"), _array(directory, "ids.ends")),
        space=Space(settings, _vocabulary(_table(directory, "vocabulary")), idf),
        postings=Postings(**{part: _array(directory, f"postings.{part}") for part in POSTINGS}),
        meanings={name: _vectors(directory, name, grouped=name in grouped) for name in _table(directory, "meanings")},
        passages=Passages(documents, own, tuple(_table(directory, "languages")), edges),
        facets=FacetIndex(_table(directory, "facets"), _array(directory, "facets")),
        version=version,
        groups={name: _groups(directory, name) for name in grouped},
    )


def _arrays(index: Index) -> dict[str, NDArray[Any]]:
    postings = {f"postings.{part}": getattr(index.postings, part) for part in POSTINGS}
    meanings = {
        f"{name}.{part}": getattr(vectors, part)
        for name, vectors in index.meanings.items()
        for part in ("values", "lengths", *(["places"] if vectors.places is not None else []))
    }
    groups = {f"{name}.{part}": getattr(group, part) for name, group in index.groups.items() for part in GROUPS}
    passages, ids = index.passages, pack_ids(index.ids)
    others = {
        "ids.letters": ids.letters,
        "ids.ends": ids.ends,
        "idf": index.space.idf,
        "documents": passages.documents,
        "own": passages.own,
        "edges": passages.edges,
        "facets": index.facets.of_documents,
    }
    return {**others, **postings, **meanings, **groups}


def _tables(index: Index) -> dict[str, object]:
    blocks = [astuple(block) for block in index.space.vocabulary.blocks]
    return {
        "vocabulary": blocks,
        "languages": index.passages.languages,
        "facets": index.facets.kinds,
        "meanings": list(index.meanings),
        "groups": list(index.groups),
    }


def _vocabulary(table: list[list[Any]]) -> Vocabulary:
    return Vocabulary(tuple(Block(field, space, n, start, tuple(terms)) for field, space, n, start, terms in table))


def _vectors(directory: Path, name: str, *, grouped: bool) -> Vectors:
    places = _array(directory, f"{name}.places") if grouped else None
    return Vectors(_array(directory, f"{name}.values"), _array(directory, f"{name}.lengths"), places)


def _groups(directory: Path, name: str) -> Groups:
    return Groups(**{part: _array(directory, f"{name}.{part}") for part in GROUPS})


def _array(directory: Path, name: str) -> NDArray[Any]:
    """Map an array; as a plain array, since slices of a memmap are slow."""
    return np.asarray(np.load(directory / f"{name}.npy", mmap_mode="r", allow_pickle=False))


def _table(directory: Path, name: str) -> Any:
    return json.loads((directory / f"{name}.json").read_text(encoding="ascii"))
