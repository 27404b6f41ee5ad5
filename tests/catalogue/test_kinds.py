"""Skills, job profiles and companies are edited as programmes are: faults, versions, states, removal."""

import pytest
from sqlmodel import col, delete, select

from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.editing import EditConflict, create_record, edit_record
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.catalogue.history import list_versions, restore_version
from talentmatch.catalogue.impact import impact_of
from talentmatch.catalogue.purging import purge_record
from talentmatch.catalogue.records import COMPANY, JOB_PROFILE, SKILL, values_of
from talentmatch.catalogue.states import change_state, confirm_record
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.models import JobProfile, ProfileSkill, ProgrammeSkill, Skill
from talentmatch.models.store import get_state
from tests.catalogue.conftest import ADMIN, EDITOR, NOW, STRANGER

GMP, GXP, ATMP = "good-manufacturing-practice", "gxp-compliance", "gmp-for-advanced-therapies"
PROFILE = "profile-cleanroom-operator"
RECORDS = [(SKILL, GMP), (JOB_PROFILE, PROFILE)]


def changed(session, kind, key, **changes):
    row = session.get_one(kind.table, key)
    entered = kind.input(**{**values_of(kind, row), **changes})
    return edit_record(session, EDITOR, kind, key, version=row.version, entered=entered, now=NOW)


def faults(session, key=GMP, **changes):
    with pytest.raises(FaultyFields) as caught:
        changed(session, SKILL, key, **changes)
    return [(fault.field, fault.text()) for fault in caught.value.faults]


def new_skill(session, actor=EDITOR, **values):
    labels = {f"label_{lang}": f"New {lang}" for lang in ("nl", "fr", "en")}
    lists = {f"synonyms_{lang}": [] for lang in ("nl", "fr", "en")}
    entered = SKILL.input(id="new-skill", kind="skill", area="production", **labels, **lists, **values)
    return create_record(session, actor, SKILL, entered=entered, now=NOW)


def test_an_edit_is_noted_and_renews_the_index_and_can_be_taken_back(session):
    before, label = get_state(session).revision, session.get_one(Skill, GMP).label_en
    edited = changed(session, SKILL, GMP, label_en="Good making", label_de="Gute Herstellungspraxis")
    assert set(edited.changed) == {"label_en", "label_de"}
    assert get_state(session).revision == before + 1
    assert history_of(session, "skill", GMP)[0].changes["label_en"] == [label, "Good making"]
    assert [found.number for found in list_versions(session, EDITOR, SKILL, GMP)] == [2, 1]
    restore_version(session, EDITOR, SKILL, GMP, number=1, version=2, now=NOW)
    assert (session.get_one(Skill, GMP).label_en, session.get_one(Skill, GMP).label_de) == (label, "")


@pytest.mark.parametrize(("kind", "key"), RECORDS)
def test_an_edit_over_a_newer_version_is_a_conflict(session, kind, key):
    entered = kind.input(**values_of(kind, session.get_one(kind.table, key)))
    change_state(session, EDITOR, kind, key, action="archive", now=NOW)
    with pytest.raises(EditConflict):
        edit_record(session, EDITOR, kind, key, version=1, entered=entered, now=NOW)


@pytest.mark.parametrize(("kind", "key"), RECORDS)
def test_a_provider_editor_does_not_see_what_belongs_to_no_provider(session, kind, key):
    entered = kind.input(**values_of(kind, session.get_one(kind.table, key)))
    with pytest.raises(NotFound):
        edit_record(session, STRANGER, kind, key, version=1, entered=entered, now=NOW)
    with pytest.raises(NotFound):
        new_skill(session, STRANGER)


def test_a_name_that_belongs_to_another_skill_is_told_at_its_field(session):
    other = session.get_one(Skill, GXP)
    found = faults(session, label_nl=other.label_nl.upper(), synonyms_fr=[other.label_fr])
    assert [field for field, _ in found] == ["label_nl", "synonyms_fr"]
    assert all(GXP in text for _, text in found)
    changed(session, SKILL, GXP, label_de="GxP")
    assert [field for field, _ in faults(session, label_de="gxp")] == ["label_de"]


def test_a_broader_skill_that_leads_back_or_is_not_there_is_refused(session):
    changed(session, SKILL, ATMP, broader_id=GMP)
    changed(session, SKILL, GMP, broader_id=GXP)
    for broader in (GMP, "no-such-skill"):
        assert [field for field, _ in faults(session, broader_id=broader)] == ["broader_id"]
    assert [field for field, _ in faults(session, GXP, broader_id=ATMP)] == ["broader_id"]


def test_synonyms_may_lack_in_a_language_and_labels_may_not(session):
    changed(session, SKILL, GMP, synonyms_nl=[], synonyms_fr=["BPF"], synonyms_en=[])
    with pytest.raises(ValueError, match="label_fr"):
        changed(session, SKILL, GMP, label_fr="")


def test_a_job_profile_names_a_company_that_is_there(session):
    with pytest.raises(FaultyFields):
        changed(session, JOB_PROFILE, PROFILE, company_id="no-such-company")


def test_a_new_skill_is_a_draft(session):
    assert new_skill(session).state == "draft"
    with pytest.raises(Conflict):
        new_skill(session)


def test_a_job_profile_is_confirmed_and_a_skill_is_not(session):
    assert confirm_record(session, EDITOR, JOB_PROFILE, PROFILE, now=NOW)
    with pytest.raises(InvalidData):
        confirm_record(session, EDITOR, SKILL, GMP, now=NOW)


def test_it_tells_what_archiving_takes_away(session):
    found = impact_of(session, SKILL, ["cleanroom-work"])
    assert found.programmes > 0
    assert found.profiles > 0
    assert impact_of(session, COMPANY, ["gsk"]).leaving == 1
    change_state(session, EDITOR, COMPANY, "gsk", action="archive", now=NOW)
    assert impact_of(session, COMPANY, ["gsk"]).leaving == 0
    assert impact_of(session, JOB_PROFILE, [PROFILE]).leaving == 0


@pytest.mark.parametrize(("kind", "key", "by"), [(SKILL, GXP, GMP), (COMPANY, "gsk", "gsk-2022-automation")])
def test_what_is_still_named_is_not_removed_for_good_and_the_refusal_says_by_what(session, kind, key, by):
    change_state(session, EDITOR, kind, key, action="archive", now=NOW)
    with pytest.raises(Forbidden):
        purge_record(session, EDITOR, kind, key, now=NOW)
    for link in session.exec(select(ProgrammeSkill).where(ProgrammeSkill.skill_id == key)).all():
        assert_named_by(session, kind, key, link.programme_id)
        session.delete(link)
        session.flush()
    session.exec(delete(ProfileSkill).where(col(ProfileSkill.skill_id) == key))
    assert_named_by(session, kind, key, by)


def assert_named_by(session, kind, key, name):
    with pytest.raises(Conflict) as caught:
        purge_record(session, ADMIN, kind, key, now=NOW)
    assert name in caught.value.text()


def test_a_job_profile_goes_with_its_skills_and_a_lone_skill_goes(session):
    change_state(session, EDITOR, JOB_PROFILE, PROFILE, action="archive", now=NOW)
    purge_record(session, ADMIN, JOB_PROFILE, PROFILE, now=NOW)
    assert session.get(JobProfile, PROFILE) is None
    assert session.exec(select(ProfileSkill).where(ProfileSkill.profile_id == PROFILE)).all() == []
    new_skill(session)
    change_state(session, EDITOR, SKILL, "new-skill", action="archive", now=NOW)
    purge_record(session, ADMIN, SKILL, "new-skill", now=NOW)
    assert session.get(Skill, "new-skill") is None
