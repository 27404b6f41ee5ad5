"""One machine publishes index snapshots, the others fetch them: whole, or not at all."""

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from talentmatch.engine import SnapshotError
from talentmatch.errors import InvalidData, NotFound
from talentmatch.matching import live_segments
from talentmatch.matching.live_index import LiveIndex
from talentmatch.matching.live_source import OwnSource, SharedSource
from talentmatch.matching.snapshots import publishing, shelf
from talentmatch.matching.snapshots.publishing import (
    current_name,
    list_published,
    publish,
    roll_back,
    verify_published,
)
from talentmatch.matching.snapshots.shelf import Shelf
from talentmatch.models.store import mark_changed
from tests.matching.test_live_segments import PACKAGING, edit_programme

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(shelf, "PAUSE_S", 0)


@pytest.fixture
def standing(runtime, session):
    return runtime.live.current(session).standing


@pytest.fixture
def shared(standing, tmp_path):
    """Give a directory with two snapshots."""
    for minute in range(2):
        publish(standing, tmp_path / "shared", now=NOW + timedelta(minutes=minute))
    return tmp_path / "shared"


def worker(shared, folder):
    return LiveIndex(folder, SharedSource(Shelf(shared, folder / "fetched"), OwnSource(folder)))


def harm(directory):
    path = next(directory.glob("data-*/ids*"))
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))


def test_it_keeps_the_last_ones_and_what_is_in_use(standing, tmp_path):
    first = publish(standing, tmp_path, now=NOW)
    names = [publish(standing, tmp_path, now=NOW + timedelta(minutes=n), keep=2).name for n in (1, 2, 3)]
    assert [manifest.name for manifest in list_published(tmp_path)] == names[:0:-1]
    assert current_name(tmp_path) == names[-1] != first.name
    assert first.programmes == len(standing.index)
    assert first.key == standing.origin.key


def test_a_builder_that_is_killed_leaves_the_former_one(shared, standing, monkeypatch):
    class Killed(BaseException):
        pass

    def kill(*_):
        raise Killed

    before = current_name(shared)
    for step in ("save_original", "files_in", "write_manifest", "_point"):
        with monkeypatch.context() as patch:
            patch.setattr(publishing, step, kill)
            with pytest.raises(Killed):
                publish(standing, shared, now=NOW + timedelta(hours=1))
        assert current_name(shared) == before
    publish(standing, shared, now=NOW + timedelta(hours=2))
    assert not list(shared.glob(f"{publishing.MAKING}*"))
    verify_published(shared)


def test_it_finds_any_damage(shared):
    for name in ("published.json", "origin.json", "digests.bin", "manifest.json"):
        path = shared / current_name(shared) / name
        good = path.read_bytes()
        path.write_bytes(good[:-9] + b"x" + good[-8:])
        with pytest.raises(SnapshotError, match=current_name(shared)):
            verify_published(shared)
        path.write_bytes(good)
    assert len(verify_published(shared)) == 2
    with pytest.raises(NotFound):
        verify_published(shared, "none")


def test_it_goes_back_to_a_former_one_that_is_whole(shared):
    newest, former = [manifest.name for manifest in list_published(shared)]
    assert roll_back(shared).name == former == current_name(shared)
    with pytest.raises(InvalidData):
        roll_back(shared)
    assert roll_back(shared, newest).name == current_name(shared) == newest
    harm(shared / former)
    with pytest.raises(SnapshotError):
        roll_back(shared)
    assert current_name(shared) == newest


def test_a_worker_takes_what_is_published_with_what_changed_since(shared, session, tmp_path, monkeypatch):
    edit_programme(session)
    mark_changed(session)
    monkeypatch.setattr("talentmatch.matching.live_segments.rebuild", pytest.fail)
    loaded = worker(shared, tmp_path / "one").current(session)
    assert loaded.standing.published.name == current_name(shared)
    assert loaded.index.fresh.keys() == {PACKAGING}
    shutil.rmtree(shared)  # what was fetched serves on without the shared directory, also after a new start
    assert worker(shared, tmp_path / "one").current(session).index.version == loaded.index.version


def test_a_worker_goes_on_with_the_last_one_when_too_much_changed(shared, session, tmp_path, monkeypatch):
    edit_programme(session)
    mark_changed(session)
    monkeypatch.setattr(live_segments, "MOST", 0)
    loaded = worker(shared, tmp_path / "one").current(session)
    assert (loaded.index.changed, loaded.key) == (0, list_published(shared)[0].key)


def test_a_worker_refuses_a_damaged_one_and_keeps_the_former(shared, session, standing, tmp_path):
    live = worker(shared, tmp_path / "one")
    before = live.current(session).standing.published
    bad = publish(standing, shared, now=NOW + timedelta(hours=1)).name
    harm(shared / bad)
    assert live.refresh(session).standing.published == before
    assert not live._is_behind(session, live.current(session))  # it is not fetched again and again
    good = publish(standing, shared, now=NOW + timedelta(hours=2)).name
    assert live._is_behind(session, live.current(session))
    assert live.refresh(session).standing.published.name == good
    roll_back(shared, before.name)
    assert live.refresh(session).standing.published == before
    assert not (tmp_path / "one" / "fetched" / bad).exists()


@pytest.mark.parametrize("foreign", ["identity", "engine"])
def test_a_worker_refuses_one_of_another_database_or_version(shared, session, tmp_path, monkeypatch, foreign):
    for manifest in list_published(shared):
        path = shared / manifest.name / "origin.json"
        told = json.loads(path.read_bytes())
        if foreign == "identity":
            path.write_text(json.dumps({**told, "identity": "another"}))
        values = {**vars(manifest), "files": publishing.files_in(path.parent)}
        told = publishing.Manifest(**{**values, **({"engine": "0"} if foreign == "engine" else {})})
        publishing.write_manifest(told, path.parent)
    loaded = worker(shared, tmp_path / "one").current(session)
    assert loaded.standing.published is None  # nothing can be used, so this machine builds its own
