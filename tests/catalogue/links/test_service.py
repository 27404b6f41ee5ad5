"""A link is dead after failures on three days, and alive again with the first answer."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from talentmatch.accounts.actor import ANYBODY, OPERATOR
from talentmatch.catalogue.links.asking import Outcome
from talentmatch.catalogue.links.queries import dead_since, list_broken
from talentmatch.catalogue.links.service import list_addresses, note_outcome
from talentmatch.errors import Forbidden
from talentmatch.models import Company, CourseInstance, JobProfile, LinkCheck, Provider
from tests.catalogue.conftest import SCHOOL

FIRST = date(2026, 11, 25)
DAY = timedelta(days=1)
GONE, THERE = Outcome("404", reached=False), Outcome("200", reached=True)


@pytest.fixture
def note(session, school):
    """Note an outcome for the source of the school, which no other record names, so many days after the first."""
    school.source_url = "https://school.example/atmp"
    session.flush()

    def outcome(found, days=0):
        return note_outcome(session, OPERATOR, school.source_url, outcome=found, today=FIRST + days * DAY)

    return outcome


def test_failures_count_once_a_day(note, session, school):
    for days in (0, 0, 0, 1):
        row = note(GONE, days)
    assert (row.failures, dead_since(session, [school.source_url])) == (2, {})
    note(GONE, 5)
    assert dead_since(session, [school.source_url]) == {school.source_url: FIRST}


def test_one_answer_makes_a_link_whole(note, session, school):
    for days in range(3):
        note(GONE, days)
    row = note(THERE, 4)
    assert (row.failures, row.first_failed_on, row.outcome) == (0, None, "200")
    assert list_broken(session) == []


def test_dead_links_lead_to_the_live_records_that_name_them(note, session, school):
    for days in range(3):
        note(GONE, days)
    (broken,) = list_broken(session)
    assert (broken.url, broken.outcome, broken.since) == (school.source_url, "404", FIRST)
    assert [(named.table_name, named.id, named.field) for named in broken.named_by] == [
        ("programme", SCHOOL, "source_url")
    ]
    assert list_broken(session, only=school.provider_id) != []
    assert list_broken(session, only="nobody") == []
    school.state = "archived"
    session.flush()
    assert list_broken(session) == []


def test_the_addresses_of_live_records_are_asked_the_longest_ago_first(note, session, school):
    before = list_addresses(session)
    assert len(before) == len(set(before)) > 5
    note(THERE)
    assert list_addresses(session)[-1] == school.source_url
    assert len(list_addresses(session, 2)) == 2
    school.state = "archived"
    session.flush()
    assert school.source_url not in list_addresses(session)


def test_nobody_else_notes_an_outcome(session):
    with pytest.raises(Forbidden):
        note_outcome(session, ANYBODY, "https://example.org", outcome=THERE, today=FIRST)


def test_every_field_that_holds_an_address_is_asked_and_named(session, school):
    url = "https://everywhere.example/page"
    run = session.exec(select(CourseInstance).where(CourseInstance.programme_id == SCHOOL)).first()
    profile, company = session.exec(select(JobProfile)).first(), session.exec(select(Company)).first()
    provider = session.get_one(Provider, school.provider_id)
    school.extra_source_urls, run.source_url, provider.website = [url], url, url
    profile.extra_source_urls, company.source_urls = [url, url], [url]
    session.flush()
    assert url in list_addresses(session)
    for days in range(3):
        note_outcome(session, OPERATOR, url, outcome=GONE, today=FIRST + days * DAY)
    (broken,) = list_broken(session)
    assert [(named.table_name, named.id, named.field) for named in broken.named_by] == [
        ("programme", SCHOOL, "extra_source_urls"),
        ("course_instance", run.id, "source_url"),
        ("provider", provider.id, "website"),
        ("job_profile", profile.id, "extra_source_urls"),
        ("company", company.id, "source_urls"),
    ]
    assert broken.named_by[1].title == f"{school.title}, {run.date_text}"
    (own,) = list_broken(session, only=provider.id)
    assert len(own.named_by) == 3
    school.state = "archived"
    session.flush()
    (broken,) = list_broken(session)
    assert [named.table_name for named in broken.named_by] == ["provider", "job_profile", "company"]


def test_it_takes_a_query_for_each_table_however_many_links_are_dead(session, school):
    urls = [f"https://dead.example/{number}" for number in range(5)]
    school.extra_source_urls = urls
    for url in urls:
        session.add(LinkCheck(url=url, failures=3, first_failed_on=FIRST, checked_on=FIRST))
    session.flush()
    asked = []
    event.listen(session.connection(), "before_cursor_execute", lambda *call: asked.append(call[2]))
    assert len(list_broken(session)) == len(urls)
    assert len(asked) == 6, asked
