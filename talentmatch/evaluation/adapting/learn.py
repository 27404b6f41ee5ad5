"""Learn an adapter: batches of pairs, Adam (Kingma and Ba 2015), a rate that rises and falls once."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.adapter import Adapter
from talentmatch.evaluation.adapting.network import Singles, Weights, as_adapter, backward, first_weights, forward, loss
from talentmatch.evaluation.adapting.pairs import Batch, Taxonomy

WARM_UP = 0.1  # share of the steps in which the rate rises
DROPPED = 0.2  # share of the hidden values that a step leaves out

Progress = Callable[[int, float], None]  # step, loss
Encode = Callable[[list[str]], Singles]


@dataclass(frozen=True)
class Schedule:
    """Say how long and how fast to learn; hidden: the values between the layers."""

    steps: int = 2_000
    batch: int = 1_024
    rate: float = 1e-3
    hidden: int = 1_024
    seed: int = 7

    def rate_at(self, step: int) -> float:
        """Return the rate of a step: it rises from a 25th to the whole, then falls to nearly nothing."""
        done = step / self.steps
        if done < WARM_UP:
            return self.rate * (1 / 25 + 24 / 25 * (1 - cos(pi * done / WARM_UP)) / 2)
        return self.rate * (1 + cos(pi * (done - WARM_UP) / (1 - WARM_UP))) / 2


class Adam:
    """Change weights by their gradients, each at a pace of its own."""

    def __init__(self, weights: Weights) -> None:
        self._mean = {name: np.zeros_like(of) for name, of in weights.items()}
        self._square = {name: np.zeros_like(of) for name, of in weights.items()}
        self._step = 0

    def change(self, weights: Weights, gradients: Weights, rate: float) -> None:
        """Change the weights in place."""
        self._step += 1
        for name, gradient in gradients.items():
            mean, square = self._mean[name], self._square[name]
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient * gradient - square)
            pace = np.sqrt(square / (1 - 0.999**self._step)) + 1e-8
            weights[name] -= (rate / (1 - 0.9**self._step)) * mean / pace


def learn(taxonomy: Taxonomy, encode: Encode, schedule: Schedule, progress: Progress | None = None) -> Adapter:
    """Learn an adapter of the vectors that ``encode`` gives; raise InvalidData for a taxonomy without pairs."""
    pairs, chance = taxonomy.pairs, np.random.default_rng(schedule.seed)
    vectors = encode([*taxonomy.texts])
    centre = vectors.mean(axis=0)
    moved = vectors - centre
    weights = first_weights(vectors.shape[1], schedule.hidden, chance)
    adam = Adam(weights)
    for step in range(schedule.steps):
        value, gradients = _look(weights, moved, pairs.draw(schedule.batch, chance), chance)
        adam.change(weights, gradients, schedule.rate_at(step))
        if progress is not None:
            progress(step + 1, value)
    return as_adapter(weights, centre)


def _look(weights: Weights, moved: Singles, batch: Batch, chance: np.random.Generator) -> tuple[float, Weights]:
    """Return the loss of a batch and its gradient by the weights."""
    passes = []
    for texts in (batch.left, batch.right):
        shape = len(texts), len(weights["inner"])
        kept = (chance.random(shape, np.float32) >= DROPPED).astype(np.float32) / np.float32(1 - DROPPED)
        passes.append((forward(weights, moved[texts], kept), kept))
    (left, kept_left), (right, kept_right) = passes
    value, of_cosines = loss(left.vectors, right.vectors, _alike(batch))
    ours = backward(weights, left, of_cosines @ right.vectors, kept_left)
    theirs = backward(weights, right, of_cosines.T @ left.vectors, kept_right)
    return value, {name: ours[name] + theirs[name] for name in weights}


def _alike(batch: Batch) -> NDArray[np.bool_]:
    """Return which pairs of a left and a right text are no pair of the batch but share a concept."""
    one, other = batch.left_concepts, batch.right_concepts
    alike = (one[:, None] == other) | (other[:, None] == other) | (one[:, None] == one)
    np.fill_diagonal(alike, False)
    return np.asarray(alike)
