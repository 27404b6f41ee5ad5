"""A need says in how many skills it differs from its sector profile."""

from talentmatch.employers.comparing import compare_with_profile, count_differences

PROFILE = {"gmp": "essential", "hplc": "optional", "teamwork": "optional"}


def test_tells_what_was_kept_changed_added_and_struck_out():
    standings = compare_with_profile(PROFILE, {"gmp": "essential", "hplc": "essential", "python": "optional"})
    assert standings == {"gmp": "sector", "hplc": "changed", "teamwork": "struck", "python": "added"}
    assert count_differences(standings) == 3


def test_counts_nothing_for_a_profile_left_as_it_is():
    assert count_differences(compare_with_profile(PROFILE, PROFILE)) == 0
