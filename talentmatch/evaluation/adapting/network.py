"""The network of the adapter while it learns: forward, the loss, and its gradient, written out.

The loss is that of choosing the right partner among all texts of a batch, both ways: cross-entropy over cosines divided
by TEMPERATURE (InfoNCE, van den Oord et al. 2018).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.adapter import TINY, Adapter

TEMPERATURE = 0.07
SPREAD = 4.0  # the inner layer learns this much faster than the others
NEVER = -1e4  # the cosine of a pair that is neither right nor wrong

Singles = NDArray[np.float32]
Weights = dict[str, Singles]


@dataclass(frozen=True)
class Trace:
    """Hold what a pass computed, for the way back: inputs less the centre, hidden values, lengths, vectors."""

    moved: Singles
    hidden: Singles
    lengths: Singles
    vectors: Singles


def first_weights(size: int, hidden: int, chance: np.random.Generator) -> Weights:
    """Return the weights before learning: vectors stay as they are, for outer is zero."""
    bound = 1 / np.sqrt(size)
    return {
        "straight": np.eye(size, dtype=np.float32),
        "inner": chance.uniform(-bound, bound, (hidden, size)).astype(np.float32),
        "threshold": chance.uniform(-bound, bound, hidden).astype(np.float32),
        "outer": np.zeros((size, hidden), np.float32),
    }


def forward(weights: Weights, moved: Singles, kept: Singles | float = 1.0) -> Trace:
    """Pass vectors less the centre through the network; kept: what of the hidden values is let through (dropout)."""
    hidden = np.maximum(SPREAD * (moved @ weights["inner"].T + weights["threshold"]), 0) * kept
    adapted = moved @ weights["straight"].T + hidden @ weights["outer"].T
    lengths = np.maximum(np.linalg.norm(adapted, axis=1, keepdims=True), TINY)
    return Trace(moved, hidden, lengths, adapted / lengths)


def loss(left: Singles, right: Singles, same: NDArray[np.bool_]) -> tuple[float, Singles]:
    """Return the loss and its gradient by the cosines (n, n); same: pairs of one concept, of which none is wrong."""
    logits = left @ right.T / TEMPERATURE
    logits[same] = NEVER
    place = np.arange(len(left))
    gradient, value = np.zeros_like(logits), 0.0
    for axis in (0, 1):
        likely = np.exp(logits - logits.max(axis=axis, keepdims=True))
        likely /= likely.sum(axis=axis, keepdims=True)
        value -= float(np.log(np.maximum(likely[place, place], 1e-30)).mean()) / 2
        likely[place, place] -= 1
        gradient += likely / (2 * len(place) * TEMPERATURE)
    return value, gradient


def backward(weights: Weights, trace: Trace, gradient: Singles, kept: Singles | float = 1.0) -> Weights:
    """Return the gradient by the weights, given that by the vectors of a pass."""
    along = (gradient * trace.vectors).sum(axis=1, keepdims=True)
    adapted = (gradient - trace.vectors * along) / trace.lengths
    hidden = SPREAD * (adapted @ weights["outer"]) * (trace.hidden > 0) * kept
    return {
        "straight": adapted.T @ trace.moved,
        "inner": hidden.T @ trace.moved,
        "threshold": hidden.sum(axis=0),
        "outer": adapted.T @ trace.hidden,
    }


def as_adapter(weights: Mapping[str, Singles], centre: Singles) -> Adapter:
    """Return learnt weights as the engine takes them."""
    inner, threshold = SPREAD * weights["inner"], SPREAD * weights["threshold"]
    return Adapter(centre, weights["straight"], inner, threshold, weights["outer"])
