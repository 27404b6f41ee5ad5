"""Turn vectors of the general encoder into vectors of this trade: occupations, skills and what is taught.

A small network, learnt by ``talentmatch adapt`` from the names and relations of ESCO: names of one concept, in whatever
language, come near to each other, and so do an occupation and the skills that it needs. Its weights lie beside this
file as whole numbers of one byte, with one scale a row; ESCO itself is needed for learning only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("adapter.npz")
LEVELS = 127
TINY = 1e-9
Singles = NDArray[np.float32]


@dataclass(frozen=True)
class Adapter:
    """Hold y = straight x + outer relu(inner x + threshold), x being a vector less the centre; then length one.

    centre: (n), straight: (n, n), inner: (h, n), threshold: (h), outer: (n, h).
    """

    centre: Singles
    straight: Singles
    inner: Singles
    threshold: Singles
    outer: Singles

    def adapt(self, vectors: Singles) -> Singles:
        """Return vectors of length one; shape (texts, n) as that of the vectors."""
        moved = vectors - self.centre
        hidden = np.maximum(moved @ self.inner.T + self.threshold, 0)
        adapted = moved @ self.straight.T + hidden @ self.outer.T
        return np.asarray(adapted / np.maximum(np.linalg.norm(adapted, axis=1, keepdims=True), TINY), np.float32)


def save_adapter(adapter: Adapter, path: Path) -> None:
    """Write the weights, each row in whole numbers of one byte with its scale."""
    stored: dict[str, NDArray[np.generic]] = {}
    for part in (field.name for field in fields(Adapter)):
        rows = np.atleast_2d(getattr(adapter, part))
        scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True), TINY) / LEVELS
        stored[part] = np.rint(rows / scales).astype(np.int8)
        stored[f"{part}.scales"] = scales.astype(np.float32)
    with path.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **stored)


def load_adapter(path: Path) -> Adapter:
    """Read the weights."""
    with np.load(path, allow_pickle=False) as stored:
        return Adapter(**{field.name: _part(stored, field.name) for field in fields(Adapter)})


def _part(stored: Mapping[str, NDArray[Any]], part: str) -> Singles:
    rows = np.asarray(stored[part], np.float32) * stored[f"{part}.scales"]
    return np.asarray(rows[0] if part in {"centre", "threshold"} else rows, np.float32)


@cache
def present_adapter() -> Adapter:
    """Return the adapter that talentmatch ships."""
    return load_adapter(WEIGHTS)
