"""The answer as a file: what the page says, with nothing that a spreadsheet would run."""

import csv
import io

import openpyxl
import pytest
from sqlmodel import select

from talentmatch.models import Programme
from talentmatch.web.needs.files import COLUMNS
from tests.web.answers.conftest import HIDDEN, Reader, signed_in_app


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def test_has_a_row_for_each_programme_with_what_is_not_known_left_empty(read):
    answer = read().fetch("/en/needs/named/programmes.csv")
    found = {row["programme_id"]: row for row in rows(answer)}
    best = found["aptaskil-operateur-aseptique"]
    assert (best["language_fits"], best["covers"], best["cost_eur"]) == ("no", "aseptic work", "")
    assert "electromechanics" in best["lacks"]
    assert "electromechanics" in best["taught_by_nobody"]
    assert "attachment" in answer.headers["Content-Disposition"]


def test_is_the_same_as_an_excel_file(read):
    stream = io.BytesIO(read().fetch("/fr/needs/named/programmes.xlsx").get_data())
    header, *data = openpyxl.load_workbook(stream).active.values
    assert header == COLUMNS
    assert len(data) == len(rows(read().fetch("/fr/needs/named/programmes.csv")))


@pytest.mark.parametrize("name", [*HIDDEN, "never-was"])
def test_does_not_exist_for_strangers(read, name):
    for reader in ("", "lou", "piet"):
        assert read(reader).fetch(f"/en/needs/{name}/programmes.csv").status_code == 404


def test_never_tells_a_place_that_the_need_does_not(read):
    assert all(not row["km"] for row in rows(read().fetch("/en/needs/regional/programmes.csv")))
    assert any(row["km"] for row in rows(read().fetch("/en/needs/anonymous/programmes.csv")))
    assert read().fetch("/en/needs/named/programmes.pdf").status_code == 404


def test_disarms_formulas(own):
    with own.database.writing() as session:
        session.exec(select(Programme).where(Programme.id == "vitalent-theme-cleanroom")).one().title = "=HYPERLINK(1)"
        session.get(Programme, "vitalent-theme-cleanroom").gloss_en = "=HYPERLINK(1)"
    found = rows(Reader(signed_in_app(own)).fetch("/en/needs/named/programmes.csv"))
    assert all(not cell.startswith(("=", "+", "@")) for row in found for cell in row.values())
    assert any("=HYPERLINK" in row["title"] for row in found)
