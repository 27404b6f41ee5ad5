"""Pooled interest: as useful as it can be without telling on any company."""

from datetime import date
from itertools import combinations_with_replacement, pairwise, product

import pytest

from talentmatch.employers.pooled import BANDS, STEPS, Asked, Pooled, band, pool, seasons_between, step

TODAY = date(2027, 3, 10)
SPRING = (date(2027, 3, 1), date(2027, 5, 31))
COMPANIES = "abcdefgh"


def asked(*numbers, region="wallonia", window=SPRING):
    return [Asked(name, region, people, *window) for name, people in zip(COMPANIES, numbers, strict=False)]


def told(*numbers):
    found = pool(asked(*numbers), TODAY)
    return found[0].people if found else None


def test_adds_up_by_region_and_tells_the_season():
    assert pool(asked(2, 3, 2), TODAY) == (Pooled("wallonia", "2027-spring", 5),)


def test_says_nothing_of_two_companies_however_often_they_ask():
    assert pool(asked(5, 5) * 3, TODAY) == ()


def test_counts_a_company_that_asked_twice_once_with_both():
    twice = [*asked(2, 2, 1), *asked(2, 2, 1)]
    assert pool(twice, TODAY) == pool(asked(4, 4, 2), TODAY)


def test_counts_only_windows_that_share_a_season():
    later = (date(2027, 9, 1), date(2027, 10, 1))
    assert pool([*asked(3, 3), Asked("c", "wallonia", 3, *later)], TODAY) == ()
    whole_year = (date(2027, 3, 1), date(2027, 12, 31))
    shared = [*asked(3, 3, window=later), Asked("c", "wallonia", 3, *whole_year)]
    assert pool(shared, TODAY) == (Pooled("wallonia", "2027-autumn", 8),)


def test_forgets_what_is_over():
    assert pool(asked(3, 3, 3, window=(date(2026, 1, 1), date(2026, 2, 1))), TODAY) == ()
    begun = pool(asked(3, 3, 3, window=(date(2026, 9, 1), date(2027, 3, 20))), TODAY)
    assert [found.season for found in begun] == ["2027-spring"]


def test_never_counts_a_company_in_two_figures_so_that_filters_can_be_compared_in_vain():
    year = (date(2027, 3, 1), date(2028, 2, 28))
    regions = [
        one for region in ("flanders", "wallonia", None) for one in asked(4, 4, 4, 9, region=region, window=year)
    ]
    found = pool(regions, TODAY)
    assert [one.region for one in found] == ["flanders", "wallonia", None]
    assert len({one.season for one in found}) == 1


def test_tells_no_number_of_a_company_more_exactly_than_its_band_whatever_is_compared():
    """The figure is the same for every number of a band, so no comparison of figures can tell them apart."""
    for numbers in product((1, 2, 3, 5, 9, 14, 40), repeat=3):
        assert told(*numbers) == told(*map(band, numbers))
    assert all(later - former >= 2 for former, later in pairwise(BANDS))


@pytest.mark.parametrize("size", [3, 4])
def test_leaves_a_company_in_doubt_about_each_other_one(size):
    """A company knows its own number and how many others there are, and sees the figure before and after one joins."""
    possible: dict[tuple[int, object, object], list[set[int]]] = {}
    for own in (1, 2, 3, 7):
        for others in combinations_with_replacement(range(1, 9), size - 1):
            seen = (own, told(own, *others), told(own, *others[:-1]))
            numbers = possible.setdefault(seen, [set() for _ in others])
            for place, people in enumerate(others):
                numbers[place].add(people)
    assert all(len(values) >= 2 for numbers in possible.values() for values in numbers)


def test_rounds_down_so_that_nobody_plans_for_more_than_was_asked():
    for people in range(3, 400):
        assert step(people) <= people
        assert band(people) <= people
    assert step(3) == STEPS[0]
    assert (step(99), step(100), step(399)) == (75, 100, 300)


def test_does_not_depend_on_the_order_of_companies():
    forwards = asked(9, 1, 4, 3)
    assert pool(forwards, TODAY) == pool(forwards[::-1], TODAY)


def test_tells_the_months_of_a_winter_as_its_year_is_ambiguous():
    assert Pooled(None, "2026-winter", 3).period == "2026-12/2027-02"
    assert Pooled(None, "2027-spring", 3).period == "2027-spring"


def test_names_a_winter_after_the_year_in_which_it_begins():
    assert list(seasons_between(date(2027, 1, 5), date(2027, 2, 1))) == ["2026-winter"]
    assert list(seasons_between(date(2027, 11, 30), date(2028, 3, 1))) == ["2027-autumn", "2027-winter", "2028-spring"]
