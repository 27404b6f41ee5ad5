"""Learning the adapter from a download, as somebody would who has a newer ESCO."""

import pytest

from talentmatch.engine.adapter import load_adapter
from tests.esco_files import DUTCH, RELATIONS, english_zip, write_csvs, write_zip


@pytest.mark.slow
def test_adapt_writes_weights_that_can_be_read(run, tmp_path):
    paths = [english_zip(tmp_path), write_csvs(tmp_path / "nl", DUTCH)]
    paths.append(write_zip(tmp_path / "ESCO dataset - v1.1.0 - classification -  - csv.zip", RELATIONS))
    status, output = run(
        "adapt", *map(str, paths), "--out", str(tmp_path / "adapter.npz"), "--steps", "2", "--batch", "8"
    )[:2]
    assert status == 0, output
    assert load_adapter(tmp_path / "adapter.npz").straight.shape == (512, 512)


def test_adapt_names_what_is_missing(run, tmp_path):
    status, output = run("adapt", str(tmp_path / "no.zip"), "--out", str(tmp_path / "adapter.npz"))[::2]
    assert status == 2
    assert "There is no" in output
