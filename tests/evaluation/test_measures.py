import numpy as np
import pytest
from sklearn.metrics import ndcg_score

from talentmatch.evaluation import measure


def test_it_measures_ndcg_as_scikit_learn_does():
    chance = np.random.default_rng(7)
    for _ in range(20):
        grades, scores = chance.integers(0, 4, 30), chance.permutation(30).astype(float)
        grades[0] = 1  # at least one is relevant
        run = {"q": {f"d{at}": score for at, score in enumerate(scores.tolist())}}
        judged = {"q": {f"d{at}": grade for at, grade in enumerate(grades.tolist())}}
        assert measure(run, judged)["nDCG@10"]["q"] == pytest.approx(ndcg_score([grades], [scores], k=10))


def test_it_measures_equal_scores_in_the_order_that_people_see():
    assert measure({"q": {"b": 1.0, "a": 1.0}}, {"q": {"a": 1}})["RR@10"] == {"q": 1.0}
    assert measure({"q": {"b": 1.0, "a": 1.0}}, {"q": {"b": 1}})["RR@10"] == {"q": 0.5}


def test_it_measures_recall_and_tells_nearly_equal_scores_apart():
    values = measure({"q": {"a": 0.5, "b": 0.5 + 1e-12}}, {"q": {"b": 1, "c": 1}})
    assert values["R@10"] == {"q": 0.5}
    assert values["RR@10"] == {"q": 1.0}


def test_it_counts_a_query_without_answers_as_zero():
    assert measure({"q": {}}, {"q": {"a": 1}, "unasked": {"a": 1}})["nDCG@10"] == {"q": 0.0, "unasked": 0.0}
