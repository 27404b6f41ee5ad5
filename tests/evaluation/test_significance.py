import pytest

from talentmatch.evaluation import Interval, compare, interval
from talentmatch.evaluation.significance import compare_sets


def test_it_tells_a_steady_difference_from_chance():
    theirs = {f"q{at}": at / 100 for at in range(50)}
    found = compare({query: value + 0.1 for query, value in theirs.items()}, theirs)
    assert found.difference == pytest.approx(0.1)
    assert found.p_value < 0.001 < found.low <= 0.1 + 1e-9 <= found.high + 2e-9


def test_it_sees_no_difference_where_it_goes_either_way():
    found = compare({"a": 1, "b": 0, "c": 1, "d": 0}, {"a": 0, "b": 1, "c": 0, "d": 1})
    assert found.difference == 0
    assert found.low < 0 < found.high
    assert found.p_value > 0.5


def test_it_repeats_itself_and_takes_no_queries_at_all():
    ours, theirs = {"a": 0.3, "b": 0.9, "c": 0.5}, {"a": 0.1, "b": 0.8, "c": 0.6}
    assert compare(ours, theirs, seed=1) == compare(ours, theirs, seed=1)
    assert compare({}, {}).p_value == 1


def test_it_gives_the_interval_that_theory_gives():
    values = {f"q{at}": float(at % 2) for at in range(400)}
    found = interval([values])
    error = 1.96 * 0.5 / 20  # standard deviation 0.5, the square root of 400 queries
    assert (found.low, found.high) == pytest.approx((0.5 - error, 0.5 + error), abs=0.005)


def test_it_counts_every_set_the_same_however_many_queries_it_has():
    large, small = {f"q{at}": 0.0 for at in range(100)}, {"q": 1.0}
    assert interval([large, small]) == Interval(0.5, 0.5)
    none = dict.fromkeys(large, 0.0)
    assert compare_sets([(large, none), (small, {"q": 0.0})]).difference == 0.5


def test_it_finds_in_many_sets_what_one_set_is_too_small_to_show():
    ours, theirs = {"a": 0.6, "b": 0.5, "c": 0.4}, {"a": 0.5, "b": 0.4, "c": 0.3}
    assert compare(ours, theirs).p_value > 0.05 > compare_sets([(ours, theirs)] * 4).p_value
