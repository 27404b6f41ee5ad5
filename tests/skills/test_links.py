"""The skills of a record are changed like its fields: by whom it belongs to, with a version, in its history."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import history_of, verify_audit
from talentmatch.catalogue.history import list_versions, restore_version
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.catalogue.skill_impact import lost_by_unlinking
from talentmatch.errors import Conflict, Forbidden, NotFound
from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill
from talentmatch.models.store import get_state
from talentmatch.skills.finding import narrow_skills
from talentmatch.skills.links import ASKED, TAUGHT, add_link, edit_link, remove_link

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
EDITOR = Actor("ann@example.org", "editor", 1)
SCHOOL = "gmp-atmp-summer-school"
SKILL = "hplc"


def link(side=TAUGHT, **values):
    known = {"evidence_kind": "curator", "evidence_text": "HPLC on day two", "checked_on": date(2026, 11, 26)}
    key = {"programme_id": SCHOOL} if side is TAUGHT else {"profile_id": "profile-aseptic-operator"}
    return side.input(**{**key, "skill_id": SKILL, **known, **values})


@pytest.fixture
def owner(session):
    provider = session.get_one(Programme, SCHOOL).provider_id
    return lambda **trust: Actor("own@example.org", "provider_editor", 4, provider_id=provider, **trust)


def add(session, actor=EDITOR, side=TAUGHT, **values):
    return add_link(session, actor, side, entered=link(side, **values), now=NOW)


def test_an_added_skill_is_a_new_version_of_the_programme_and_of_the_catalogue(session):
    before, programme = get_state(session).revision, session.get_one(Programme, SCHOOL)
    add(session)
    assert (programme.version, get_state(session).revision) == (2, before + 1)
    entry = history_of(session, "programme", SCHOOL)[0]
    assert (entry.action, entry.changes["version"]) == ("add-skill", [1, 2])
    assert entry.changes["skill:hplc"][0] is None
    assert entry.changes["skill:hplc"][1]["evidence_text"] == "HPLC on day two"
    assert verify_audit(session) is None


def test_it_leaves_the_history_of_the_fields_whole(session):
    programme = session.get_one(Programme, SCHOOL)
    title = programme.title
    add(session)
    versions = list_versions(session, EDITOR, PROGRAMME, SCHOOL)
    assert [(found.number, found.values["title"]) for found in versions] == [(2, title), (1, title)]
    assert not restore_version(session, EDITOR, PROGRAMME, SCHOOL, number=1, version=2, now=NOW).changed
    assert session.get(ProgrammeSkill, (SCHOOL, SKILL)) is not None


def test_a_skill_is_added_once_and_changed_over_its_own_version_alone(session):
    stored = add(session)
    with pytest.raises(Conflict, match="already"):
        add(session)
    changed = link(evidence_text="Chromatography")
    assert edit_link(session, EDITOR, TAUGHT, version=1, entered=changed, now=NOW)
    assert (stored.evidence_text, stored.version) == ("Chromatography", 2)
    assert not edit_link(session, EDITOR, TAUGHT, version=2, entered=changed, now=NOW)
    with pytest.raises(Conflict, match="Somebody else"):
        remove_link(session, EDITOR, TAUGHT, (SCHOOL, SKILL), version=1, now=NOW)
    remove_link(session, EDITOR, TAUGHT, (SCHOOL, SKILL), version=2, now=NOW)
    assert session.get(ProgrammeSkill, (SCHOOL, SKILL)) is None
    assert history_of(session, "programme", SCHOOL)[0].changes["skill:hplc"][1] is None


def test_a_job_profile_says_how_important_it_is(session):
    profile = session.get_one(JobProfile, "profile-aseptic-operator")
    add(session, side=ASKED, importance="essential")
    assert session.get_one(ProfileSkill, (profile.id, SKILL)).importance == "essential"
    assert (history_of(session, "job_profile", profile.id)[0].action, profile.version) == ("add-skill", 2)


def test_a_provider_editor_changes_drafts_and_with_trust_what_is_on_the_site(session, owner):
    with pytest.raises(Forbidden, match="Ask one"):
        add(session, owner())
    add(session, owner(trusted=True))
    session.get_one(Programme, SCHOOL).state = "draft"
    remove_link(session, owner(), TAUGHT, (SCHOOL, SKILL), version=1, now=NOW)
    for side, stranger in ((TAUGHT, Actor("eve", "provider_editor", 5, provider_id="aptaskil")), (ASKED, owner())):
        with pytest.raises(NotFound):
            add(session, stranger, side, **({"importance": "optional"} if side is ASKED else {}))


def test_it_says_who_loses_the_last_programme_for_a_skill(session):
    taught = session.exec(select(ProgrammeSkill)).all()
    asked = set(session.exec(select(ProfileSkill.skill_id)))
    keys = [(row.programme_id, row.skill_id) for row in taught]
    lost = {key for key in keys if lost_by_unlinking(session, *key)}
    skills = [skill for _, skill in keys]
    alone = {key for key in keys if skills.count(key[1]) == 1 and key[1] in asked}
    assert lost == alone != set()


def test_the_vocabulary_is_narrowed_by_the_beginnings_of_words_in_any_language(session):
    assert SKILL in [skill.id for skill in narrow_skills(session, "hpl")]
    assert [skill.id for skill in narrow_skills(session, "hplc", without=[SKILL])] == []
    assert narrow_skills(session, "  ") == []
    assert narrow_skills(session, "good manuf")[0].id == "good-manufacturing-practice"
