"""Two records become one in one step, nothing of either is lost, and they can be taken apart again."""

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.approvals import approve_change, list_waiting
from talentmatch.catalogue.duplicates.merged import find_merge, merged_ids, survivor_of
from talentmatch.catalogue.duplicates.merging import Wish, filled_from_other, merge_records
from talentmatch.catalogue.duplicates.unmerging import unmerge_record
from talentmatch.catalogue.editing import EditConflict, edit_record
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.catalogue.history import list_versions
from talentmatch.catalogue.purging import purge_record
from talentmatch.catalogue.records import COURSE_INSTANCE, PROGRAMME, values_of
from talentmatch.catalogue.states import change_state
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.models import Company, CourseInstance, Programme, ProgrammeInterest, ProgrammeSkill, SkillSuggestion
from talentmatch.models.store import get_state
from tests.catalogue.conftest import ADMIN, EDITOR, NOW, SCHOOL, STRANGER

KEEP, OTHER = "aptaskil-operateur-aseptique", "aptaskil-operateur-usp"
RUN = "aptaskil-operateur-usp-2024-05-17"


def wish(session, keep=KEEP, other=OTHER, chosen=None, table=Programme):
    rows = [session.get_one(table, name) for name in (keep, other)]
    return Wish(keep, other, *(row.version for row in rows), chosen)


def merge(session, keep=KEEP, other=OTHER, chosen=None):
    return merge_records(session, EDITOR, PROGRAMME, wish(session, keep, other, chosen), now=NOW)


def skills_of(session, programme_id):
    rows = session.exec(select(ProgrammeSkill).where(ProgrammeSkill.programme_id == programme_id)).all()
    return {row.skill_id: row.evidence_kind for row in rows}


def state_of(session):
    """Return everything that a merge may change."""
    rows = {name: session.get_one(Programme, name) for name in (KEEP, OTHER)}
    return (
        {name: (row.state, values_of(PROGRAMME, row), skills_of(session, name)) for name, row in rows.items()},
        session.get_one(CourseInstance, RUN).programme_id,
        {(row.programme_id, row.skill_id) for row in session.exec(select(SkillSuggestion)).all()},
        [(row.programme_id, row.people) for row in session.exec(select(ProgrammeInterest)).all()],
    )


def test_the_one_that_stays_takes_dates_skills_and_empty_fields_over(session):
    keep, other = session.get_one(Programme, KEEP), session.get_one(Programme, OTHER)
    keep.hours, other.hours, keep.days, other.days = None, 12, 3, 4
    session.flush()
    revision, wanted = get_state(session).revision, skills_of(session, KEEP) | skills_of(session, OTHER)
    merge(session)
    assert (keep.hours, keep.days, other.state) == (12, 3, "archived")
    assert session.get_one(CourseInstance, RUN).programme_id == KEEP
    assert skills_of(session, KEEP).keys() == wanted.keys()
    assert get_state(session).revision > revision
    assert survivor_of(session, "programme", OTHER) == KEEP
    newest, *_ = list_versions(session, EDITOR, PROGRAMME, OTHER)
    assert (newest.action, newest.changes["merged_into"]) == ("merge", [None, KEEP])
    assert list_versions(session, EDITOR, PROGRAMME, KEEP)[0].changes["merged_from"] == [None, OTHER]


def test_it_takes_the_chosen_values_and_the_better_evidence(session):
    keep, other = session.get_one(Programme, KEEP), session.get_one(Programme, OTHER)
    shared = session.get_one(ProgrammeSkill, (OTHER, "biopharmaceutical-production"))
    shared.evidence_kind, shared.evidence_text = "source", "bioproduction"
    session.flush()
    title = other.title
    merge(session, chosen=frozenset({"title"}))
    assert keep.title == title
    assert session.get_one(ProgrammeSkill, (KEEP, shared.skill_id)).evidence_text == "bioproduction"


def test_taking_apart_gives_everything_back(session):
    keep, other = session.get_one(Programme, KEEP), session.get_one(Programme, OTHER)
    keep.hours, other.hours = None, 12
    session.get_one(ProgrammeSkill, (OTHER, "biopharmaceutical-production")).evidence_kind = "source"
    for skill in ("gmp", "other"):
        skill_id = "packaging" if skill == "gmp" else "machine-operation"
        session.add(SkillSuggestion(programme_id=OTHER, skill_id=skill_id, confidence=0.9, lang="fr", method="words"))
    company = session.exec(select(Company.id)).first()
    window = {"starts_on": NOW.date(), "ends_on": NOW.date(), "created_at": NOW}
    session.add(ProgrammeInterest(company_id=company, programme_id=OTHER, people=4, **window))
    session.flush()
    before = state_of(session)
    merge(session)
    assert state_of(session)[-1] == [(KEEP, 4)]
    unmerge_record(session, EDITOR, PROGRAMME, OTHER, now=NOW)
    assert state_of(session) == before
    assert find_merge(session, "programme", OTHER) is None
    assert [entry.action for entry in history_of(session, "programme", OTHER)][:2] == ["unmerge", "merge"]


def test_taking_apart_keeps_what_was_edited_since(session):
    keep, other = session.get_one(Programme, KEEP), session.get_one(Programme, OTHER)
    keep.hours, other.hours, keep.days, other.days = None, 12, None, 4
    session.flush()
    merge(session)
    keep.hours = 99
    session.flush()
    unmerge_record(session, EDITOR, PROGRAMME, OTHER, now=NOW)
    assert (keep.hours, keep.days) == (99, None)


def test_a_newer_version_of_either_is_a_conflict(session):
    for name in (KEEP, OTHER):
        asked = wish(session)
        row = session.get_one(Programme, name)
        row.seen_year = 2001 if row.seen_year != 2001 else 2002
        session.flush()
        with pytest.raises(Conflict):
            merge_records(session, EDITOR, PROGRAMME, asked, now=NOW)
    edit = session.get_one(Programme, KEEP)
    version, entered = edit.version, PROGRAMME.input(**{**values_of(PROGRAMME, edit), "hours": 3})
    merge(session, chosen=frozenset())
    with pytest.raises(EditConflict):
        edit_record(session, EDITOR, PROGRAMME, KEEP, version=version, entered=entered, now=NOW)


def test_values_that_do_not_fit_together_are_refused(session):
    keep, other = session.get_one(Programme, KEEP), session.get_one(Programme, OTHER)
    for row, text in ((keep, ""), (other, "words")):
        row.gloss_nl = row.gloss_fr = row.gloss_en = text
    session.flush()
    with pytest.raises(FaultyFields):
        merge(session, chosen=frozenset({"gloss_nl"}))


def test_what_cannot_be_one_is_refused(session, owner):
    with pytest.raises(Forbidden):
        merge_records(session, owner, PROGRAMME, wish(session), now=NOW)
    with pytest.raises(InvalidData):
        merge(session, KEEP, SCHOOL)
    with pytest.raises(InvalidData):
        merge(session, KEEP, KEEP)
    merge(session)
    with pytest.raises(Conflict):
        merge(session, OTHER, "aptaskil-line-qc-lab")
    with pytest.raises(NotFound):
        unmerge_record(session, EDITOR, PROGRAMME, KEEP, now=NOW)
    with pytest.raises(Forbidden):
        unmerge_record(session, STRANGER, PROGRAMME, OTHER, now=NOW)


def test_a_merged_record_stays_in_the_archive_until_it_is_taken_out(session):
    merge(session)
    for action in ("publish", "unarchive"):
        with pytest.raises(Conflict):
            change_state(session, EDITOR, PROGRAMME, OTHER, action=action, now=NOW)


def test_steps_of_merging_lead_to_the_last(session):
    merge(session)
    merge(session, "aptaskil-line-qc-lab", KEEP)
    last = "aptaskil-line-qc-lab"
    assert merged_ids(session, "programme") == {OTHER: last, KEEP: last}
    with pytest.raises(Conflict):
        unmerge_record(session, EDITOR, PROGRAMME, OTHER, now=NOW)
    unmerge_record(session, EDITOR, PROGRAMME, KEEP, now=NOW)
    unmerge_record(session, EDITOR, PROGRAMME, OTHER, now=NOW)
    assert session.get_one(CourseInstance, RUN).programme_id == OTHER


def test_what_was_proposed_waits_at_the_one_that_stays(session):
    apprentice = Actor("own@example.org", "provider_editor", 9, provider_id="aptaskil")
    other, run = session.get_one(Programme, OTHER), session.get_one(CourseInstance, RUN)
    change = PROGRAMME.input(**{**values_of(PROGRAMME, other), "hours": 321})
    edit_record(session, apprentice, PROGRAMME, OTHER, version=other.version, entered=change, now=NOW)
    seats = COURSE_INSTANCE.input(**{**values_of(COURSE_INSTANCE, run), "seats": 7})
    edit_record(session, apprentice, COURSE_INSTANCE, RUN, version=run.version, entered=seats, now=NOW)
    title = session.get_one(Programme, KEEP).title
    merge(session, chosen=frozenset())
    assert list_waiting(session, ("programme", OTHER)) == []
    for subject in (("programme", KEEP), ("course_instance", RUN)):
        (waiting,) = list_waiting(session, subject)
        approve_change(session, EDITOR, waiting.id, now=NOW)
    keep = session.get_one(Programme, KEEP)
    assert (keep.hours, keep.title, run.seats, run.programme_id) == (321, title, 7, KEEP)


def test_two_runs_of_a_programme_become_one(session):
    one, other = "vib-containers-2022-01", "vib-containers-2022-10"
    asked = wish(session, one, other, frozenset({"date_text"}), CourseInstance)
    merge_records(session, EDITOR, COURSE_INSTANCE, asked, now=NOW)
    assert session.get_one(CourseInstance, one).date_text == "2022-10"
    assert session.get_one(CourseInstance, other).state == "archived"
    unmerge_record(session, EDITOR, COURSE_INSTANCE, other, now=NOW)
    assert session.get_one(CourseInstance, one).date_text == "2022-01"
    assert session.get_one(CourseInstance, other).state == "published"


def test_nothing_leads_to_a_record_that_was_removed_for_good(session):
    merge(session)
    session.get_one(CourseInstance, RUN)
    change_state(session, EDITOR, PROGRAMME, KEEP, action="archive", now=NOW)
    purge_record(session, ADMIN, PROGRAMME, KEEP, now=NOW)
    assert survivor_of(session, "programme", OTHER) is None


def test_the_form_begins_with_what_is_empty(session):
    keep, other = session.get_one(Programme, KEEP), session.get_one(Programme, OTHER)
    keep.hours, other.hours, keep.days, other.days = None, 12, 3, 4
    session.flush()
    chosen = filled_from_other(PROGRAMME, keep, other)
    assert "hours" in chosen
    assert "days" not in chosen
