"""The command that matches everything with everything."""

import json

import pytest

from talentmatch.batch import forms

ON_SQLITE = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


@pytest.mark.slow
@ON_SQLITE
def test_it_ranks_as_the_pages_do_and_goes_on_where_it_stopped(ready, tmp_path, monkeypatch):
    monkeypatch.setattr(forms, "find_spec", lambda _name: None)
    arguments = ("batch", "match", str(tmp_path / "run"), "--workers", "1", "--top", "2", "--quiet")
    status, out, err = ready(*arguments)
    assert (status, err) == (0, "")
    assert "Parts: 1, of which finished before: 0." in out
    assert "Install talentmatch[parquet]" in out
    lines = (tmp_path / "run/parts/part-00000.jsonl").read_text().splitlines()
    found = [json.loads(line) for line in lines]
    _, told, _ = ready("match", "--profile", found[0]["profile"], "--top", "2", "--format", "json")
    assert [row["programme"] for row in found[:2]] == [row["id"] for row in json.loads(told)["programmes"]]
    assert "of which finished before: 1." in ready(*arguments)[1]


@ON_SQLITE
def test_it_matches_files_without_a_database(run, tmp_path, monkeypatch):
    (tmp_path / "p.jsonl").write_text('{"id": "a", "title": "Operator", "lang": "en", "skills": ["gmp"]}\n')
    (tmp_path / "c.csv").write_text("id,title,lang,skills\n1,Cooking,en,\n2,GMP for operators,en,gmp\n")
    arguments = ("--profiles", str(tmp_path / "p.jsonl"), "--programmes", str(tmp_path / "c.csv"), "--workers", "1")
    status, out, _ = run("batch", "match", str(tmp_path / "run"), *arguments, "--fields", "words,skills", "--format",
                         "jsonl")  # fmt: skip
    assert (status, "Profiles: 1, matches: 1" in out) == (0, True)
    assert '"programme": "2"' in (tmp_path / "run/parts/part-00000.jsonl").read_text()
    assert not (tmp_path / "instance").exists()


@ON_SQLITE
def test_it_refuses_a_field_that_there_is_not(run, tmp_path):
    status, _, err = run("batch", "match", str(tmp_path / "run"), "--fields", "sleep")
    assert (status, "sleep is no field here" in err) == (2, True)
