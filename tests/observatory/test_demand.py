"""What is asked is counted as a direct query counts it, and no more of it is told than may be."""

from datetime import date

import pytest
from sqlalchemy import event, text

from talentmatch.models import JobProfile
from talentmatch.observatory.demand import Stock, need_stock, needs_asked, profile_stock, profiles_asked
from tests.observatory.conftest import TAUGHT, UNTAUGHT

COUNTED = " p.detail_level <> 'thin' "
PROFILES = (
    "SELECT count(*) FROM profile_skill s JOIN job_profile p ON p.id = s.profile_id WHERE s.skill_id = :skill AND"
    + COUNTED
)


def direct(session, statement, **values):
    return session.connection().execute(text(statement), values).scalar_one()


@pytest.mark.parametrize("skill", ["shift-work", "automation", "quality-control"])
def test_counts_profiles_as_a_direct_query_does(session, skill):
    asked = profiles_asked(session)[skill]
    assert asked.total == direct(session, PROFILES, skill=skill) > 0
    assert asked.by_region["flanders"] == direct(session, PROFILES + " AND p.region = 'flanders'", skill=skill)
    assert sum(asked.by_region.values()) == sum(asked.by_year.values()) == asked.total
    family = direct(session, PROFILES + " AND p.family = 'aseptic_filling_operator'", skill=skill)
    found = profiles_asked(session, "aseptic_filling_operator").get(skill)
    assert (found.total if found else 0) == family


def test_says_how_many_profiles_and_named_companies_stand_behind_it(session):
    stock = profile_stock(session)
    assert stock.records == direct(session, f"SELECT count(*) FROM job_profile p WHERE {COUNTED}")
    named = "SELECT count(DISTINCT company_id) FROM job_profile p WHERE company_id <> 'undisclosed-companies' AND"
    assert stock.companies == direct(session, named + COUNTED)
    assert stock.undated == direct(session, f"SELECT count(*) FROM job_profile p WHERE seen_on = '' AND {COUNTED}")
    assert stock.first <= stock.last


def test_counts_needs_as_a_direct_query_does(session, fill):
    for company in ("c1", "c2", "c3", "c4"):
        fill.need(company, TAUGHT, UNTAUGHT)
        fill.need(company, TAUGHT, region="wallonia", year=2025)
    asked = needs_asked(session)
    of_skill = "SELECT count(*) FROM need_skill WHERE skill_id = :skill"
    for skill in (TAUGHT, UNTAUGHT):
        assert asked[skill].total == direct(session, of_skill, skill=skill)
    assert asked[TAUGHT].by_region == {"flanders": 4, "wallonia": 4, "brussels": 0, "elsewhere": 0}
    assert asked[TAUGHT].by_year == {"2025": 4, "2026": 4}
    assert asked[UNTAUGHT].by_year == {"2025": 0, "2026": 4}


@pytest.mark.parametrize("fields", [
    {"state": "draft"},
    {"state": "closed"},
    {"embargo_until": date(2099, 1, 1)},
    {"expires_on": date(2020, 1, 1)},
])  # fmt: skip
def test_counts_no_need_that_the_public_does_not_see(session, fill, fields):
    for company in ("c1", "c2", "c3"):
        fill.need(company, **fields)
    assert needs_asked(session) == {}
    assert need_stock(session) == Stock(0, 0)


def test_never_tells_the_last_company_by_a_difference(session, fill):
    for company in ("c1", "c2", "c3", "c4"):
        fill.need(company)
    fill.need("alone", region="brussels")
    asked = needs_asked(session)[TAUGHT]
    assert asked.total == 5
    assert (asked.by_region["flanders"], asked.by_region["brussels"]) == (None, None)


def test_never_counts_needs_by_region_and_family_at_once(session, fill):
    for company in ("c1", "c2", "c3"):
        fill.need(company, profile_id="profile-cleanroom-operator")
    of_family = needs_asked(session, "aseptic_filling_operator")[TAUGHT]
    assert (of_family.total, of_family.by_region, of_family.by_year) == (3, {}, {})
    assert needs_asked(session, "qa")[TAUGHT].total == 0


def test_tells_numbers_of_needs_and_companies_in_steps_alone(session, fill):
    for number in range(7):
        fill.need(f"c{number}")
        fill.need(f"c{number}", UNTAUGHT)
    assert need_stock(session) == Stock(10, 5)


def test_tells_no_number_of_needs_of_two_companies(session, fill):
    for _ in range(9):
        fill.need("c1")
        fill.need("c2")
    assert need_stock(session) == Stock(None, None)
    assert needs_asked(session)[TAUGHT].total is None


def test_reads_the_needs_in_one_query(session, fill):
    for company in ("c1", "c2", "c3"):
        fill.need(company, TAUGHT, UNTAUGHT)
    ran = []
    event.listen(session.connection(), "before_cursor_execute", lambda *told: ran.append(told[2]))
    needs_asked(session)
    assert len(ran) == 1


def test_counts_no_profile_that_is_a_draft(session):
    before = profiles_asked(session)["shift-work"].total
    profile = session.get_one(JobProfile, "profile-cleanroom-operator")
    profile.state = "draft"
    session.flush()
    assert profiles_asked(session)["shift-work"].total == before - 1
