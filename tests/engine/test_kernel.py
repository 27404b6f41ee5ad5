import numpy as np
import pytest

from talentmatch.engine import meaning, postings
from talentmatch.engine.kernel import accumulate, compiled_kernel, compiled_multiplier, multiply
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.postings import Postings


@pytest.fixture
def drawn():
    """Give postings of two languages, 60 columns and 3,000 rows each, at random."""
    chance = np.random.default_rng(7)
    cells = [np.sort(chance.choice(3_000, chance.integers(0, 900), replace=False)) for _ in range(120)]
    ends = np.cumsum([0, *map(len, cells)])
    starts = np.array([ends[:61], ends[60:]])
    weights = chance.integers(0, 65_536, ends[-1]).astype(np.uint16)
    return Postings(starts, np.concatenate(cells).astype(np.int32), weights, np.array([3_000, 3_000]))


@pytest.mark.parametrize("kernel", [accumulate, compiled_kernel()], ids=["as written", "compiled"])
def test_it_adds_up_the_same_numbers_to_the_last_bit(drawn, kernel, monkeypatch):
    if kernel is None:
        pytest.skip("the extra fast is not installed")
    columns = np.arange(0, 60, 3)
    asked = {"columns": columns, "weights": np.random.default_rng(8).random(len(columns))}
    monkeypatch.setattr(postings, "compiled_kernel", lambda: None)
    expected = [drawn.scores(language, **asked) for language in (0, 1)]
    monkeypatch.setattr(postings, "compiled_kernel", lambda: kernel)
    monkeypatch.setattr(postings, "WORTH", 0)
    assert [drawn.scores(language, **asked).tolist() for language in (0, 1)] == [each.tolist() for each in expected]


@pytest.mark.parametrize("multiplier", [multiply, compiled_multiplier()], ids=["as written", "compiled"])
def test_it_compares_vectors_to_the_last_bit(multiplier, monkeypatch):
    if multiplier is None:
        pytest.skip("the extra fast is not installed")
    chance = np.random.default_rng(7)
    values, places = chance.integers(-127, 128, (300, 512)).astype(np.int8), chance.permutation(300).astype(np.int32)
    vectors = Vectors(values, np.linalg.norm(values.astype(np.float32), axis=1), places)
    chosen = chance.choice(300, 40, replace=False)
    monkeypatch.setattr(meaning, "compiled_multiplier", lambda: multiplier)
    assert vectors.cosines_of(chosen, values[7]).tolist() == vectors.cosines(values[7])[chosen].tolist()
