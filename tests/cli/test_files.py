"""Tables go out and come in by command; every refusal has an exit status and a remedy."""

import csv
import json
import subprocess
import sys
import time

import openpyxl
import pytest
from sqlmodel import func, select

from talentmatch.cli import progress
from talentmatch.db import Database, create_database
from talentmatch.models import ImportLock, Provider

PROVIDERS = "providers"


def rows_in(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


@pytest.fixture
def exported(ready, tmp_path):
    path = tmp_path / "providers.csv"
    assert ready("export", PROVIDERS, str(path))[0] == 0
    return path


def test_what_goes_out_comes_in_without_a_change(ready, exported, tmp_path):
    assert "There is nothing to do." in ready("import", PROVIDERS, str(exported))[1]
    sheet = tmp_path / "out.xlsx"
    assert ready("export", "programmes", str(sheet))[0] == 0
    code, out, _ = ready("import", "programmes", str(sheet))
    assert (code, "There is nothing to do." in out) == (0, True)
    ready("export", "programmes", str(sheet), "--template")
    assert openpyxl.load_workbook(sheet).active.max_row == 1


def test_it_imports_lists_and_undoes(ready, exported):
    rows = rows_in(exported)
    rows[0]["website"] = "https://example.org/new"
    write(exported, rows)
    code, out, _ = ready("import", PROVIDERS, str(exported), "--dry-run")
    assert (code, "nothing was stored" in out) == (0, True)
    assert f"{rows[0]['id']}, website: " in out
    code, out, _ = ready("import", PROVIDERS, str(exported))
    assert (code, "Import 1 is applied." in out) == (0, True)
    assert "Import 1 applied this file before." in ready("import", PROVIDERS, str(exported))[1]
    assert "applied    providers" in ready("imports")[1]
    assert "Import 1 is undone: 1 records" in ready("undo-import", "1")[1]
    code, _, err = ready("undo-import", "1")
    assert (code, "nothing to undo" in err) == (2, True)
    assert ready("undo-import", "7")[0] == 2


def test_it_lists_every_fault_and_stores_nothing_unless_faulty_rows_are_left_out(ready, exported):
    rows = rows_in(exported)
    rows[0]["website"] = "https://example.org/new"
    rows[1] |= {"region": "flandres", "checked_on": "31/02/2026"}
    write(exported, rows)
    code, _, err = ready("import", PROVIDERS, str(exported))
    assert code == 2
    assert "2 faults found; nothing was stored" in err
    assert "line 3, column region: 'flandres' is not a known code" in err
    assert "did you mean flanders?" in err
    code, out, err = ready("import", PROVIDERS, str(exported), "--skip-bad")
    assert (code, "Import 1 is applied." in out) == (0, True)
    rejects = exported.with_name("providers.csv.rejects.csv")
    assert [row["checked_on"] for row in rows_in(rejects)] == ["31/02/2026"]
    assert rows_in(rejects)[0].keys() == rows[0].keys()


def test_a_shrinking_file_asks_for_a_word(ready, tmp_path):
    path = tmp_path / "programmes.csv"
    ready("export", "programmes", str(path))
    rows = rows_in(path)
    mine = [row | {"hours": "3"} for row in rows if row["provider_id"] == rows[0]["provider_id"]]
    write(path, mine[:1])
    code, out, err = ready("import", "programmes", str(path))
    assert (code, "Much is missing" in err, "are not in the file; they are left alone" in out) == (2, True, True)
    assert ready("import", "programmes", str(path), "--confirm")[0] == 0


def test_it_says_what_cannot_be_read_or_written(ready, tmp_path):
    assert "cannot be read" in ready("import", PROVIDERS, str(tmp_path / "gone.csv"))[2]
    assert "must end in .csv or .xlsx" in ready("export", PROVIDERS, str(tmp_path / "out.txt"))[2]
    assert "cannot be written" in ready("export", PROVIDERS, str(tmp_path / "gone" / "out.csv"))[2]
    assert "Nothing was imported yet." in ready("imports")[1]
    assert ready("import", "nothing", "x.csv")[0] == 2


def test_it_says_how_far_it_has_come_on_lines_of_standard_error_unless_asked_not_to(ready, exported, monkeypatch):
    monkeypatch.setattr(progress, "LINE_EVERY", 250)
    row = rows_in(exported)[0]
    write(exported, [row | {"id": f"new-{number}"} for number in range(501)])
    code, out, err = ready("import", PROVIDERS, str(exported))
    assert err.splitlines() == ["250 rows read", "500 rows read", "500 of 501 records"]
    assert (code, "of 501" in out) == (0, False)
    write(exported, [row | {"id": f"new-{number}", "name": "Other"} for number in range(501)])
    assert ready("import", PROVIDERS, str(exported), "--quiet")[::2] == (0, "")


def test_it_writes_one_line_anew_in_a_terminal_and_leaves_none(ready, exported, monkeypatch):
    row = rows_in(exported)[0]
    write(exported, [row | {"id": f"new-{number}"} for number in range(250)])
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    start = progress.START_OF_LINE
    err = ready("import", PROVIDERS, str(exported))[2]
    assert err == f"{start}100 rows read{start}200 rows read{start}{start}250 of 250 records{start}"


def test_it_takes_courses_in_json_ld(ready, tmp_path):
    path = tmp_path / "course.json"
    course = {"@type": "Course", "name": "Cleanroom basics", "inLanguage": "en", "provider": "ViTalent"}
    path.write_text(json.dumps(course | {"url": "https://example.org/x"}), encoding="utf-8")
    code, out, err = ready("import", "programmes", str(path), "--confirm")
    assert (code, "Import 1 is applied." in out) == (0, True), err


def count_of(database):
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(Provider)).one(), session.get_one(ImportLock, 1).run_id


@pytest.mark.slow
def test_a_second_process_is_refused_and_a_killed_one_leaves_nothing_behind(ready, exported, empty_url):
    row = rows_in(exported)[0]
    write(exported, [row | {"id": f"new-{number}"} for number in range(3_000)])
    database = Database(create_database(empty_url))
    before, _ = count_of(database)
    first = subprocess.Popen([sys.executable, "-m", "talentmatch", "import", PROVIDERS, str(exported)])
    while count_of(database)[1] is None:
        assert first.poll() is None, "the import ended before it could be watched"
        time.sleep(0.02)
    code, _, err = ready("import", PROVIDERS, str(exported))
    first.kill()
    first.wait()
    assert (code, "Import 1 runs since" in err, f"(process {first.pid})" in err) == (2, True, True)
    assert count_of(database)[0] == before
    code, out, _ = ready("import", PROVIDERS, str(exported))
    assert (code, "Import 2 is applied." in out) == (0, True)
    assert count_of(database) == (before + 3_000, None)
    assert "failed" in ready("imports")[1]
    database.engine.dispose()


def test_it_exports_the_records_that_are_named(ready, tmp_path):
    path, names = tmp_path / "some.csv", tmp_path / "names.txt"
    names.write_text("\ufeffvitalent\n\n  aptaskil  \nvitalent\n", encoding="utf-8")
    code, out, _ = ready("export", PROVIDERS, str(path), "--id", "vib", "--ids-file", str(names))
    assert (code, "3 records" in out) == (0, True)
    assert [row["id"] for row in rows_in(path)] == ["aptaskil", "vib", "vitalent"]
    assert "There is nothing to do." in ready("import", PROVIDERS, str(path))[1]
    pair = "vib-containers + software-containers"
    assert ready("export", "programme_skills", str(path), "--id", pair)[0] == 0
    assert [row["skill_id"] for row in rows_in(path)] == ["software-containers"]


def test_an_identifier_or_a_list_that_names_nothing_is_refused_and_no_file_is_written(ready, tmp_path):
    path, names = tmp_path / "some.csv", tmp_path / "names.txt"
    code, _, err = ready("export", PROVIDERS, str(path), "--id", "vib", "--id", "nobody")
    assert (code != 0, "The table providers has no record nobody." in err, path.exists()) == (True, True, False)
    for raw, message in ((b" \n", "names no record"), (b"\xff\xfe", "is not UTF-8")):
        names.write_bytes(raw)
        assert message in ready("export", PROVIDERS, str(path), "--ids-file", str(names))[2]
    assert "cannot be read" in ready("export", PROVIDERS, str(path), "--ids-file", str(tmp_path / "gone"))[2]
    assert not path.exists()
