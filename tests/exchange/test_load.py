"""The catalogue is loaded whole or not at all."""

import csv
import shutil

import pytest
from sqlmodel import func, select

from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.load import is_loaded, load_catalogue, read_catalogue
from talentmatch.models import Programme, Provider
from talentmatch.models.store import get_state
from talentmatch.resources import resource_dir
from tests.databases import SMALL_CATALOGUE


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SMALL_CATALOGUE, tmp_path / "catalogue")


def edit(folder, name, change):
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_shipped_catalogue_has_no_fault():
    tables, faults = read_catalogue(resource_dir("data") / "catalogue")
    assert [fault.text() for fault in faults] == []
    assert len(tables["providers"]) >= 49
    assert len(tables["programmes"]) >= 122
    assert len(tables["job_profiles"]) >= 60
    assert len(tables["skills"]) >= 250


def test_a_second_load_of_the_same_files_changes_nothing(session, folder):
    before = get_state(session).revision
    assert is_loaded(session, folder)
    assert load_catalogue(session, folder) == 0
    assert get_state(session).revision == before


def test_it_updates_what_changed_and_counts_a_new_revision(session, folder):
    before = get_state(session).revision
    edit(folder, "providers", lambda rows: rows[0].update(website="https://example.org/new"))
    assert not is_loaded(session, folder)
    assert load_catalogue(session, folder) == 1
    assert session.get(Provider, "vitalent").website == "https://example.org/new"
    assert get_state(session).revision == before + 1


FAULTS = [
    ("programmes", {"cost_eur": "12,50"}, "programmes.csv, line 2, column cost_eur: '12,50' is not a number"),
    ("programmes", {"hours": "NaN"}, "column hours: 'NaN' is not a number"),
    ("programmes", {"hours": "-5"}, "column hours: '-5' is below the least possible value, 0"),
    ("programmes", {"languages": "nl | xx"}, "is not a known code; use one of: nl, fr, en, de"),
    ("programmes", {"provider_id": "nobody"}, "column provider_id: 'nobody' names no row of providers.csv"),
    ("programmes", {"source_url": "javascript:alert(1)"}, "is not a web address"),
    ("programmes", {"gloss_fr": ""}, "column gloss_fr: is empty while another language has a text"),
    ("programmes", {"title": ""}, "column title: is empty and must be filled"),
    ("programmes", {"id": "Not A Slug"}, "is not an identifier"),
    ("programmes", {"checked_on": "31/02/2026"}, "column checked_on: '31/02/2026' is not a date"),
    ("programmes", {"checked_on": "2026-02-30"}, "column checked_on: '2026-02-30' is not a date"),
    ("skills", {"broader_id": "nothing"}, "names no row of skills.csv"),
    ("skills", {"esco_uri": "http://example.org/1"}, "is not the URI of an ESCO skill"),
    ("course_instances", {"starts_on": "2024-05-02", "ends_on": "2024-05-01"}, "lies before the start"),
    ("job_profiles", {"seen_on": "May 2024"}, "write 2024, 2024-05 or 2024-05-17"),
]


@pytest.mark.parametrize(("name", "cells", "message"), FAULTS)
def test_it_names_file_line_column_and_remedy_and_stores_nothing(session, folder, name, cells, message):
    before = session.exec(select(func.count()).select_from(Programme)).one()
    edit(folder, name, lambda rows: rows[0].update(cells))
    edit(folder, "providers", lambda rows: rows[0].update(name="Changed"))
    with pytest.raises(FaultyFiles) as caught:
        load_catalogue(session, folder)
    assert message in str(caught.value)
    assert session.exec(select(func.count()).select_from(Programme)).one() == before
    assert session.get(Provider, "vitalent").name == "ViTalent"


def test_it_finds_duplicate_identifiers_labels_and_circles(folder):
    edit(folder, "programmes", lambda rows: rows.append(dict(rows[0])))

    def confuse(rows):
        rows[1]["label_en"] = rows[0]["label_en"].upper()
        rows[0]["broader_id"], rows[1]["broader_id"] = rows[1]["id"], rows[0]["id"]

    edit(folder, "skills", confuse)
    text = "\n".join(fault.text() for fault in read_catalogue(folder)[1])
    assert "stands on line 2 already" in text
    assert "a label means one concept only" in text
    assert "leads back to this very skill" in text


def test_it_reports_every_fault_of_every_file_at_once(folder):
    edit(folder, "programmes", lambda rows: rows[0].update(hours="x", cost_eur="y"))
    edit(folder, "providers", lambda rows: rows[0].update(region="atlantis"))
    with pytest.raises(FaultyFiles) as caught:
        load_catalogue(None, folder)
    assert {fault.column for fault in caught.value.faults} == {"hours", "cost_eur", "region"}
