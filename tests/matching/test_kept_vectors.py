"""Vectors of the texts of stored job profiles are read ahead, kept on disk, and change no ranking."""

import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice

import numpy as np
import pytest

from talentmatch.engine import Query, present_settings
from talentmatch.engine.encoder import SIZE
from talentmatch.matching import live_index
from talentmatch.matching.kept_rankings import KeptRankings
from talentmatch.matching.kept_vectors import KeptEncoder, KeptVectors, key_of_text, read_kept, write_kept
from talentmatch.matching.live_changes import all_documents
from talentmatch.matching.live_index import LiveIndex
from talentmatch.matching.live_source import OwnSource, SharedSource
from talentmatch.matching.many import Many, match_many
from talentmatch.matching.profile_vectors import vectors_directory, with_kept
from talentmatch.matching.snapshots.publishing import publish
from talentmatch.matching.snapshots.shelf import Shelf
from talentmatch.models import JobProfile
from talentmatch.models.store import mark_changed
from talentmatch.needs.queries import load_profiles
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.matching.test_live_index import wait_for

PROFILE = "profile-cleanroom-operator"


@dataclass
class Counting:
    """An encoder that gives vectors of chance and notes what it read."""

    read: list[str] = field(default_factory=list)
    fingerprint: str = "counting"

    def encode(self, texts):
        self.read += texts
        chance = (np.random.default_rng(len(text)).random(SIZE) for text in texts)
        return np.array(list(chance), np.float32).reshape(len(texts), SIZE)


def kept_of(*texts):
    return KeptVectors({key_of_text(text): row for row, text in enumerate(texts)}, Counting().encode(texts))


@pytest.fixture
def own(tmp_path):
    """Give a runtime of this test's own; what is kept does not depend on the database."""
    runtime = filled_runtime(settings_for(f"sqlite:///{tmp_path}/own.db", tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


def test_a_kept_text_is_not_read_again():
    encoder = Counting()
    vectors = KeptEncoder(encoder, kept_of("one", "three")).encode(["three", "new", "one"])
    assert encoder.read == ["new"]
    assert (vectors == Counting().encode(["three", "new", "one"])).all()


def test_they_come_back_from_disk_as_they_went(tmp_path):
    kept = kept_of("one", "three")
    write_kept(kept, tmp_path, "these settings")
    read = read_kept(tmp_path, "these settings")
    assert read.rows == kept.rows
    assert (read.vectors == kept.vectors).all()
    assert read_kept(tmp_path, "other settings").rows == {}


@pytest.mark.parametrize("name", ["keys.npy", "vectors.npy", "questions.npy", "manifest.json"])
def test_a_damaged_file_is_not_used(tmp_path, name):
    write_kept(kept_of("one"), tmp_path, "these settings")
    path = next(tmp_path.rglob(name))
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert read_kept(tmp_path, "these settings").rows == {}


def test_no_ranking_changes(own):
    with own.database.reading() as session:
        ids, asked = sorted(load_profiles(session)), Many("nl", 20)
        ahead = own.live.current(session)
        shutil.rmtree(vectors_directory(own.settings.index_dir, ahead.standing.origin.identity), ignore_errors=True)
        plain = LiveIndex(own.settings.index_dir).current(session)
        assert plain.read == frozenset()  # who asks first does not wait for the reading
        told = [match_many(session, loaded, ids, kept=KeptRankings(), asked=asked) for loaded in (ahead, plain)]
    assert told[0].rankings == told[1].rankings


def test_the_next_process_uses_what_was_read_ahead(own):
    with own.database.reading() as session:
        read = own.live.current(session).read
        assert LiveIndex(own.settings.index_dir).current(session).read == read


def change_profile(database):
    with database.writing() as session:
        session.get(JobProfile, PROFILE).description_en = "Keep the isolator clean."
        mark_changed(session)


def test_a_changed_job_profile_is_read_ahead_when_the_index_is_renewed(own):
    with own.database.reading() as session:
        before = own.live.current(session).read
    change_profile(own.database)
    with own.database.reading() as session:
        after = own.live.refresh(session).read
    assert (len(after), len(after - before)) == (len(before), 3)


def test_it_is_read_ahead_off_to_the_side_and_the_former_vectors_are_used_until_then(own, monkeypatch):
    asked_by_profiles, swapped = live_index.asked_by_profiles, []
    monkeypatch.setattr(
        live_index, "asked_by_profiles", lambda *of: swapped.append(own.live._loaded) or asked_by_profiles(*of)
    )
    with own.database.reading() as session:
        before = own.live.current(session)
    change_profile(own.database)
    with own.database.reading() as session:
        assert own.live.current(session) is before
        wait_for(lambda: own.live.current(session).read != before.read)
        after = own.live.current(session)
    assert swapped[0].key == after.key != before.key
    assert swapped[0].kept is before.kept
    assert len(after.read - before.read) == 3


def test_a_machine_that_fetches_reads_for_itself_after_its_first_answer(own, tmp_path):
    folder, shared = tmp_path / "worker", tmp_path / "shared"
    with own.database.reading() as session:
        expected = own.live.current(session)
        publish(expected.standing, shared, now=datetime(2026, 11, 26, tzinfo=UTC))
        worker = LiveIndex(folder, SharedSource(Shelf(shared, folder / "fetched"), OwnSource(folder)))
        assert worker.current(session).read == frozenset()
        wait_for(lambda: worker.current(session).read == expected.read)
        worker.settle()
        assert not worker._is_behind(session, worker.current(session))
        assert LiveIndex(folder).current(session).read == expected.read


def test_an_index_with_changes_beside_it_stays_the_same_with_another_encoder(own):
    with own.database.reading() as session:
        built = own.live.current(session).index
        changed = [replace(document, text="Zythologie") for document in islice(all_documents(session), 2)]
        texts = ["Zythologie", "packaging"]
    index = built.renewed(changed, ())
    other = with_kept(index, KeptVectors())
    assert other.space.settings.fingerprint == index.space.settings.fingerprint == present_settings().fingerprint
    assert (other.version, other.fresh is index.fresh, list(other.differing(changed))) == (index.version, True, [])
    for text in texts:
        assert other.match(Query(text, lang="nl")) == index.match(Query(text, lang="nl"))
    assert with_kept(other, other.space.settings.encoder.kept) is other
