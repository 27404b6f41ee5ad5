"""The training plan of a team is the smallest there is: compared with every plan on small cases."""

import random
from itertools import product

import pytest

from talentmatch.engine.team import Course, SkillGap, find_plan, team_gap


def plan(missing, *courses, **options):
    return find_plan(missing, courses, **options)


def booked(found):
    return {one.course.id: one.people for one in found.booked}


def test_counts_the_people_that_are_missing_by_skill():
    gaps = team_gap([(3, {"gmp", "hplc"}), (2, {"gmp"})], [(2, {"gmp", "packaging"}), (4, {"hplc"})])
    assert gaps == (SkillGap("gmp", 5, 2), SkillGap("hplc", 3, 4))
    assert [gap.missing for gap in gaps] == [3, 0]


def test_takes_one_course_for_two_skills_when_that_is_shorter():
    both, one, other = Course("both", {"a", "b"}, 30), Course("one", {"a"}, 20), Course("other", {"b"}, 20)
    found = plan({"a": 3, "b": 2}, both, one, other)
    assert booked(found) == {"both": 2, "one": 1}
    assert (found.hours, found.seats, found.proven) == (80, 3, True)


def test_never_takes_unknown_hours_for_few():
    found = plan({"a": 2}, Course("long", {"a"}, 400), Course("unknown", {"a"}))
    assert booked(found) == {"long": 2}
    only = plan({"a": 2}, Course("unknown", {"a"}, euros=10))
    assert (only.hours, only.unknown_hours, only.unknown_euros, only.euros) == (0, ("unknown",), (), 20)


def test_prefers_fewer_seats_then_less_money_then_what_is_sure():
    seats = plan({"a": 1, "b": 1}, Course("both", {"a", "b"}, 10), Course("one", {"a"}, 5), Course("two", {"b"}, 5))
    assert booked(seats) == {"both": 1}
    money = plan({"a": 1}, Course("dear", {"a"}, 5, 90), Course("cheap", {"a"}, 5, 80.5), Course("secret", {"a"}, 5))
    assert booked(money) == {"cheap": 1}
    sure = plan({"a": 1}, Course("announced", {"a"}, 5, doubtful=True), Course("real", {"a"}, 5))
    assert booked(sure) == {"real": 1}


def test_names_what_nobody_teaches():
    found = plan({"a": 1, "z": 4, "held": 0}, Course("one", {"a", "held"}, 5))
    assert found.uncovered == ("z",)
    assert [(one.course.id, one.teaches) for one in found.booked] == [("one", ("a",))]
    assert plan({"z": 1}).booked == ()


def brute(missing, courses):
    """Return the least of what is wanted, over every number of seats in every course."""
    taught = {skill for one in courses for skill in one.skills}
    most = max(missing.values())
    best = None
    for seats in product(range(most + 1), repeat=len(courses)):
        reached = {
            skill: sum(people for people, one in zip(seats, courses, strict=True) if skill in one.skills)
            for skill in missing.keys() & taught
        }
        if all(people >= missing[skill] for skill, people in reached.items()):
            value = worth(courses, seats)
            best = value if best is None else min(best, value)
    return best


def worth(courses, seats):
    pairs = list(zip(seats, courses, strict=True))
    return (
        sum(people for people, one in pairs if one.hours is None),
        sum(people * (one.hours or 0) for people, one in pairs),
        sum(seats),
        sum(people for people, one in pairs if one.euros is None),
        sum(people * (one.euros or 0) for people, one in pairs),
        sum(people * one.doubtful for people, one in pairs),
        sum(people * place for place, people in enumerate(seats)),
    )


@pytest.mark.parametrize("seed", range(25))
def test_is_as_good_as_the_best_of_all_plans(seed):
    chance = random.Random(seed)
    skills = "abcd"
    courses = [
        Course(
            f"course-{number}", set(chance.sample(skills, chance.randint(1, 3))), chance.choice([None, 4, 8, 8, 16.5]),
            chance.choice([None, 0, 50, 99.5]), chance.random() < 0.3,
        )
        for number in range(5)
    ]  # fmt: skip
    missing = {skill: chance.randint(0, 3) for skill in skills} | {"a": 2}
    found = plan(missing, *courses)
    useful = [one for one in courses if one.skills & {skill for skill, people in missing.items() if people}]
    seats = [booked(found).get(one.id, 0) for one in useful]
    assert worth(useful, seats) == pytest.approx(brute(missing, useful))
    assert found.proven
    assert found.gap == 0


def test_says_so_when_time_was_too_short_to_prove_it():
    chance = random.Random(3)
    skills = [f"s{number}" for number in range(60)]
    courses = [Course(f"c{n:03}", set(chance.sample(skills, 6)), chance.randint(8, 200)) for n in range(300)]
    found = plan({skill: chance.randint(1, 9) for skill in skills}, *courses, seconds=0.1)
    assert found.uncovered == ()
    assert found.proven == (found.gap == 0)
    assert all(sum(one.people for one in found.booked if skill in one.teaches) for skill in skills)


def test_depends_on_no_order():
    courses = [Course("x", {"a"}, 5), Course("b", {"a"}, 5), Course("m", {"a"}, 5)]
    assert booked(plan({"a": 2}, *courses)) == booked(plan({"a": 2}, *courses[::-1])) == {"b": 2}
