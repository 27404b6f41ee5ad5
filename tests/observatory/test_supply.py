"""What is taught is counted as a direct query counts it."""

from datetime import date

import pytest
from sqlalchemy import text

from talentmatch.observatory.supply import load_supply, total
from tests.observatory.conftest import TAUGHT

COUNTED = """
    SELECT count(*) FROM programme_skill s JOIN programme p ON p.id = s.programme_id
    WHERE s.skill_id = :skill AND p.state = 'published' AND p.status <> 'historic'
"""


def direct(session, statement, **values):
    return session.connection().execute(text(statement), values).scalar_one()


def teachers(session):
    found = session.connection().execute(
        text("SELECT programme_id FROM programme_skill WHERE skill_id = :s ORDER BY 1"), {"s": TAUGHT}
    )
    return list(found.scalars())


@pytest.mark.parametrize("skill", [TAUGHT, "good-manufacturing-practice"])
def test_counts_programmes_by_region_and_language(session, skill):
    offers = load_supply(session)[skill]
    assert total(offers.values()).programmes == direct(session, COUNTED, skill=skill) > 0
    assert offers["flanders"].programmes == direct(session, COUNTED + " AND p.region = 'flanders'", skill=skill)
    for lang in ("nl", "fr", "en"):
        like = f" AND CAST(p.languages AS TEXT) LIKE '%{lang}%'"
        assert getattr(total(offers.values()), lang) == direct(session, COUNTED + like, skill=skill)


def test_leaves_out_what_is_a_draft_or_of_the_past(session, fill):
    first, second = teachers(session)[:2]
    before = total(load_supply(session)[TAUGHT].values()).programmes
    fill.programme(first).state = "draft"
    fill.programme(second).status = "historic"
    session.flush()
    assert total(load_supply(session).get(TAUGHT, {}).values()).programmes == before - 2


def test_adds_up_the_seats_of_planned_runs_that_say_how_many(session, fill):
    programme = teachers(session)[0]
    fill.run("r1", programme, 12)
    fill.run("r2", programme, None)
    fill.run("r3", programme, 50, status="past")
    fill.run("r4", programme, 50, state="draft")
    offer = total(load_supply(session)[TAUGHT].values())
    assert (offer.runs, offer.counted, offer.known_seats) == (2, 1, 12)


def test_does_not_take_unknown_seats_for_none(session, fill):
    assert total(load_supply(session)[TAUGHT].values()).known_seats == 0
    fill.run("r1", teachers(session)[0], None)
    assert total(load_supply(session)[TAUGHT].values()).known_seats is None


def test_pools_the_interest_in_programmes_that_three_companies_share(session, fill):
    first, second = teachers(session)[:2]
    for company, people in (("c1", 2), ("c2", 3), ("c3", 4)):
        fill.interest(company, first, people)
    fill.interest("c1", second, 90)
    fill.interest("c2", second, 90)
    fill.interest("c3", second, 90, ends_on=date(2020, 1, 1))
    assert total(load_supply(session)[TAUGHT].values()).people == 9
