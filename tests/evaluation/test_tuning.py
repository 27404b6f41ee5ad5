import numpy as np
import pytest

from talentmatch.errors import InvalidData
from talentmatch.evaluation import find_collections, measure, read_collection, tune, tune_sets
from talentmatch.evaluation.fieldwise import build_fieldwise, present_weights
from talentmatch.evaluation.pool import Pool, build_pools
from talentmatch.evaluation.system import whole_search
from talentmatch.evaluation.tuning import assign_folds, scaled

FIELDS = ("good", "noise", "silent")


def made_up(queries=60, *, good, name="set", seed=0):
    """A pool of 30 documents per query, 3 relevant; the first field tells them with this much of a margin."""
    chance = np.random.default_rng(seed)
    gains = np.zeros((queries, 30), np.float32)
    gains[:, :3] = 1
    noise = chance.random((2, queries, 30)).astype(np.float32)
    cosines = np.stack([noise[0] + good * gains, noise[1], np.zeros_like(gains)])
    return Pool(name, tuple(f"q{at}" for at in range(queries)), cosines, gains, np.full(queries, 2.1309))


def test_it_gives_weight_to_the_field_that_tells():
    tuned = tune([made_up(good=0.5)], FIELDS, present=[0.1, 0.7, 0.2])
    assert tuned.chosen[0] > tuned.chosen[1]
    assert tuned.gain.low > 0.05
    assert all(parts[0] > parts[1] for parts in tuned.folds)
    assert "take the chosen weights" in tuned.table()


def test_it_keeps_the_present_weights_where_nothing_tells():
    tuned = tune([made_up(good=0.0)], FIELDS, present=[0.4, 0.4, 0.2])
    assert tuned.chosen == tuned.present == (8, 8, 4)
    assert "keep the weights of now" in tuned.table()


def test_it_leaves_a_field_as_it_is_of_which_the_sets_say_nothing():
    tuned = tune([made_up(good=0.5)], FIELDS, present=[0.1, 0.7, 0.2])
    assert tuned.silent == ("silent",)
    assert tuned.chosen[2] == tuned.present[2]
    assert sum(tuned.chosen) == pytest.approx(20)


def test_it_chooses_the_same_every_time():
    first, second = (tune([made_up(good=0.3)], FIELDS, present=[1, 2, 1], folds=3) for _ in range(2))
    assert first == second
    assert first.table() == second.table()


def test_it_promises_no_more_than_what_it_sees_on_other_queries():
    tuned = tune([made_up(20, good=0.1)], FIELDS, present=[1, 1, 1])
    assert tuned.now + tuned.gain.difference <= tuned.fitted + 1e-9


def test_it_puts_a_query_of_several_sets_into_one_fold():
    one, other = assign_folds([made_up(9, good=0), made_up(6, good=0)], 3)
    assert one[:6].tolist() == other.tolist()
    assert np.bincount(one).tolist() == [3, 3, 3]


def test_it_says_that_there_is_too_little_to_tune_on():
    with pytest.raises(InvalidData, match="5 folds"):
        tune([made_up(4, good=0)], FIELDS, present=[1, 1, 1])
    with pytest.raises(InvalidData, match="more than nothing"):
        tune([made_up(good=0)], FIELDS, present=[0, 0, 0])


def test_it_measures_a_pool_as_the_rankings_are_measured(directory):
    collection = read_collection(directory)
    fieldwise = build_fieldwise(collection.documents)
    pool = build_pools(collection, fieldwise)["same"]
    weights = [pair.same for pair in present_weights(fieldwise.index).values()]
    run = {query.id: whole_search(fieldwise)(query, 10) for query in collection.queries}
    expected = measure(run, collection.judgements)["nDCG@10"]
    assert pool.values(scaled(weights)).tolist() == pytest.approx([expected[query] for query in pool.queries])


def test_it_tunes_for_one_language_and_across_languages_apart(sets):
    tuned = tune_sets(find_collections([sets]), folds=2)
    assert {relation: found.sets for relation, found in tuned.items()} == {"same": ("english",), "across": ("dutch",)}
