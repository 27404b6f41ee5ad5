"""Vectors of the texts of stored questions, kept on disk beside the index, so that a ranking need not read them again.

    directory/manifest.json      what they were made with, the name of the data directory, checksums
    directory/data-xxxxxxxx/     keys.npy, vectors.npy, questions.npy

What does not fit is not used: without it everything is answered as well, only later.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine import Query
from talentmatch.engine.encoder import SIZE, Encoder, Singles
from talentmatch.engine.files import checksum, flush, locked, new_data_directory, replace_file, sweep

FORMAT = "talentmatch-vectors-1"
MANIFEST = "manifest.json"
KEY = 16  # bytes of a checksum
NONE = np.zeros((0, SIZE), np.float32)


@dataclass(frozen=True)
class KeptVectors:
    """Hold vectors by the checksum of their text; rows: where each stands. Immutable, shared between threads.

    questions: checksums of the questions all of whose texts are here.
    """

    rows: Mapping[bytes, int] = field(default_factory=dict)
    vectors: Singles = field(default_factory=NONE.copy)
    questions: frozenset[bytes] = frozenset()


@dataclass(frozen=True)
class KeptEncoder:
    """Encode as another encoder does, and read only those texts whose vectors are not kept."""

    encoder: Encoder
    kept: KeptVectors

    @property
    def fingerprint(self) -> str:
        """Return what changes when a vector could: a kept one is the one that the encoder gives."""
        return self.encoder.fingerprint

    def encode(self, texts: Sequence[str]) -> Singles:
        """Return one vector per text; shape (texts, SIZE)."""
        places = [self.kept.rows.get(key_of_text(text)) for text in texts]
        missing = [text for text, place in zip(texts, places, strict=True) if place is None]
        read = iter(self.encoder.encode(missing)) if missing else iter(())
        found = [next(read) if place is None else self.kept.vectors[place] for place in places]
        return np.array(found, np.float32).reshape(len(texts), SIZE)


def key_of_text(text: str) -> bytes:
    """Return the checksum under which the vector of a text is kept."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=KEY).digest()


def key_of_question(readings: Sequence[Query]) -> bytes:
    """Return a checksum of all that a question says, in every reading."""
    said = [(one.title, one.text, one.lang, one.alternates, sorted(one.wanted.items())) for one in readings]
    return key_of_text(repr(said))


def read_kept(directory: Path, fingerprint: str) -> KeptVectors:
    """Return what is kept for this fingerprint of the settings; nothing where any part does not fit."""
    try:
        told = json.loads((directory / MANIFEST).read_bytes())
        data = directory / told["data"]
        if told["made_with"] != [FORMAT, fingerprint] or told["files"] != _checksums(data):
            return KeptVectors()
        keys, questions = (_keys(np.load(data / f"{name}.npy")) for name in ("keys", "questions"))
        vectors = np.load(data / "vectors.npy", mmap_mode="r")
    except (OSError, ValueError, KeyError, TypeError):
        return KeptVectors()
    return KeptVectors({key: row for row, key in enumerate(keys)}, vectors, frozenset(questions))


def write_kept(kept: KeptVectors, directory: Path, fingerprint: str) -> None:
    """Keep vectors in a directory, in place of those that were there; a crash leaves the former ones."""
    directory.mkdir(parents=True, exist_ok=True)
    with locked(directory):
        data = new_data_directory(directory)
        np.save(data / "keys.npy", _bytes(kept.rows))
        np.save(data / "questions.npy", _bytes(sorted(kept.questions)))
        np.save(data / "vectors.npy", kept.vectors)
        for path in (*data.iterdir(), data, directory):
            flush(path)
        told = {"made_with": [FORMAT, fingerprint], "data": data.name, "files": _checksums(data)}
        replace_file(directory / MANIFEST, json.dumps(told, indent=1).encode())
        sweep(directory, keep={data.name})


def _checksums(data: Path) -> dict[str, str]:
    return {path.name: checksum(path) for path in sorted(data.iterdir())}


def _bytes(keys: Any) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(keys), np.uint8).reshape(-1, KEY)


def _keys(stored: NDArray[np.uint8]) -> list[bytes]:
    return [row.tobytes() for row in stored]
