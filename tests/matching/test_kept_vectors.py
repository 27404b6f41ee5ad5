"""Vectors of the texts of stored job profiles are read ahead, kept on disk, and change no ranking."""

import shutil
from dataclasses import dataclass, field

import numpy as np
import pytest

from talentmatch.engine.encoder import SIZE
from talentmatch.matching.kept_rankings import KeptRankings
from talentmatch.matching.kept_vectors import KeptEncoder, KeptVectors, key_of_text, read_kept, write_kept
from talentmatch.matching.live_index import LiveIndex
from talentmatch.matching.live_loaded import vectors_directory
from talentmatch.matching.many import Many, match_many
from talentmatch.models import JobProfile
from talentmatch.models.store import mark_changed
from talentmatch.needs.queries import load_profiles
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for

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
        shutil.rmtree(vectors_directory(own.settings.index_dir, ahead.standing), ignore_errors=True)
        plain = LiveIndex(own.settings.index_dir).current(session)
        assert plain.read == frozenset()
        told = [match_many(session, loaded, ids, kept=KeptRankings(), asked=asked) for loaded in (ahead, plain)]
    assert told[0].rankings == told[1].rankings


def test_the_next_process_uses_what_was_read_ahead(own):
    with own.database.reading() as session:
        read = own.live.current(session).read
        assert LiveIndex(own.settings.index_dir).current(session).read == read


def test_a_changed_job_profile_is_read_ahead_when_the_index_is_renewed(own):
    with own.database.reading() as session:
        before = own.live.current(session).read
    with own.database.writing() as session:
        session.get(JobProfile, PROFILE).description_en = "Keep the isolator clean."
        mark_changed(session)
    with own.database.reading() as session:
        after = own.live.refresh(session).read
    assert (len(after), len(after - before)) == (len(before), 3 if before else 0)
