"""The adapter is read as it was written, and keeps vectors of length one."""

import numpy as np
import pytest

from talentmatch.engine.adapter import Adapter, load_adapter, present_adapter, save_adapter

CHANCE = np.random.default_rng(1)


@pytest.fixture
def adapter():
    shapes = {"centre": (4,), "straight": (4, 4), "inner": (6, 4), "threshold": (6,), "outer": (4, 6)}
    return Adapter(**{part: CHANCE.normal(size=shape).astype(np.float32) for part, shape in shapes.items()})


def test_it_follows_its_formula(adapter):
    vector = np.array([[0.5, -0.5, 0.1, 0.7]], np.float32)
    moved = vector[0] - adapter.centre
    hidden = [
        max(0.0, float(row @ moved) + float(edge)) for row, edge in zip(adapter.inner, adapter.threshold, strict=True)
    ]
    expected = adapter.straight @ moved + adapter.outer @ np.array(hidden)
    np.testing.assert_allclose(adapter.adapt(vector)[0], expected / np.linalg.norm(expected), atol=1e-6)


def test_it_is_read_as_it_was_written_but_for_rounding(adapter, tmp_path):
    save_adapter(adapter, tmp_path / "adapter.npz")
    vectors = CHANCE.normal(size=(5, 4)).astype(np.float32)
    np.testing.assert_allclose(load_adapter(tmp_path / "adapter.npz").adapt(vectors), adapter.adapt(vectors), atol=0.03)


def test_the_shipped_one_takes_and_gives_vectors_of_the_encoder():
    vectors = present_adapter().adapt(CHANCE.normal(size=(3, 512)).astype(np.float32))
    assert vectors.shape == (3, 512)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
