"""Errors that readers report: kept apart by provider, answered once, forgotten in time."""

from datetime import timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import ANYBODY
from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.reports.answering import answer_report, count_reports, list_reports
from talentmatch.catalogue.reports.inputs import AnswerInput, ReportInput
from talentmatch.catalogue.reports.reporting import Subject, clean_reports, report_error
from talentmatch.errors import Conflict, NotFound
from talentmatch.models import ErrorReport
from tests.catalogue.conftest import EDITOR, NOW, SCHOOL, STRANGER

PROGRAMME = Subject("programme", SCHOOL, f"/programmes/{SCHOOL}")
SKILL = Subject("skill", "hplc", "/skills/hplc")
DONE = AnswerInput(decision="done", note="The price is right now.")


@pytest.fixture
def report(session):
    """Report an error and return its number."""

    def send(subject=PROGRAMME, now=NOW):
        data = ReportInput(kind="wrong", message="It costs 900 euro.", email="Els@Example.org", lang="nl")
        return report_error(session, ANYBODY, subject, data, now=now)

    return send


def test_the_log_names_the_page_and_no_word_of_the_person(session, report):
    (entry,) = history_of(session, "error_report", str(report()))
    assert entry.changes == {"about": [None, PROGRAMME.path], "kind": [None, "wrong"]}


def test_a_provider_editor_has_those_of_the_own_provider_alone(session, report, owner):
    number = report()
    report(SKILL)
    assert [count_reports(session, actor) for actor in (owner, STRANGER, EDITOR)] == [1, 0, 2]
    assert [row.id for row in list_reports(session, owner, "waiting").reports] == [number]
    with pytest.raises(NotFound):
        answer_report(session, STRANGER, number, DONE, now=NOW)


def test_an_answer_uses_the_address_up_and_is_given_once(session, report, owner):
    number = report()
    answered = answer_report(session, owner, number, DONE, now=NOW)
    row = session.get_one(ErrorReport, number)
    assert (answered.path, answered.person.email, answered.person.lang) == (PROGRAMME.path, "els@example.org", "nl")
    assert (row.state, row.note, row.email) == ("done", DONE.note, "")
    assert "els@example.org" not in str([entry.changes for entry in history_of(session, "error_report", str(number))])
    with pytest.raises(Conflict):
        answer_report(session, EDITOR, number, DONE, now=NOW)


def test_a_record_that_nobody_sees_cannot_be_reported(session, report, school):
    school.state = "archived"
    session.flush()
    with pytest.raises(NotFound):
        report()


def test_reports_go_after_24_months(session, report):
    report(now=NOW - timedelta(days=730))
    kept = report(now=NOW - timedelta(days=729))
    assert clean_reports(session, NOW) == 1
    assert session.exec(select(ErrorReport.id)).all() == [kept]
