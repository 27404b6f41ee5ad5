"""The search that narrows the vocabulary knows names in three languages, by the beginnings of their words."""

import pytest

from talentmatch.skills.narrowing import narrow_skills
from talentmatch.skills.queries import list_skills


def found(session, what, **options):
    return [skill.id for skill in narrow_skills(list_skills(session), what, **options)]


@pytest.mark.parametrize(("what", "skill_id"), [
    ("gmp", "good-manufacturing-practice"),
    ("goede fabricage", "good-manufacturing-practice"),
    ("BONNES pratiques FABRIC", "good-manufacturing-practice"),
    ("asepti", "aseptic-work"),
    ("tech asep", "aseptic-work"),
])  # fmt: skip
def test_finds_a_skill_by_a_label_or_a_synonym(session, what, skill_id):
    assert skill_id in found(session, what)


def test_puts_the_closest_name_first_and_stops_at_the_limit(session):
    assert found(session, "automation")[0] == "automation"
    assert len(found(session, "a", limit=3)) == 3


@pytest.mark.parametrize("what", ["", "  ", "zzzz", "gmp zzzz", "eptic"])
def test_finds_nothing_for_what_no_name_begins_with(session, what):
    assert found(session, what) == []
