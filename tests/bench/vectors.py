"""Stand for the sentence encoder over many texts: mixtures of real vectors, because a million texts take an hour."""

import hashlib
from collections.abc import Sequence
from functools import cache

import corpus
import numpy as np
from kept import kept

from talentmatch.engine import FIELDS, Settings, find_encoder
from talentmatch.engine.encoder import SIZE
from talentmatch.engine.meaning import LEVELS, Vectors

REAL = 1_000  # texts of the corpus that are really encoded, if it has so many
NOISE = 0.35  # of the length of a vector
AT_ONCE = 20_000
FINGERPRINT = "mixtures of real vectors"


@cache
def real_vectors(texts: int = REAL) -> np.ndarray:
    """Return the vectors of some texts; the first process of a run says of how many, and encodes them for all."""
    return np.array(kept("vectors", lambda: _encoded(texts).tolist()), np.float32)


def _encoded(texts: int) -> np.ndarray:
    """Encode so many texts; without the encoder, give vectors of chance in fewer dimensions."""
    encoder = find_encoder()
    if encoder is None:
        chance = np.random.default_rng(corpus.SEED)
        drawn = chance.normal(size=(texts, 40)) @ chance.normal(size=(40, SIZE))
        return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return encoder.encode([document.text[:300].lower() for document in corpus.documents(texts)])


def mixed(chance: np.random.Generator, times: int) -> np.ndarray:
    """Return vectors of length about one, each between two real ones and some way off."""
    real = real_vectors()
    first, second = chance.integers(0, len(real), (2, times))
    share = chance.uniform(0.3, 1, (times, 1)).astype(np.float32)
    noise = chance.standard_normal((times, SIZE), np.float32) * np.float32(NOISE / SIZE**0.5)
    return share * real[first] + (1 - share) * real[second] + noise


class Mixed:
    """Encode a question as one such vector, always the same, in no time: as where its vector is kept."""

    fingerprint = FINGERPRINT

    def __init__(self) -> None:
        self._kept: dict[str, np.ndarray] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        for text in texts:
            if text not in self._kept:
                seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
                self._kept[text] = mixed(np.random.default_rng(seed), 1)[0]
        return np.array([self._kept[text] for text in texts], np.float32).reshape(len(texts), SIZE)


def document_vectors(documents: int) -> Vectors:
    """Return the vectors of so many documents."""
    chance = np.random.default_rng(corpus.SEED)
    values = np.empty((documents, SIZE), np.int8)
    for start in range(0, documents, AT_ONCE):
        block = mixed(chance, min(AT_ONCE, documents - start))
        values[start : start + len(block)] = np.rint(block * (LEVELS / np.abs(block).max(axis=1, keepdims=True)))
    blocks = [values[start : start + AT_ONCE].astype(np.float32) for start in range(0, documents, AT_ONCE)]
    return Vectors(values, np.concatenate([np.linalg.norm(block, axis=1) for block in blocks]))


def settings_with_meaning() -> Settings:
    """Return the settings of the product cut to words, skills and meaning."""
    return Settings(tuple(f for f in FIELDS if f.name in {"words", "skills", "meaning"}), Mixed())


def settings_without() -> Settings:
    """Return the settings of the product cut to words and skills."""
    return Settings(tuple(f for f in FIELDS if f.name in {"words", "skills"}))
