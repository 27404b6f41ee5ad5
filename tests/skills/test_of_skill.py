"""The two lists of a skill, page by page."""

import pytest

from talentmatch.errors import InvalidData
from talentmatch.models import Programme, Skill
from talentmatch.needs.queries import load_profiles
from talentmatch.skills import of_skill
from talentmatch.skills.of_skill import SkillRequest, page_of_skill
from talentmatch.skills.queries import programmes_teaching
from tests.asked import statements_of

SKILL = "cleanroom-work"


@pytest.fixture
def small(monkeypatch):
    """Let a page hold one row."""
    monkeypatch.setattr(of_skill, "PAGE_SIZE", 1)


def all_pages(session, skill):
    first = page_of_skill(session, SkillRequest(skill))
    return [first, *(page_of_skill(session, SkillRequest(skill, page)) for page in range(2, first.pages + 1))]


@pytest.mark.parametrize("skill", ["machine-operation", "aseptic-work", SKILL])
def test_the_pages_together_hold_who_teaches_a_skill_and_who_asks_for_it(session, small, skill):
    session.get_one(Programme, min(programmes_teaching(session, [SKILL])[SKILL])).state = "archived"
    session.flush()
    pages, teaching = all_pages(session, skill), sorted(programmes_teaching(session, [skill])[skill])
    assert len(pages) == max(pages[0].programmes, pages[0].profiles) > 0
    assert [name for page in pages for name in page.teaching] == teaching
    wanted = [w.link for card in load_profiles(session).values() for w in card.wanted if w.skill.id == skill]
    wanted.sort(key=lambda link: (link.importance, link.profile_id))
    assert [link for page in pages for link in page.wanting] == wanted
    assert {(page.programmes, page.profiles) for page in pages} == {(len(teaching), len(wanted))}


def test_a_page_takes_four_queries(session, small):
    with statements_of(session) as ran:
        page_of_skill(session, SkillRequest(SKILL, 2))
    assert len(ran) == 4


def test_a_page_after_the_last_is_refused(session):
    last = page_of_skill(session, SkillRequest(SKILL)).pages
    with pytest.raises(InvalidData):
        page_of_skill(session, SkillRequest(SKILL, last + 1))


def test_a_draft_has_its_lists_too(session):
    before = page_of_skill(session, SkillRequest(SKILL))
    session.get_one(Skill, SKILL).state = "draft"
    session.flush()
    after = page_of_skill(session, SkillRequest(SKILL))
    assert list(after.teaching) == list(before.teaching)
    assert (after.programmes, after.profiles) == (before.programmes, before.profiles)
