"""An edit is never lost, stands in the audit log, and is allowed to those whose record it is."""

import itertools
import random
from dataclasses import replace

import pytest

from talentmatch.accounts.audit import history_of, verify_audit
from talentmatch.catalogue.desk_inputs import ProviderEdit
from talentmatch.catalogue.editing import EditConflict, create_record, edit_record
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.catalogue.history import list_versions, restore_version
from talentmatch.catalogue.records import PROGRAMME, PROVIDER, values_of
from talentmatch.errors import Conflict, NotFound
from talentmatch.models import PendingChange, Programme, Provider
from talentmatch.models.store import get_state
from tests.catalogue.conftest import ADMIN, COLLEAGUE, EDITOR, NOW, SCHOOL, STRANGER, entered

ONE_DATABASE = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


def save(session, actor, row, version=None, **changes):
    return edit_record(
        session, actor, PROGRAMME, SCHOOL, version=version or row.version, entered=entered(row, **changes), now=NOW
    )


def test_it_stores_an_edit_with_its_entry_and_asks_for_a_new_index(session, school):
    before, revision, hours = school.version, get_state(session).revision, school.hours
    assert save(session, EDITOR, school, hours=12.0).changed == ("hours",)
    entry = history_of(session, "programme", SCHOOL)[0]
    assert (entry.actor, entry.action) == (EDITOR.name, "edit")
    assert entry.changes == {"hours": [hours, 12.0], "version": [before, before + 1]}
    assert get_state(session).revision == revision + 1


def test_it_notes_nothing_when_nothing_changed(session, school):
    assert save(session, EDITOR, school).changed == ()
    assert history_of(session, "programme", SCHOOL) == []


def test_it_refuses_a_save_over_a_newer_version_and_shows_both(session, school):
    old, hours = school.version, school.hours
    save(session, COLLEAGUE, school, title="Theirs")
    with pytest.raises(EditConflict) as caught:
        edit_record(session, EDITOR, PROGRAMME, SCHOOL, version=old, entered=entered(school, title="Yours"), now=NOW)
    assert (caught.value.theirs["title"], caught.value.yours["title"]) == ("Theirs", "Yours")
    assert (caught.value.differing, caught.value.version) == (("title",), old + 1)
    assert (school.title, school.hours) == ("Theirs", hours)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"provider_id": "nobody"}, "provider_id"),
        ({"partner_ids": ["nobody"]}, "partner_ids"),
        ({"place_ids": ["atlantis"]}, "place_ids"),
        ({"gloss_nl": "Alleen hier", "gloss_fr": "", "gloss_en": "x"}, "gloss_fr"),
    ],
)
def test_it_names_the_field_that_does_not_fit(session, school, change, field):
    with pytest.raises(FaultyFields) as caught:
        save(session, EDITOR, school, **change)
    assert [fault.field for fault in caught.value.faults] == [field]


def test_a_foreign_record_does_not_exist_and_nobody_gives_a_record_away(session, school, owner):
    with pytest.raises(NotFound):
        save(session, STRANGER, school, hours=1.0)
    with pytest.raises(NotFound):
        save(session, owner, school, provider_id=STRANGER.provider_id)


def test_what_an_untrusted_provider_editor_changes_of_a_public_record_waits(session, school, owner):
    before = values_of(PROGRAMME, school)
    waiting = save(session, owner, school, hours=99.0).waiting
    assert isinstance(waiting, PendingChange)
    assert values_of(PROGRAMME, school) == before
    assert save(session, replace(owner, trusted=True), school, hours=99.0).waiting is None
    assert school.hours == 99.0


def test_their_draft_they_change_at_once(session, school, owner):
    school.state = "draft"
    session.flush()
    assert save(session, owner, school, hours=99.0).waiting is None


def test_a_new_record_is_a_draft_and_its_identifier_is_free(session, school):
    new = create_record(session, EDITOR, PROGRAMME, entered=entered(school, id="new-one", title="New"), now=NOW)
    assert (new.state, new.title, new.version) == ("draft", "New", 1)
    with pytest.raises(Conflict):
        create_record(session, EDITOR, PROGRAMME, entered=entered(school, id=SCHOOL), now=NOW)
    with pytest.raises(NotFound):
        create_record(session, STRANGER, PROGRAMME, entered=entered(school, id="foreign"), now=NOW)
    (created,) = list_versions(session, EDITOR, PROGRAMME, "new-one")
    assert (created.action, created.number, created.values["title"]) == ("create", 1, "New")


def test_a_provider_is_edited_by_the_same_means(session):
    row = session.get_one(Provider, "aptaskil")
    change = ProviderEdit(**{**values_of(PROVIDER, row), "name": "Aptaskil!"})
    trusted = replace(STRANGER, trusted=True)
    edit_record(session, trusted, PROVIDER, "aptaskil", version=row.version, entered=change, now=NOW)
    assert row.name == "Aptaskil!"
    with pytest.raises(NotFound):
        edit_record(session, STRANGER, PROVIDER, "vitalent", version=1, entered=change, now=NOW)


def test_the_history_tells_every_version_and_restores_one(session, school):
    first = values_of(PROGRAMME, school)
    save(session, EDITOR, school, title="Second", hours=5.0)
    save(session, COLLEAGUE, school, title="Third")
    versions = list_versions(session, EDITOR, PROGRAMME, SCHOOL)
    assert [(found.actor, found.values["title"]) for found in versions] == [
        (COLLEAGUE.name, "Third"), (EDITOR.name, "Second"), (None, first["title"]),
    ]  # fmt: skip
    oldest = versions[-1].number
    restore_version(session, EDITOR, PROGRAMME, SCHOOL, number=oldest, version=school.version, now=NOW)
    assert values_of(PROGRAMME, school) == first
    assert len(list_versions(session, EDITOR, PROGRAMME, SCHOOL)) == 4
    with pytest.raises(NotFound):
        restore_version(session, EDITOR, PROGRAMME, SCHOOL, number=99, version=school.version, now=NOW)


def test_a_version_that_the_data_files_brought_is_told_too(session, school):
    save(session, EDITOR, school, title="Ours")
    school.title = "From the files"  # as a load does: a new version without an entry
    session.flush()
    newest, ours, oldest = list_versions(session, ADMIN, PROGRAMME, SCHOOL)
    assert (newest.actor, newest.values["title"]) == (None, "From the files")
    assert (ours.actor, ours.values["title"]) == (EDITOR.name, "Ours")
    assert oldest.values["title"] != "Ours"


@ONE_DATABASE
@pytest.mark.slow
def test_no_update_is_lost_however_editors_interleave(session, school):
    """Each editor adds a word to the topics that they read: a save over an older reading would drop another's word."""
    chance, readings, acknowledged, refused = random.Random(20261125), {}, [], 0
    for step in range(4_000):
        name = chance.choice("abcdefgh")
        if name not in readings or chance.random() < 0.3:
            readings[name] = (school.version, list(school.topics))
            continue
        version, topics = readings.pop(name)
        word = f"{name}{step}"
        try:
            save(session, replace(EDITOR, name=name), school, version, topics=[*topics[-20:], word])
        except EditConflict:
            refused += 1
        else:
            acknowledged.append((name, version, word))
    session.expire_all()
    assert min(len(acknowledged), refused) > 300
    entries = history_of(session, "programme", SCHOOL)[::-1]
    told = [(entry.actor, entry.changes["version"][0], entry.changes["topics"][1][-1]) for entry in entries]
    assert told == acknowledged, "every acknowledged edit stands in the history, and no other"
    for former, latter in itertools.pairwise(entries):
        assert former.changes["topics"][1] == latter.changes["topics"][0], "each edit began from the one before"
    assert session.get_one(Programme, SCHOOL).topics == entries[-1].changes["topics"][1]
    assert verify_audit(session) is None
