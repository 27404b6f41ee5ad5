"""Publishing, archiving, confirming, purging, approving, copying and moving."""

from datetime import date

import pytest
from sqlmodel import select

from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.approvals import approve_change, close_change, list_waiting
from talentmatch.catalogue.editing import EditConflict, edit_record
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.catalogue.impact import lost_by_archiving
from talentmatch.catalogue.purging import purge_record
from talentmatch.catalogue.records import COURSE_INSTANCE, PROGRAMME, PROVIDER
from talentmatch.catalogue.runs import copy_course_instance, move_dates
from talentmatch.catalogue.states import change_state, confirm_record
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.models import CourseInstance, Programme, ProgrammeSkill
from tests.catalogue.conftest import ADMIN, COLLEAGUE, EDITOR, NOW, SCHOOL, STRANGER, entered


def test_a_state_changes_once_and_is_noted(session, school):
    assert change_state(session, EDITOR, PROGRAMME, SCHOOL, action="archive", now=NOW)
    assert not change_state(session, EDITOR, PROGRAMME, SCHOOL, action="archive", now=NOW)
    assert change_state(session, EDITOR, PROGRAMME, SCHOOL, action="unarchive", now=NOW)
    assert school.state == "draft"
    assert change_state(session, EDITOR, PROGRAMME, SCHOOL, action="publish", now=NOW)
    assert [entry.action for entry in history_of(session, "programme", SCHOOL)] == ["publish", "unarchive", "archive"]
    assert history_of(session, "programme", SCHOOL)[0].changes["state"] == ["draft", "published"]


def test_a_provider_editor_publishes_nothing_and_confirms_their_own(session, school, owner):
    with pytest.raises(Forbidden):
        change_state(session, owner, PROGRAMME, SCHOOL, action="archive", now=NOW)
    assert confirm_record(session, owner, PROGRAMME, SCHOOL, now=NOW)
    assert school.confirmed_on == NOW.date()
    with pytest.raises(NotFound):
        confirm_record(session, STRANGER, PROGRAMME, SCHOOL, now=NOW)


def test_only_an_admin_removes_for_good_and_only_what_is_archived(session, school):
    with pytest.raises(InvalidData):
        purge_record(session, ADMIN, PROGRAMME, SCHOOL, now=NOW)
    change_state(session, EDITOR, PROGRAMME, SCHOOL, action="archive", now=NOW)
    with pytest.raises(Forbidden):
        purge_record(session, EDITOR, PROGRAMME, SCHOOL, now=NOW)
    title = school.title
    purge_record(session, ADMIN, PROGRAMME, SCHOOL, now=NOW)
    assert session.get(Programme, SCHOOL) is None
    assert history_of(session, "programme", SCHOOL)[0].changes["title"] == [title, None]


def test_a_provider_with_programmes_stays(session):
    change_state(session, EDITOR, PROVIDER, "vitalent", action="archive", now=NOW)
    with pytest.raises(Conflict):
        purge_record(session, ADMIN, PROVIDER, "vitalent", now=NOW)


def propose(session, owner, school, **changes):
    change = entered(school, **changes)
    return edit_record(session, owner, PROGRAMME, SCHOOL, version=school.version, entered=change, now=NOW).waiting


def test_a_proposed_change_is_made_when_an_editor_approves_it(session, school, owner):
    change = propose(session, owner, school, hours=7.0)
    assert list_waiting(session) == [change]
    with pytest.raises(Forbidden):
        approve_change(session, owner, change.id, now=NOW)
    approve_change(session, EDITOR, change.id, now=NOW)
    assert (school.hours, change.status, change.decided_by) == (7.0, "approved", EDITOR.name)
    with pytest.raises(Conflict):
        approve_change(session, COLLEAGUE, change.id, now=NOW)


def test_a_proposed_change_of_an_older_version_is_a_conflict_and_a_rejected_one_changes_nothing(session, school, owner):
    change = propose(session, owner, school, hours=7.0)
    edit_record(session, EDITOR, PROGRAMME, SCHOOL, version=school.version, entered=entered(school, hours=8.0), now=NOW)
    with pytest.raises(EditConflict):
        approve_change(session, EDITOR, change.id, now=NOW)
    close_change(session, EDITOR, change.id, status="rejected", now=NOW)
    assert (school.hours, list_waiting(session)) == (8.0, [])


def test_archiving_tells_which_jobs_lose_their_only_programme(session):
    every = session.exec(select(Programme.id)).all()
    all_lost = lost_by_archiving(session, every)
    taught = set(session.exec(select(ProgrammeSkill.skill_id)).all())
    assert all_lost
    assert {lost.skill.id for lost in all_lost} <= taught
    assert all(lost.profiles for lost in all_lost)
    assert lost_by_archiving(session, []) == []
    for programme_id in every:
        for lost in lost_by_archiving(session, [programme_id]):
            teachers = select(ProgrammeSkill.programme_id).where(ProgrammeSkill.skill_id == lost.skill.id)
            assert session.exec(teachers).all() == [programme_id]


def run_with_days(session):
    return next(run for run in session.exec(select(CourseInstance)).all() if run.starts_on and run.ends_on)


def test_a_run_is_copied_to_another_day_and_lasts_as_long(session):
    run = run_with_days(session)
    copy = copy_course_instance(session, EDITOR, run.id, new_id="again", starts_on=date(2027, 2, 27), now=NOW)
    assert copy.ends_on - copy.starts_on == run.ends_on - run.starts_on
    assert (copy.status, copy.state, copy.programme_id) == ("planned", "draft", run.programme_id)
    assert copy.date_text.startswith("2027-02-27")
    with pytest.raises(FaultyFields):
        copy_course_instance(session, EDITOR, run.id, new_id="Not a name", starts_on=date(2027, 2, 27), now=NOW)


def test_dates_move_together_and_only_those_of_the_own_provider(session, owner):
    run = run_with_days(session)
    before = run.starts_on
    assert move_dates(session, EDITOR, [run.id], days=7, now=NOW) == 1
    assert (run.starts_on - before).days == 7
    assert history_of(session, "course_instance", run.id)[0].action == "move"
    with pytest.raises(NotFound):
        move_dates(session, STRANGER, [run.id], days=7, now=NOW)
    with pytest.raises(Forbidden):
        move_dates(session, owner, [run.id], days=7, now=NOW)
    with pytest.raises(InvalidData):
        move_dates(session, EDITOR, [run.id], days=10**6, now=NOW)
    assert change_state(session, EDITOR, COURSE_INSTANCE, run.id, action="archive", now=NOW)
