"""The best way to what is missing, checked against every possible way on small cases."""

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from talentmatch.engine.pathway import OBJECTIVES, Candidate, Need, Step, Total, find_pathway
from talentmatch.errors import InvalidData

SKILLS = tuple("abcdefg")


def ids(pathway):
    return [step.id for step in pathway.steps]


def random_case(seed):
    chance = random.Random(seed)
    need = Need(
        frozenset(chance.sample(SKILLS[:5], chance.randint(0, 5))), frozenset(SKILLS[5:]), chance.random() < 0.3
    )
    candidates = [
        Candidate(
            f"p{number}",
            frozenset(chance.sample(SKILLS, chance.randint(0, 4))),
            {name: chance.randint(0, 8) / 4 for name in ("hours", "euros", "km") if chance.random() < 0.7},
            doubtful=chance.random() < 0.5,
        )
        for number in range(chance.randint(0, 7))
    ]
    twins = [replace(one, id=f"{chance.choice('ax')}{one.id}") for one in candidates if chance.random() < 0.3]
    return need, candidates + twins


def best_by_trying_everything(need, candidates, objective):
    missing = need.essential | need.optional
    taught = missing & {skill for one in candidates for skill in one.skills}
    required = taught if need.with_optional else taught & need.essential
    ways = (way for size in range(len(candidates) + 1) for way in combinations(candidates, size))
    return sorted(one.id for one in min((w for w in ways if required <= reached(w)), key=merit(need, objective)))


def merit(need, objective):
    amount = OBJECTIVES[objective]

    def of(way):
        known = [one.amounts[amount] for one in way if amount in one.amounts]
        first = (len(way) - len(known), sum(known)) if amount else (len(way),)
        last = (len(way), sum(one.doubtful for one in way), sorted(one.id for one in way))
        return (*first, -len(reached(way) & need.optional), *last)

    return of


def reached(way):
    return {skill for one in way for skill in one.skills}


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_it_is_the_best_of_all_ways_by_every_objective(objective):
    for seed in range(60):
        need, candidates = random_case(seed)
        found = find_pathway(need, candidates, objective)
        assert found.proven, seed
        assert sorted(ids(found)) == best_by_trying_everything(need, candidates, objective), seed


def test_it_does_not_prefer_narrow_courses():
    narrow = [Candidate(skill, {skill}) for skill in "abc"]
    wide = Candidate("wide", {"a", "b", "c", *map(str, range(50))})
    assert ids(find_pathway(Need({"a", "b", "c"}), [*narrow, wide])) == ["wide"]


def test_it_beats_the_greedy_choice():
    candidates = [Candidate("greedy", set("abcd")), Candidate("left", set("abe")), Candidate("right", set("cdf"))]
    assert sorted(ids(find_pathway(Need(set("abcdef")), candidates))) == ["left", "right"]


def test_it_never_takes_an_unknown_amount_for_a_small_one():
    known = [Candidate("one", {"a"}, {"hours": 30}), Candidate("two", {"b"}, {"hours": 40})]
    both = Candidate("both", {"a", "b"})
    found = find_pathway(Need({"a", "b"}), [*known, both], "shortest")
    assert (ids(found), found.totals["hours"]) == (["one", "two"], Total(70, ()))
    found = find_pathway(Need({"a", "b", "c"}), [*known, both, Candidate("only", {"c"})], "shortest")
    assert found.totals["hours"] == Total(70, ("only",))


def test_it_names_what_nobody_teaches_and_what_it_leaves_out():
    candidates = [Candidate("one", {"a", "x"}), Candidate("more", {"y"})]
    found = find_pathway(Need({"a", "nobody"}, {"x", "y", "neither"}), candidates)
    assert found.steps == (Step("one", ("a", "x")),)
    assert (found.uncovered, found.left) == (("nobody", "neither"), ("y",))
    everything = find_pathway(Need({"a", "nobody"}, {"x", "y", "neither"}, with_optional=True), candidates)
    assert (len(everything.steps), everything.left) == (2, ())


def test_of_equals_it_takes_what_one_can_count_on():
    candidates = [Candidate("a", {"x"}, doubtful=True), Candidate("b", {"x"})]
    assert ids(find_pathway(Need({"x"}), candidates)) == ["b"]


def test_its_steps_start_with_what_takes_least_for_granted():
    candidates = [
        Candidate("unknown", {"a"}),
        Candidate("late", {"b"}, level=1, starts=date(2027, 3, 1)),
        Candidate("early", {"c"}, level=1, starts=date(2027, 1, 1)),
        Candidate("someday", {"d"}, level=1),
        Candidate("entry", {"e", "f"}, level=0),
    ]
    found = find_pathway(Need(set("abcdef")), candidates)
    assert ids(found) == ["entry", "early", "late", "someday", "unknown"]


def test_it_is_the_same_whatever_the_order_of_the_programmes():
    need, candidates = Need(set(SKILLS)), [Candidate(f"p{n:02}", set(SKILLS[n % 5 : n % 5 + 3])) for n in range(40)]
    backwards = find_pathway(need, candidates[::-1])
    assert find_pathway(need, candidates) == backwards
    assert ids(backwards) == ["p00", "p01", "p04"]


def test_it_says_how_far_it_may_be_from_the_best_when_time_is_up():
    chance = random.Random(1)
    skills = [f"s{number}" for number in range(120)]
    candidates = [Candidate(f"p{n:03}", frozenset(chance.sample(skills, 9)), {"hours": n % 7}) for n in range(300)]
    found = find_pathway(Need(frozenset(skills)), candidates, "shortest", seconds=0.05)
    assert not found.proven
    assert 0 < found.gap <= 1
    assert all(step.adds for step in found.steps)
    assert reached(one for one in candidates if one.id in ids(found)) == set(skills)


def test_it_is_empty_when_nothing_is_missing_and_when_nobody_teaches():
    assert find_pathway(Need(frozenset()), [Candidate("one", {"a"})]).steps == ()
    nobody = find_pathway(Need({"a"}), [])
    assert (nobody.steps, nobody.uncovered, nobody.proven) == ((), ("a",), True)


def test_it_refuses_an_objective_that_nobody_knows():
    with pytest.raises(InvalidData, match="fastest"):
        find_pathway(Need({"a"}), [], "fastest")
