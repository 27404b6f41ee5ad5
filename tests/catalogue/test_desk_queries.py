"""The desk counts and lists: each count is the length of the list that it leads to."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, delete, select

from talentmatch.catalogue.desk_filters import FILTERS
from talentmatch.catalogue.desk_pages import DeskRequest, count_records, list_records
from talentmatch.catalogue.desk_queries import PROGRAMMES
from talentmatch.catalogue.editing import edit_record
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.errors import InvalidData
from talentmatch.models import Programme, ProgrammeSkill
from talentmatch.models.freshness import KEY, Freshness
from tests.catalogue.conftest import NOW, SCHOOL, entered

TODAY = datetime.now(UTC).date()  # "live" asks the database for the day
LONG = timedelta(days=400)


@pytest.fixture
def mixed(session, school, owner):
    """Give a catalogue with something in every group."""
    edit_record(session, owner, PROGRAMME, SCHOOL, version=school.version, entered=entered(school, hours=1.0), now=NOW)
    rows = session.exec(select(Programme).where(Programme.id != SCHOOL).order_by(Programme.id)).all()
    rows[0].state, rows[1].state = "draft", "archived"
    session.info[KEY] = Freshness(12, TODAY)
    rows[2].publish_on, rows[3].expires_on = TODAY + LONG, TODAY - LONG
    rows[4].checked_on, rows[5].checked_on, rows[5].confirmed_on = TODAY - LONG, TODAY - LONG, TODAY
    session.exec(delete(ProgrammeSkill).where(col(ProgrammeSkill.programme_id) == rows[6].id))
    session.flush()
    return session


def listed(session, **request):
    return [row.id for row in list_records(session, PROGRAMMES, DeskRequest(**request)).rows]


def test_each_count_is_the_length_of_its_list(mixed):
    counts = count_records(mixed, PROGRAMMES)
    assert counts == {name: len(listed(mixed, show=name)) for name in FILTERS}
    assert [counts[name] for name in ("draft", "archived", "scheduled", "over", "waiting")] == [1] * 5
    assert counts["unconfirmed"] == 1
    assert counts["live"] == len(listed(mixed)) - 4


def test_a_provider_editor_counts_and_lists_their_own(mixed, owner):
    assert set(listed(mixed, only=owner.provider_id)) == {SCHOOL}
    assert count_records(mixed, PROGRAMMES, only=owner.provider_id)["waiting"] == 1
    assert listed(mixed, only=owner.provider_id, owner="vitalent") == []


def test_it_searches_without_case_and_accents_and_by_provider(mixed, school):
    school.title = "Été à Gand"
    mixed.flush()
    assert listed(mixed, what="ete GAND") == [SCHOOL]
    assert listed(mixed, what="no such words") == []
    assert set(listed(mixed, owner="vitalent")) == {name for name in listed(mixed) if name.startswith("vitalent")}


@pytest.mark.parametrize("sort", PROGRAMMES.sorts)
def test_every_order_holds_all(mixed, sort):
    assert set(listed(mixed, sort=sort)) == set(listed(mixed))


@pytest.mark.parametrize("request_", [{"show": "x"}, {"sort": "x"}, {"page": 2}])
def test_it_refuses_what_cannot_be_asked(mixed, request_):
    with pytest.raises(InvalidData):
        listed(mixed, **request_)
