"""No figure from fewer than three companies can be shown or worked out."""

import itertools
import random

import numpy as np
import pytest

from talentmatch.observatory.group_size import LEAST_COMPANIES, Tally, at_least, protect

REGIONS, FAMILIES, YEARS = "abcd", "xyz", "12"


def figures_of(records):
    """Protect records of (company, region, family, year)."""
    whole = tally(records)
    parts = {
        name: {value: tally([r for r in records if r[place] == value]) for value in values}
        for place, (name, values) in enumerate((("region", REGIONS), ("family", FAMILIES), ("year", YEARS)), 1)
    }
    return protect(whole, parts)


def tally(records):
    return Tally(len(records), frozenset(record[0] for record in records))


def test_hides_a_total_of_two_companies_with_all_its_parts():
    figures = figures_of([("A", "a", "x", "1")] * 9 + [("B", "a", "x", "1")])
    assert figures.total is None
    assert {value for part in figures.parts.values() for value in part.values()} == {None}


def test_shows_nought_as_nought():
    figures = figures_of([])
    assert (figures.total, figures.parts["region"]) == (0, dict.fromkeys(REGIONS, 0))


def test_shows_parts_that_stand_for_three_companies_each():
    figures = figures_of([(c, r, "x", "1") for c in "ABC" for r in "ab"])
    assert (figures.total, figures.parts["region"]) == (6, {"a": 3, "b": 3, "c": 0, "d": 0})


def test_hides_a_second_part_where_the_total_would_tell_the_first():
    records = [(c, "a", "x", "1") for c in "ABCD"] + [(c, "b", "x", "1") for c in "ABC"] + [("E", "c", "x", "1")]
    assert figures_of(records).parts["region"] == {"a": 4, "b": None, "c": None, "d": 0}


def test_hides_a_nought_where_every_hidden_part_could_only_be_one():
    figures = figures_of([("A", "a", "x", "1"), ("B", "b", "x", "1"), ("C", "c", "x", "1")])
    assert (figures.total, set(figures.parts["region"].values())) == (3, {None})


def test_hides_the_total_where_nothing_else_would_keep_the_secret():
    figures = figures_of([(company, region, "x", "1") for company, region in zip("ABCD", REGIONS, strict=True)])
    assert figures.total is None
    assert set(figures.parts["family"].values()) == {None}


def test_counts_a_company_once_in_what_is_hidden():
    records = [(c, "a", "x", "1") for c in "ABC"] + [("A", "b", "x", "1")] * 2 + [("B", "c", "x", "1")] * 2
    assert figures_of(records).parts["region"]["a"] is None  # b and c together are of two companies alone


SHAPES = (("aabbbcd", "xxy", "1"), ("aab", "xxy", "112"), ("aabc", "xyz", "1"), ("aabbccd", "x", "12"))


@pytest.mark.parametrize("seed", range(60))
def test_no_sum_or_difference_of_what_is_shown_stands_for_fewer_than_three(seed):
    chance = random.Random(seed)
    companies, shape = "ABCDEF"[: chance.randint(3, 6)], SHAPES[seed % len(SHAPES)]
    records = [
        (chance.choice(companies), *(chance.choice(values) for values in shape)) for _ in range(chance.randint(3, 16))
    ]
    atoms = list(itertools.product(*(sorted({record[place] for record in records}) for place in (1, 2, 3))))
    for chosen in revealed(figures_of(records), atoms):
        behind = {record[0] for record in records if record[1:] in chosen}
        assert not behind or len(behind) >= LEAST_COMPANIES, (records, chosen)


def revealed(figures, atoms):
    """Yield every set of atoms whose sum follows from what is shown by adding and subtracting."""
    shown = [[1] * len(atoms)] if figures.total is not None else []
    for place, part in enumerate(figures.parts.values()):
        shown += [[int(atom[place] == value) for atom in atoms] for value, number in part.items() if number is not None]
    if not shown:
        return
    matrix = np.array(shown, dtype=float)
    for picks in itertools.product((0, 1), repeat=len(atoms)):
        wanted = np.array(picks, dtype=float)
        answer = np.linalg.lstsq(matrix.T, wanted, rcond=None)[0]
        if any(picks) and np.allclose(matrix.T @ answer, wanted):
            yield [atom for atom, pick in zip(atoms, picks, strict=True) if pick]


@pytest.mark.parametrize("seed", range(60))
def test_no_hidden_part_can_have_one_value_only(seed):
    chance = random.Random(seed)
    records = [(chance.choice("ABCDE"), chance.choice("aabbbcd"), "x", "1") for _ in range(chance.randint(3, 9))]
    figures = figures_of(records)
    shown = figures.parts["region"]
    hidden = [value for value, number in shown.items() if number is None]
    if figures.total is None or not hidden:
        return
    rest = figures.total - sum(number for number in shown.values() if number is not None)
    least = 0 if any(not [r for r in records if r[1] == value] for value in hidden) else 1
    assert rest - least * (len(hidden) - 1) > least, "each hidden part can only be the least"
    assert len({record[0] for record in records if record[1] in hidden}) >= LEAST_COMPANIES


@pytest.mark.parametrize(("number", "step"), [(0, None), (2, None), (3, 3), (4, 3), (7, 5), (99, 50), (100, 100)])
def test_rounds_down_to_a_step(number, step):
    assert at_least(number) == step
