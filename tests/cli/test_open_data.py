"""The command that gives the catalogue away."""

import json

import pytest

from talentmatch.exchange.open_data import forms

ON_SQLITE = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


@ON_SQLITE
def test_it_writes_everything_and_says_what_is_missing_for_parquet(ready, tmp_path, monkeypatch):
    monkeypatch.setattr(forms, "find_spec", lambda _name: None)
    status, out, _ = ready("export-open-data", str(tmp_path / "out"))
    assert status == 0
    assert "Install talentmatch[parquet]" in out
    names = {file["name"] for file in json.loads((tmp_path / "out" / "manifest.json").read_text())["files"]}
    assert names == {path.name for path in (tmp_path / "out").iterdir()} - {"manifest.json"}
    assert {"programmes.csv", "programmes.jsonl", "LICENCE.md", "catalogue.ttl"} <= names
    assert not [name for name in names if name.endswith(".parquet")]


@ON_SQLITE
def test_it_refuses_a_folder_of_somebody_else(ready, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    status, _, err = ready("export-open-data", str(tmp_path / "mine"))
    assert (status, "Choose an empty or a new folder" in err) == (2, True)
