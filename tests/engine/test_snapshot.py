import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from talentmatch.engine import FIELDS, Filters, Index, IndexBuilder, Query, Settings, SnapshotError, snapshot

QUERY = Query("Cleanroom operator", lang="en", skills={"follow-gmp": 1})


@pytest.fixture
def saved(index, tmp_path):
    index.save(tmp_path / "snapshot")
    return tmp_path / "snapshot"


class Crash(BaseException):
    """What no handler of errors catches, as when the process is killed."""


def data_of(saved):
    return saved / json.loads((saved / "manifest.json").read_text())["data"]


def files_of(saved):
    return [saved / "manifest.json", *sorted(data_of(saved).iterdir())]


def test_it_gives_the_same_answers_after_loading(index, saved):
    loaded = Index.load(saved)
    assert (loaded.version, len(loaded)) == (index.version, len(index))
    assert loaded.match(QUERY) == index.match(QUERY)
    assert loaded.match(QUERY)[0].explanation == index.match(QUERY)[0].explanation
    filters = Filters({"region": {"flanders"}}, keep_unknown=False)
    assert loaded.match(QUERY, filters=filters) == index.match(QUERY, filters=filters)


def test_it_maps_its_arrays_instead_of_reading_them(saved):
    loaded = Index.load(saved)
    assert not loaded.postings.weights.flags.owndata
    assert not loaded.meanings["meaning"].values.flags.owndata


def test_it_keeps_the_facets_of_like_documents_once(index, saved):
    kinds = json.loads((data_of(saved) / "facets.json").read_text())
    assert len(kinds) == 5 < len(index)
    assert Index.load(saved).facet_counts() == index.facet_counts()
    assert index.facet_counts()["region"] == {"wallonia": 2, "brussels": 1, "flanders": 2}


def test_it_takes_an_empty_index(tmp_path):
    IndexBuilder().build().save(tmp_path)
    assert Index.load(tmp_path).match(QUERY) == []


def test_it_notices_any_flipped_bit(saved):
    for path in files_of(saved):
        good = path.read_bytes()
        for place in (0, len(good) // 2, len(good) - 2):
            path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
            with pytest.raises(SnapshotError):
                Index.load(saved)
        path.write_bytes(good)
    Index.load(saved)


def test_it_notices_files_cut_short_or_missing(saved):
    for path in files_of(saved):
        good = path.read_bytes()
        path.write_bytes(good[: len(good) // 2])
        with pytest.raises(SnapshotError):
            Index.load(saved)
        path.unlink()
        with pytest.raises(SnapshotError):
            Index.load(saved)
        path.write_bytes(good)


@pytest.mark.parametrize("content", [b"", b"null", b"{}", b"\xff", b'{"seal": 1}'])
def test_it_refuses_a_foreign_manifest(tmp_path, content):
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(SnapshotError):
        Index.load(tmp_path)


def test_it_says_where_there_is_no_snapshot(tmp_path):
    with pytest.raises(SnapshotError, match="nowhere"):
        Index.load(tmp_path / "nowhere")


def test_it_refuses_another_format_and_other_libraries(saved, monkeypatch):
    monkeypatch.setattr(snapshot, "FORMAT", "talentmatch-index-0")
    with pytest.raises(SnapshotError, match="format"):
        Index.load(saved)
    monkeypatch.undo()
    monkeypatch.setattr(snapshot, "version", "{}-other".format)
    with pytest.raises(SnapshotError, match="libraries"):
        Index.load(saved)


def test_it_refuses_other_settings(saved):
    with pytest.raises(SnapshotError, match="settings"):
        Index.load(saved, Settings((replace(FIELDS[0], weight=0.5), *FIELDS[1:])))


@pytest.mark.parametrize("step", ["write_contents", "checksum", "flush", "replace_file", "sweep"])
def test_it_leaves_a_whole_snapshot_when_saving_breaks_off(saved, monkeypatch, step):
    def break_off(*_, **__):
        raise Crash

    monkeypatch.setattr(snapshot, step, break_off)
    with pytest.raises(Crash):
        IndexBuilder().build().save(saved)
    monkeypatch.undo()
    assert len(Index.load(saved)) == (0 if step == "sweep" else 10)


def test_it_sweeps_what_a_crash_left_and_keeps_the_one_before(index, saved):
    before = data_of(saved)
    (saved / "data-orphan").mkdir()
    index.save(saved)
    assert {path.name for path in saved.glob("data-*")} == {before.name, data_of(saved).name}


def test_it_lets_several_writers_take_turns(index, saved):
    with ThreadPoolExecutor() as writers:
        for saving in [writers.submit(index.save, saved) for _ in range(8)]:
            saving.result()
    assert len(Index.load(saved)) == len(index)
    assert len(list(saved.glob("data-*"))) == 2
