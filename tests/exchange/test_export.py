"""What goes out comes in again unchanged, and no spreadsheet runs any of it."""

import csv
import io
import shutil

import openpyxl
import pytest
from sqlmodel import select

from talentmatch.exchange.catalogue_files import FILES, file_of
from talentmatch.exchange.export import FORMS, export_table, write_rows, write_template
from talentmatch.exchange.formula_guard import guard, unguard
from talentmatch.exchange.load import load_catalogue
from talentmatch.exchange.reading import Source, read_rows
from talentmatch.exchange.stored import stored_ids, stored_records
from talentmatch.models import Provider, Skill
from talentmatch.resources import resource_dir

TRIGGERS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "'=1", "''-1"]


def exported(session, file, form, ids=None):
    stream = io.BytesIO()
    export_table(session, file, stream, form=form, ids=ids)
    return stream.getvalue()


def read(file, raw):
    return list(read_rows(Source("out", io.BytesIO(raw)), file.columns))


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_shipped_catalogue_comes_in_as_it_went_out(session, form):
    load_catalogue(session, resource_dir("data") / "catalogue")
    for file in FILES:
        before = stored_records(session, file)
        inputs = [file.model.model_validate(row.cells) for row in read(file, exported(session, file, form))]
        assert {file.id_of(record.model_dump()): record.model_dump() for record in inputs} == {
            name: record.values for name, record in before.items()
        }
        assert file.save(session, inputs) == 0


def test_german_names_of_a_skill_go_out_and_come_in(session):
    file, skill = file_of("skills"), session.get_one(Skill, "good-manufacturing-practice")
    skill.label_de, skill.synonyms_de = "Gute Herstellungspraxis", ["GHP", "Herstellungsregeln"]
    session.flush()
    raw = exported(session, file, "csv")
    skill.label_de, skill.synonyms_de = "", []
    session.flush()
    assert file.save(session, [file.model.model_validate(row.cells) for row in read(file, raw)]) == 1
    assert (skill.label_de, skill.synonyms_de) == ("Gute Herstellungspraxis", ["GHP", "Herstellungsregeln"])


def test_an_exported_catalogue_is_one_that_init_loads(session, tmp_path):
    for file in FILES:
        (tmp_path / file.file_name).write_bytes(exported(session, file, "csv"))
    shutil.copy(resource_dir("data") / "catalogue" / "README.md", tmp_path)
    assert load_catalogue(session, tmp_path) == 0


@pytest.mark.parametrize("text", TRIGGERS)
def test_it_guards_what_could_run_and_gives_it_back(text):
    assert guard(text)[0] == "'"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["", "'t Zand", "plain", "'", "1-2", "’=1"])
def test_it_leaves_every_other_text_alone(text):
    assert (guard(text), unguard(text)) == (text, text)


@pytest.mark.parametrize("form", FORMS)
def test_no_exported_cell_starts_a_formula(session, form):
    provider = session.exec(select(Provider)).first()
    provider.name, provider.aliases, provider.website = "=HYPERLINK(1)", ["@a", "b"], ""
    provider.description_en = "-5 °C"
    session.flush()
    file = file_of("providers")
    raw = exported(session, file, form, [provider.id])
    if form == "csv":
        cells = list(csv.reader(io.StringIO(raw.decode())))[1]
    else:
        cells = [cell.value for cell in list(openpyxl.load_workbook(io.BytesIO(raw)).active)[1]]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@"))]
    (row,) = read(file, raw)
    assert (row.cells["name"], row.cells["aliases"]) == ("=HYPERLINK(1)", "@a | b")


@pytest.mark.parametrize("form", FORMS)
def test_a_template_is_an_empty_table(form):
    for file in FILES:
        stream = io.BytesIO()
        write_template(file, stream, form)
        assert read(file, stream.getvalue()) == []


def test_it_writes_only_the_records_that_are_asked_for(session):
    file = file_of("programmes")
    wanted = sorted(stored_ids(session, file))[:2]
    assert [row.cells["id"] for row in read(file, exported(session, file, "csv", wanted))] == wanted


def test_numbers_and_dates_of_a_sheet_are_numbers_and_dates(session):
    raw = exported(session, file_of("places"), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert isinstance(sheet["F2"].value, float)
    raw = exported(session, file_of("providers"), "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(raw)).active["L2"].is_date


def test_it_refuses_a_text_that_no_sheet_can_hold():
    with pytest.raises(Exception, match="export the table as CSV"):
        write_rows(["id", "note"], [["a", "x" * 40_000]], io.BytesIO(), "xlsx")
