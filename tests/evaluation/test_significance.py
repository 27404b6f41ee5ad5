import pytest

from talentmatch.evaluation import compare


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
