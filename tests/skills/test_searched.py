"""Skills that people search for are counted without a person, and shown only from a number and a spread on."""

from datetime import date, timedelta

from sqlmodel import select

from talentmatch.models import SearchedSkill
from talentmatch.skills.searched import KEPT_MONTHS, Searches, note_searched, oldest_month, searched_skills

TODAY = date(2026, 11, 26)
SKILL = "hplc"


def search(session, times, *, skills=(SKILL,), region="flanders", day=TODAY):
    for _ in range(times):
        note_searched(session, skills, region=region, today=day)


def test_it_keeps_nothing_but_numbers_by_skill_region_and_month(session):
    search(session, 2, day=TODAY - timedelta(days=1))
    search(session, 1, skills=(SKILL, "good-manufacturing-practice"))
    search(session, 1, region=None)
    kept = {(row.skill_id, row.region): (row.month, row.times, row.days) for row in session.exec(select(SearchedSkill))}
    month = date(2026, 11, 1)
    assert kept == {
        (SKILL, "flanders"): (month, 3, 2),
        ("good-manufacturing-practice", "flanders"): (month, 1, 1),
        (SKILL, ""): (month, 1, 1),
    }


def test_it_shows_a_skill_from_ten_searches_on_three_days_of_one_region_on(session):
    for region in ("flanders", "wallonia", None):
        search(session, 4, region=region)
    assert searched_skills(session, None, TODAY) == []
    search(session, 1, day=TODAY + timedelta(days=1))
    search(session, 1, day=TODAY + timedelta(days=2))
    assert searched_skills(session, None, TODAY) == [Searches(SKILL, 14)]
    assert searched_skills(session, "flanders", TODAY) == [Searches(SKILL, 10)]
    assert searched_skills(session, "wallonia", TODAY) == []


def test_it_forgets_a_month_after_a_year(session):
    old = TODAY.replace(year=2025, day=1)
    search(session, 1, day=old)
    assert oldest_month(TODAY) == date(2025, 12, 1)
    search(session, 1)
    assert [row.month for row in session.exec(select(SearchedSkill))] == [date(2026, 11, 1)]
    assert KEPT_MONTHS == 12
