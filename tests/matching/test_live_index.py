"""The index follows the catalogue: renewed off to the side, never stale on a page, rebuilt when damaged."""

import shutil
import time

import pytest
from sqlmodel import delete, select

from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.live_index import LiveIndex, state_key
from talentmatch.matching.search import SearchRequest, search
from talentmatch.models import CourseInstance, Programme, ProgrammeSkill
from talentmatch.models.store import mark_changed
from talentmatch.runtime import close_runtime
from tests.databases import SMALL_CATALOGUE, filled_anew, filled_runtime, settings_for


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime of this test's own, to be changed at will."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


def wait_for(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "the index was not renewed"
        time.sleep(0.02)


def remove(database, programme_id):
    with database.writing() as session:
        for table in (ProgrammeSkill, CourseInstance):
            session.exec(delete(table).where(table.programme_id == programme_id))
        session.delete(session.get(Programme, programme_id))
        mark_changed(session)


def test_it_is_loaded_from_its_snapshot_by_the_next_process(own):
    with own.database.reading() as session:
        first = own.live.current(session)
        again = LiveIndex(own.settings.index_dir).current(session)
    assert (again.key, again.index.version) == (first.key, first.index.version)


def test_it_never_shows_what_was_removed_and_renews_itself(own):
    remove(own.database, "vitalent-theme-packaging")
    with own.database.reading() as session:
        stale = own.live.current(session)
        page = search(session, stale, SearchRequest("packaging of medicines"), "en")
        assert "vitalent-theme-packaging" not in {item.card.programme.id for item in page.results}

        wait_for(lambda: own.live.current(session) is not stale)
        assert "vitalent-theme-packaging" not in own.live.current(session).index.ids


@pytest.mark.parametrize("harm", ["flip", "truncate", "foreign"])
def test_it_is_built_anew_when_its_snapshot_is_not_whole(own, harm):
    with own.database.reading() as session:
        good = own.live.current(session).index.version
        files = [path for path in own.settings.index_dir.rglob("*") if path.is_file() and path.stat().st_size]
        for path in files:
            raw = path.read_bytes()
            path.write_bytes(
                {"flip": raw[:-1] + bytes([raw[-1] ^ 1]), "truncate": raw[: len(raw) // 2], "foreign": b"x"}[harm]
            )
        assert LiveIndex(own.settings.index_dir).current(session).index.version == good


def test_it_does_not_take_the_snapshot_of_another_database(own, tmp_path):
    other = filled_anew(settings_for(f"sqlite:///{tmp_path}/other.db", tmp_path / "instance"))
    with own.database.reading() as session, other.database.reading() as elsewhere:
        assert state_key(session) != state_key(elsewhere)
    other.database.engine.dispose()


def test_it_is_built_once_for_an_unchanged_catalogue(own, monkeypatch):
    with own.database.writing() as session:
        load_catalogue(session, SMALL_CATALOGUE)
    monkeypatch.setattr("talentmatch.matching.live_index.build_index", pytest.fail)
    with own.database.reading() as session:
        assert own.live.refresh(session)
    shutil.rmtree(own.settings.index_dir)


def test_figures_that_somebody_asked_for_are_counted_anew_off_to_the_side(own):
    with own.database.reading() as session:
        stale = own.live.current(session)
        before = stale.figures.get(session).taught["cleanroom-work"]
    with own.database.writing() as session:
        link = session.exec(select(ProgrammeSkill).where(ProgrammeSkill.skill_id == "cleanroom-work")).first()
        session.delete(link)
        mark_changed(session)
    with own.database.reading() as session:
        wait_for(lambda: own.live.current(session).figures is not stale.figures)
        present = own.live.current(session).figures
        assert present.built
        assert present.get(session).taught["cleanroom-work"] == before - 1
