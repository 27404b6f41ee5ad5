"""Who teaches skills is counted and found in SQL, without reading all links."""

import pytest
from sqlmodel import select

from talentmatch.matching.ranking import coverage, find_untaught
from talentmatch.models import Programme, ProgrammeSkill, Skill
from talentmatch.skills.counting import teaching_most
from talentmatch.skills.queries import count_taught_areas, count_uses, list_skills, programmes_teaching, taught_among
from tests.asked import statements_of

WANTED = ["cleanroom-work", "cleanroom-gowning", "good-manufacturing-practice", "aseptic-work", "hplc"]


@pytest.fixture
def changed(session):
    """Give the session after a programme and a skill went."""
    best = next(iter(teaching_most(session, WANTED, 1)))
    session.get_one(Programme, best).state = "archived"
    session.get_one(Skill, "hplc").state = "draft"
    session.flush()
    return session


def ranked_in_reading(session, wanted):
    teaching = programmes_teaching(session, wanted)
    every = set().union(*teaching.values())
    number = {programme: sum(programme in found for found in teaching.values()) for programme in every}
    return sorted(number.items(), key=lambda item: (-item[1], item[0]))


@pytest.mark.parametrize("limit", [1, 3, 1_000])
def test_the_programmes_that_teach_most_are_those_found_in_reading_all(changed, limit):
    expected = ranked_in_reading(changed, WANTED)
    with statements_of(changed) as ran:
        found = list(teaching_most(changed, WANTED, limit).items())
    assert found == expected[:limit]
    assert len(ran) == 1


def test_a_skill_is_taught_if_a_programme_that_shows_teaches_it(changed):
    ids = changed.exec(select(Skill.id)).all()
    teaching = programmes_teaching(changed, ids)
    assert taught_among(changed, ids) == {skill for skill, found in teaching.items() if found} != set(ids)
    areas = {}
    for use in count_uses(changed):
        areas[use.skill.area] = areas.get(use.skill.area, 0) + bool(use.programmes)
    assert count_taught_areas(changed) == {area: number for area, number in areas.items() if number}


def test_a_skill_whose_only_teacher_goes_is_taught_by_nobody(session):
    for skill, found in programmes_teaching(session, session.exec(select(ProgrammeSkill.skill_id)).all()).items():
        if len(found) == 1:
            session.get_one(Programme, *found).state = "draft"
            session.flush()
            assert taught_among(session, [skill]) == frozenset()
            return
    pytest.fail("the small catalogue has a skill that one programme teaches")


def test_nothing_is_asked_for_no_skills(session):
    with statements_of(session) as ran:
        assert (teaching_most(session, [], 3), taught_among(session, [])) == ({}, frozenset())
    assert ran == []


def test_what_nobody_teaches_is_what_is_counted_as_nought(changed):
    skills = list_skills(changed)
    untaught = find_untaught(changed, skills)
    assert untaught == coverage(changed, skills).untaught
    assert 0 < len(untaught) < len(skills)
