"""What changed in the catalogue is found and taken over beside the index; a full build takes its place after that."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.engine import Query
from talentmatch.engine.meaning import encode_documents
from talentmatch.engine.segmented import Segmented
from talentmatch.matching import live_segments
from talentmatch.matching.live_changes import all_documents
from talentmatch.matching.live_index import LiveIndex, build_index, whole_index
from talentmatch.matching.live_loaded import load_whole
from talentmatch.matching.live_origin import origin_of
from talentmatch.matching.live_segments import built, caught_up, merge_is_due
from talentmatch.matching.live_store import find_stored, store
from talentmatch.models import Programme, ProgrammeSkill, Provider, Skill
from talentmatch.models.store import mark_changed
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.matching.test_live_index import wait_for

NOW = datetime(2026, 11, 26, tzinfo=UTC)
CURATOR = Actor("a curator", "editor", 1)
PACKAGING = "vitalent-theme-packaging"


@pytest.fixture
def standing(runtime, session):
    return runtime.live.current(session).standing


def note(session, table, record_id):
    record_change(session, CURATOR, "edit", (table, record_id), changes={}, now=NOW)


def edit_programme(session):
    session.get_one(Programme, PACKAGING).gloss_en = "Zythologie for packers"
    note(session, "programme", PACKAGING)
    return {PACKAGING}


def rename_provider(session):
    provider = session.get_one(Provider, session.get_one(Programme, PACKAGING).provider_id)
    provider.name = "Zythologie school"
    note(session, "provider", provider.id)
    return set(session.exec(select(Programme.id).where(Programme.provider_id == provider.id)))


def rename_skill(session):
    link = session.exec(select(ProgrammeSkill).where(ProgrammeSkill.programme_id == PACKAGING)).first()
    session.get_one(Skill, link.skill_id).label_en = "Zythologie"
    note(session, "skill", link.skill_id)
    return set(session.exec(select(ProgrammeSkill.programme_id).where(ProgrammeSkill.skill_id == link.skill_id)))


def import_links(session):
    link = session.exec(select(ProgrammeSkill).where(ProgrammeSkill.programme_id == PACKAGING)).first()
    note(session, "programme_skill", f"{PACKAGING} + {link.skill_id}")
    session.delete(link)
    return {PACKAGING}


def say_nothing_in_the_log(session):
    session.get_one(Programme, PACKAGING).gloss_nl = "Zythologie"
    return {PACKAGING}


CHANGES = [edit_programme, rename_provider, rename_skill, import_links, say_nothing_in_the_log]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_it_takes_over_what_a_change_concerns_and_builds_nothing(session, standing, change, monkeypatch):
    concerned = change(session)
    mark_changed(session)
    monkeypatch.setattr("talentmatch.matching.live_segments.rebuild", pytest.fail)
    after = caught_up(session, standing)
    assert after.index.fresh.keys() == concerned & set(standing.index.ids)
    assert after.origin == origin_of(session) != standing.origin
    assert list(after.index.differing(all_documents(session))) == []
    assert len(after.index) == len(standing.index)


def test_it_forgets_what_is_no_longer_shown_and_finds_what_is_again(session, standing):
    row = session.get_one(Programme, PACKAGING)
    row.state = "archived"
    mark_changed(session)  # nothing in the log: the number of programmes tells
    note(session, "company", "gsk")
    without = caught_up(session, standing)
    assert set(standing.index.ids) - set(without.index.ids) == {PACKAGING}
    row.state = "published"
    note(session, "programme", PACKAGING)
    mark_changed(session)
    again = caught_up(session, without)
    assert (again.index.changed, again.index.version) == (0, standing.index.version)


def test_it_keeps_no_more_beside_the_index_than_it_may(session, standing, monkeypatch):
    edit_programme(session)
    mark_changed(session)
    monkeypatch.setattr(live_segments, "MOST", 0)
    assert caught_up(session, standing) is None


def test_it_is_merged_when_much_changed_or_the_catalogue_is_small(session, standing, monkeypatch):
    edit_programme(session)
    mark_changed(session)
    after = caught_up(session, standing).index
    assert not merge_is_due(standing.index)
    assert merge_is_due(after)
    monkeypatch.setattr(live_segments, "SMALL", 0)
    monkeypatch.setattr(live_segments, "SHARE", 0.5)
    assert not merge_is_due(after)
    monkeypatch.setattr(live_segments, "SHARE", 0.0)
    assert merge_is_due(after)


def test_it_encodes_only_what_changed_when_it_merges(session, standing, monkeypatch):
    edit_programme(session)
    mark_changed(session)
    after = caught_up(session, standing).index
    expected = build_index(session)
    monkeypatch.setattr("talentmatch.engine.segmented.weighed.encode_documents", must_be_empty)
    merged = built(session, after).index
    assert merged.version == expected.version
    query = Query("Zythologie for packers", lang="en")
    assert merged.match(query) == expected.match(query)


def test_it_is_made_one_for_those_who_need_a_single_index(session, standing, runtime):
    edit_programme(session)
    mark_changed(session)
    before = runtime.live.current(session)
    after = caught_up(session, standing)
    assert whole_index(session, before) is before.index.original.index
    whole = whole_index(session, replace(before, standing=after))
    assert whole.version == build_index(session).version != before.index.version


def must_be_empty(versions, part, encoder):
    assert not versions
    return encode_documents(versions, part, encoder)


def test_it_shows_a_change_first_and_the_full_build_after_that(empty_url, tmp_path):
    own = filled_runtime(settings_for(empty_url, tmp_path))
    with own.database.reading() as session:
        before = own.live.current(session)
    with own.database.writing() as session:
        edit_programme(session)
        mark_changed(session)
    with own.database.reading() as session:
        assert own.live.current(session) is before
        wait_for(lambda: own.live.current(session).index is not before.index)
        assert own.live.current(session).index.match(Query("Zythologie", lang="en"), 1)[0].id == PACKAGING
        wait_for(lambda: own.live.current(session).index.changed == 0)
        after = own.live.current(session)
        assert (after.key, after.index.version) == (origin_of(session).key, build_index(session).version)
        assert LiveIndex(own.settings.index_dir).current(session).index.version == after.index.version
    close_runtime(own)


def test_it_takes_over_a_change_while_the_rest_of_another_is_loaded(empty_url, tmp_path, monkeypatch):
    own, go_on = filled_runtime(settings_for(empty_url, tmp_path)), threading.Event()

    def slow(*arguments):
        assert go_on.wait(30)
        return load_whole(*arguments)

    def change(gloss):
        with own.database.writing() as session:
            session.get_one(Programme, PACKAGING).gloss_en = gloss
            note(session, "programme", PACKAGING)
            mark_changed(session)

    def finds(word):
        with own.database.reading() as session:
            found = own.live.current(session).index.match(Query(word, lang="en"), 1)
            return [match.id for match in found] == [PACKAGING]

    with own.database.reading() as session:
        own.live.current(session)
    monkeypatch.setattr("talentmatch.matching.live_index.load_whole", slow)
    for word in ("Zythologie", "Oenologie"):
        change(word)
        wait_for(lambda word=word: finds(word))
    go_on.set()
    with own.database.reading() as session:
        wait_for(lambda: own.live.current(session).whole and own.live.current(session).index.changed == 0)
        assert own.live.current(session).index.version == build_index(session).version
    close_runtime(own)


def test_it_goes_on_from_the_stored_index_of_a_former_state(session, standing, tmp_path, monkeypatch):
    store(standing, tmp_path)
    edit_programme(session)
    mark_changed(session)
    found = find_stored(tmp_path, origin_of(session))
    assert found.origin == standing.origin
    assert isinstance(found.index, Segmented)
    assert find_stored(tmp_path, replace(origin_of(session), identity="another")) is None
    monkeypatch.setattr(live_segments, "SMALL", 0)
    monkeypatch.setattr(live_segments, "SHARE", 0.5)
    monkeypatch.setattr("talentmatch.matching.live_segments.rebuild", pytest.fail)
    loaded = LiveIndex(tmp_path).refresh(session)
    assert loaded.key == origin_of(session).key
    assert loaded.index.fresh.keys() == {PACKAGING}
