"""An adapter is learnt from which texts belong together; the gradient is checked against differences."""

import numpy as np
import pytest

from talentmatch.errors import InvalidData
from talentmatch.evaluation.adapting import ConceptNames, Schedule, Taxonomy, gather_taxonomy, learn
from talentmatch.evaluation.adapting.network import backward, first_weights, forward, loss

WORDS = [f"{concept} {number}" for concept in "abcdefgh" for number in range(4)]
NAMES = {concept: [word for word in WORDS if word[0] == concept] for concept in "abcdefgh"}
RELATIONS = {"essential": [("a", "b"), ("a", "unknown")], "broader": [("c", "x"), ("d", "x"), ("e", "y")]}
QUICK = Schedule(steps=200, batch=64, rate=1e-2, hidden=64)


def encode(texts):
    """Give every text a direction of its own, whatever its concept."""
    return np.random.default_rng(3).normal(size=(len(texts), 64)).astype(np.float32)


@pytest.fixture
def taxonomy():
    return Taxonomy(NAMES, RELATIONS)


def nearest_is_of_the_concept(vectors, texts):
    cosines = vectors @ vectors.T - 2 * np.eye(len(texts))
    return np.mean([texts[at][0] == text[0] for at, text in zip(cosines.argmax(axis=1), texts, strict=True)])


def test_it_brings_the_names_of_a_concept_together(taxonomy):
    texts = taxonomy.texts
    before = encode(texts)
    after = learn(taxonomy, encode, QUICK).adapt(before)
    assert nearest_is_of_the_concept(before / np.linalg.norm(before, axis=1, keepdims=True), texts) < 0.4
    assert nearest_is_of_the_concept(after, texts) > 0.9


def test_it_learns_the_same_twice(taxonomy):
    first, second = (learn(taxonomy, encode, QUICK) for _ in range(2))
    np.testing.assert_array_equal(first.inner, second.inner)


def test_it_tells_each_step(taxonomy):
    told = []
    learn(taxonomy, encode, Schedule(steps=3, batch=16, hidden=4), lambda step, value: told.append((step, value)))
    assert [step for step, _ in told] == [1, 2, 3]
    assert all(value > 0 for _, value in told)


def test_it_draws_names_relations_and_siblings(taxonomy):
    batch = taxonomy.pairs.draw(400, np.random.default_rng(5))
    texts = taxonomy.texts
    found = {(texts[one][0], texts[other][0]) for one, other in zip(batch.left, batch.right, strict=True)}
    assert found == {*((concept, concept) for concept in NAMES), ("a", "b"), ("c", "d")}
    assert (batch.left != batch.right).all()


def test_it_refuses_a_taxonomy_that_teaches_nothing():
    with pytest.raises(InvalidData, match="No concept here has two names"):
        learn(Taxonomy({"a": ["one"]}, {}), encode, QUICK)


@pytest.mark.parametrize("name", ["straight", "inner", "threshold", "outer"])
def test_its_gradient_is_that_of_its_loss(name):
    chance = np.random.default_rng(2)
    weights = {of: value.astype(np.float64) for of, value in first_weights(5, 7, chance).items()}
    weights["outer"] += chance.normal(size=(5, 7)) / 3
    left, right = chance.normal(size=(2, 6, 5))
    alike = np.zeros((6, 6), bool)
    alike[0, 3] = True

    def value():
        return loss(forward(weights, left).vectors, forward(weights, right).vectors, alike)[0]

    ours, theirs = forward(weights, left), forward(weights, right)
    _, of_cosines = loss(ours.vectors, theirs.vectors, alike)
    gradient = (
        backward(weights, ours, of_cosines @ theirs.vectors)[name]
        + backward(weights, theirs, of_cosines.T @ ours.vectors)[name]
    )
    place = (1,) * weights[name].ndim
    before = weights[name][place]
    weights[name][place] = before + 1e-5
    higher = value()
    weights[name][place] = before - 1e-5
    assert gradient[place] == pytest.approx((higher - value()) / 2e-5, rel=1e-3, abs=1e-7)


def test_a_concept_is_read_as_the_encoder_reads_best():
    row = ConceptNames("c", "fr", "technicien qualité/technicienne qualité", ["Contrôleuse"], "Il contrôle. " * 90)
    found = gather_taxonomy([row, row._replace(lang="xx", preferred="zzz")], {}).names["c"]
    assert found[0] == "technicien qualité"
    assert len(found) == 3
    assert len(found[2].split()) <= 100
