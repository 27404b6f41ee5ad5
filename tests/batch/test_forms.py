import io

import pytest

from talentmatch.batch import forms
from talentmatch.errors import InvalidData

ROWS = [("profile-é", 1, "course-1", 0.1 + 0.2), ("profile-é", 2, "course-2", 0.25)]


def test_it_writes_a_line_of_json_for_each_match():
    first, second = forms.write_rows(ROWS, "jsonl").decode().splitlines()
    assert first == '{"profile": "profile-é", "place": 1, "programme": "course-1", "score": 0.30000000000000004}'
    assert '"place": 2' in second


def test_it_writes_parquet_that_keeps_every_bit():
    parquet = pytest.importorskip("pyarrow.parquet")
    content = forms.write_rows(ROWS, "parquet")
    table = parquet.read_table(io.BytesIO(content))
    assert [tuple(row.values()) for row in table.to_pylist()] == ROWS
    assert table.column_names == list(forms.COLUMNS)
    assert forms.write_rows(ROWS, "parquet") == content


def test_it_says_what_parquet_needs(monkeypatch):
    monkeypatch.setattr(forms, "find_spec", lambda _name: None)
    assert forms.usual_form() == "jsonl"
    with pytest.raises(InvalidData, match="Install talentmatch"):
        forms.require_form("parquet")
