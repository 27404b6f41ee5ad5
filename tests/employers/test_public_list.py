"""The public list of needs finds, counts and orders only by what is told."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from talentmatch.employers.needs import change_need_state, create_need
from talentmatch.employers.public_list import NeedRequest, list_needs, newest_needs
from talentmatch.errors import InvalidData
from tests.counting import here
from tests.employers.conftest import EMPLOYER, NOW, OURS, STRANGER, THEIRS, draft, some_skills


@pytest.fixture
def publish(companies):
    def published(title="QC analyst", *, actor=EMPLOYER, now=NOW, number=1, **fields):
        asked = draft(some_skills(companies, number), title=title, **fields)
        row = create_need(companies, actor, actor.company_id, asked, origin="blank", now=now)
        return change_need_state(companies, actor, row.id, action="publish", now=now)

    return published


def titles(companies, **asked):
    chosen = {name: frozenset(values) for name, values in asked.pop("chosen", {}).items()}
    return [item.card.title for item in list_needs(companies, NeedRequest(chosen=chosen, **asked)).needs]


def test_filters_by_what_is_told_and_keeps_what_says_nothing(companies, publish):
    publish("A", region="flanders", shift_pattern="night")
    publish("B", region="wallonia", profile_id="profile-aseptic-operator")
    publish("C", region=None)
    assert set(titles(companies, chosen={"region": ["flanders"]})) == {"A", "C"}
    assert set(titles(companies, chosen={"shift": ["night"]})) == {"A", "B", "C"}
    assert titles(companies, chosen={"family": ["aseptic_filling_operator"]}) == ["B"]
    assert set(titles(companies, chosen={"skill": some_skills(companies, 1)})) == {"A", "B", "C"}
    assert titles(companies, chosen={"skill": ["no-such-skill"]}) == []


def test_finds_titles_whatever_their_case_and_accents(companies, publish):
    publish("Opérateur de PRODUCTION")
    assert titles(companies, title="operateur production") == ["Opérateur de PRODUCTION"]
    assert titles(companies, title="%") == titles(companies, title="analyst") == []


def test_neither_finds_nor_counts_a_company_that_is_not_named(companies, publish):
    publish("Named")
    publish("Hidden", visibility="anonymous")
    publish("Hidden too", visibility="region_only", actor=STRANGER)
    page = list_needs(companies, NeedRequest())
    assert (page.total, page.facets["company"], set(page.companies)) == (3, {OURS: 1}, {OURS})
    assert titles(companies, chosen={"company": [OURS]}) == ["Named"]
    assert titles(companies, chosen={"company": [THEIRS]}) == titles(companies, chosen={"company": ["nobody"]}) == []


def test_counts_each_filter_beside_the_others(companies, publish):
    publish("A", region="flanders", shift_pattern="night")
    publish("B", region="wallonia", shift_pattern="night")
    publish("C", region=None)
    page = list_needs(companies, NeedRequest(chosen={"region": frozenset({"flanders"})}))
    assert page.facets["region"] == {"": 1, "flanders": 1, "wallonia": 1}
    assert page.facets["shift"] == {"": 1, "night": 1}


def test_tells_of_the_moment_of_publication_only_the_day(companies, publish):
    rows = [publish(str(number), now=NOW + timedelta(minutes=number)) for number in range(4)]
    publish("tomorrow", now=NOW + timedelta(days=1))
    shown = list_needs(companies, NeedRequest()).needs
    assert [item.card.id for item in shown[1:]] == sorted(row.id for row in rows)
    assert {item.published for item in shown[1:]} == {NOW.date()}


def test_counts_a_need_as_new_when_its_embargo_ends(companies, publish):
    then = NOW - timedelta(days=9)
    publish("embargo ended", now=then, embargo_until=(NOW - timedelta(days=1)).date())
    publish("older", now=NOW - timedelta(days=3))
    publish("today")
    shown = list_needs(companies, NeedRequest()).needs
    assert [item.card.title for item in shown] == ["today", "embargo ended", "older"]
    assert shown[1].published == (NOW - timedelta(days=1)).date()


def test_filters_by_occupation(companies, publish):
    uri = "http://data.europa.eu/esco/occupation/1234-ab"
    publish("A", occupation_uri=uri)
    publish("B")
    assert titles(companies, chosen={"occupation": [uri]}) == ["A"]
    assert list_needs(companies, NeedRequest()).facets["occupation"] == {"": 1, uri: 1}


def test_orders_by_need_with_what_says_nothing_last(companies, publish):
    publish("none")
    publish("late", needed_by=NOW.date() + timedelta(days=60), people=9)
    publish("soon", needed_by=NOW.date() + timedelta(days=3), people=2)
    assert titles(companies, order="needed") == ["soon", "late", "none"]
    assert titles(companies, order="people") == ["late", "soon", "none"]


def test_shows_only_what_is_public(companies, publish):
    publish("Embargoed", embargo_until=datetime.now(UTC).date() + timedelta(days=9))
    create_need(companies, EMPLOYER, OURS, draft(), origin="blank", now=NOW)
    page = list_needs(companies, NeedRequest())
    assert (page.total, page.needs, page.facets["region"]) == (0, (), {})
    assert newest_needs(companies, NeedRequest(), 10) == ()


@pytest.mark.parametrize("asked", [
    {"page": 2}, {"page": 0}, {"order": "company"}, {"title": "x" * 300}, {"chosen": {"region": frozenset({"mars"})}},
])  # fmt: skip
def test_refuses_what_there_is_not(companies, asked):
    with pytest.raises(InvalidData):
        list_needs(companies, NeedRequest(**asked))


def test_asks_the_database_as_often_for_many_needs_as_for_one(companies, publish, runtime):
    asked = []
    listen = (runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    publish()
    counts = set()
    for number in (1, 3):
        for _ in range(number * 3):
            publish(number=number)
        companies.expire_all()
        event.listen(*listen)
        list_needs(companies, NeedRequest())
        event.remove(*listen)
        counts.add(len(asked))
        asked.clear()
    assert len(counts) == 1
