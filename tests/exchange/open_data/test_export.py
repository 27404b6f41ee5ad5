"""The open data hold all that anybody may see, nothing else, and are there whole or not at all."""

import csv
import json
from datetime import UTC, date, datetime

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft, change_need_state, create_need
from talentmatch.errors import InvalidData
from talentmatch.exchange.catalogue_files import FILES
from talentmatch.exchange.linked.graph import PREFIXES
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.open_data import export as exporting
from talentmatch.exchange.open_data.described import PARTS
from talentmatch.exchange.open_data.dictionary import meaning, meanings
from talentmatch.exchange.open_data.export import export_open_data
from talentmatch.exchange.open_data.manifest import find_manifest
from talentmatch.exchange.open_data.tables import load_tables
from talentmatch.models import Account, Company, ErrorReport, JobProfile, Programme, Provider, Skill, UnmetTerm
from tests.linked import isomorphic, parsed, rdflib

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SITE = Site("https://talentmatch.example", "en")
CANARY = "canary"
GMP = "good-manufacturing-practice"
DCAT, DCTERMS, SPDX = rdflib.DCAT, rdflib.DCTERMS, rdflib.Namespace(PREFIXES["spdx"])
# The class that DCAT-AP 3.0.0 asks of whatever stands in a property; each must be told in the entry itself.
RANGES = {
    DCTERMS.license: DCTERMS.LicenseDocument, DCTERMS.spatial: DCTERMS.Location,
    DCTERMS.language: DCTERMS.LinguisticSystem, DCTERMS.accessRights: DCTERMS.RightsStatement,
    DCTERMS.publisher: rdflib.FOAF.Agent, DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
    DCAT.mediaType: DCTERMS.MediaType, DCAT.theme: rdflib.SKOS.Concept, rdflib.FOAF.homepage: rdflib.FOAF.Document,
    SPDX.algorithm: SPDX.ChecksumAlgorithm,
}  # fmt: skip


@pytest.fixture
def exported(session, tmp_path):
    """Export once and give the folder."""
    export_open_data(session, tmp_path / "out", site=SITE, now=NOW)
    return tmp_path / "out"


def rows_of(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def add_need(session, company_id, *, publish=True, **fields):
    given = NeedInput(**{"title": "QC analyst", "title_lang": "en", **fields})
    row = create_need(
        session, OPERATOR, company_id, NeedDraft(given, (NeedSkillInput(skill_id=GMP),)), origin="blank", now=NOW
    )
    if publish:
        change_need_state(session, OPERATOR, row.id, action="publish", now=NOW)
    return row.id


def hide(session):
    """Put the word canary into everything that is private or not public yet."""
    today, used = date(2026, 11, 22), session.get(Programme, "gmp-atmp-summer-school")
    session.add(Company(id="canary-registered", name="Canary Registered", checked_on=today))
    session.add(Company(id="canary-draft", name="Canary Draft", checked_on=today, state="draft"))
    session.add(Provider(id="canary-provider", name="Canary Provider", checked_on=today, state="draft"))
    labels = {f"label_{lang}": f"Canary {lang}" for lang in ("nl", "fr", "en")}
    session.add(Skill(id="canary-skill", kind="skill", area="science", **labels, state="archived"))
    session.flush()
    wide = Programme.model_validate(used.model_dump() | {"id": "canary-programme", "title": "Canary", "state": "draft"})
    session.add(wide)
    used.partner_ids = [*used.partner_ids, "canary-provider"]
    session.get(Skill, GMP).broader_id = "canary-skill"
    profile = session.get(JobProfile, "profile-cleanroom-operator")
    session.add(JobProfile.model_validate(
        profile.model_dump() | {"id": "canary-profile", "title_en": "Canary", "expires_on": date(2020, 1, 1)}
    ))  # fmt: skip
    session.add(UnmetTerm(term="canary", lang="en", source="search", first_on=today, last_on=today))
    told = {"path": "/programmes/gmp-atmp-summer-school", "kind": "wrong", "message": "Canary", "lang": "en"}
    session.add(ErrorReport(table_name="programme", record_id=used.id, created_at=NOW, **told))
    session.add(Account(email="canary@example.org", name="Canary", role="admin", lang="en", created_at=NOW))
    session.flush()
    add_need(session, "canary-registered", title="Canary draft", publish=False)
    add_need(
        session, "canary-registered", title="Canary later", embargo_until=date(2099, 1, 1), expires_on=date(2099, 2, 1)
    )
    add_need(session, "canary-registered", title="Without a name", visibility="anonymous")


def test_nothing_private_gets_out(session, tmp_path):
    hide(session)
    export_open_data(session, tmp_path / "out", site=SITE, now=NOW)
    holding = [
        path.name for path in (tmp_path / "out").iterdir() if CANARY in path.read_text("utf-8", "replace").lower()
    ]
    assert holding == []
    (need,) = rows_of(tmp_path / "out", "needs")
    assert (need["title"], need["company_id"]) == ("Without a name", "")


def test_a_named_company_and_its_public_need_get_out(session, tmp_path):
    session.add(Company(id="open-works", name="Open Works", checked_on=date(2026, 11, 22)))
    session.flush()
    need = add_need(session, "open-works", place_ids=["niel"])
    export_open_data(session, tmp_path / "out", site=SITE, now=NOW)
    assert [(row["id"], row["company_id"], row["place_ids"]) for row in rows_of(tmp_path / "out", "needs")] == [
        (need, "open-works", "niel")
    ]
    assert "open-works" in {row["id"] for row in rows_of(tmp_path / "out", "companies")}
    assert rows_of(tmp_path / "out", "need_skills")[0]["skill_id"] == GMP


def test_every_column_has_a_meaning_and_every_meaning_a_column(session):
    tables = list(load_tables(session))
    columns = {(table.name, name) for table in tables for name in table.names}
    assert [pair for pair in columns if not meaning(*pair)] == []
    every = {("*", name) for _, name in columns}
    assert meanings().keys() - columns - every == set()
    assert {file.name for file in FILES} <= {table.name for table in tables} <= PARTS.keys()


def test_references_lead_to_rows_that_are_there(session):
    tables = {table.name: table for table in load_tables(session)}
    for table in tables.values():
        for column, target in table.references.items():
            cells = [cell if isinstance(cell, list) else [cell] for cell in table.values(column) if cell is not None]
            assert {name for cell in cells for name in cell} <= set(tables[target].values("id")), (table.name, column)


def test_all_forms_hold_the_same_rows(exported):
    for part in ("programmes", "skills", "profile_skills"):
        lines = [json.loads(line) for line in (exported / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]
        rows = rows_of(exported, part)
        assert len(lines) == len(rows) > 5
        assert [line.get("id") for line in lines] == [row.get("id") for row in rows]
        assert {len(line) for line in lines} == {len(rows[0])}


def test_parquet_holds_lists_and_numbers(session, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    export_open_data(session, tmp_path / "out", site=SITE, now=NOW)
    table = parquet.read_table(tmp_path / "out" / "programmes.parquet")
    assert table.num_rows == len(rows_of(tmp_path / "out", "programmes"))
    first = next(row for row in table.to_pylist() if row["id"] == "gmp-atmp-summer-school")
    assert (first["place_ids"], first["cost_eur"], first["days"]) == (["niel"], None, 3.0)


def test_the_metadata_of_csv_name_the_columns_of_each_file(exported):
    for table in json.loads((exported / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]:
        with (exported / table["url"]).open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == [column["name"] for column in table["tableSchema"]["columns"]]


def test_the_entry_for_catalogues_names_every_file_with_its_size(exported):
    turtle = parsed((exported / "catalogue.ttl").read_text(encoding="utf-8"), "turtle")
    assert isomorphic(turtle, parsed((exported / "catalogue.jsonld").read_text(encoding="utf-8"), "json-ld"))
    sizes = {
        str(turtle.value(file, DCAT.downloadURL)).rpartition("/")[2]: int(turtle.value(file, DCAT.byteSize))
        for file in turtle.subjects(rdflib.RDF.type, DCAT.Distribution)
    }
    parts = find_manifest(exported).parts
    assert sizes == {
        file.name: (exported / file.name).stat().st_size for file in find_manifest(exported).files if file.part
    }
    assert len(set(turtle.objects(None, DCAT.dataset))) == len(parts)
    for dataset in turtle.objects(None, DCAT.dataset):
        assert {title.language for title in turtle.objects(dataset, rdflib.DCTERMS.title)} == {"nl", "fr", "en"}


def test_the_entry_for_catalogues_tells_the_class_of_everything_that_it_names(exported):
    entry = parsed((exported / "catalogue.ttl").read_text(encoding="utf-8"), "turtle")
    for name, kind in RANGES.items():
        named = set(entry.objects(None, name))
        assert named
        assert named <= set(entry.subjects(rdflib.RDF.type, kind)), name
    for concept in entry.subjects(rdflib.RDF.type, rdflib.SKOS.Concept):
        assert {name.language for name in entry.objects(concept, rdflib.SKOS.prefLabel)} == {"nl", "fr", "en"}


def test_a_failure_leaves_the_former_export_as_it_was(session, exported, monkeypatch):
    before = {path.name: path.read_bytes() for path in exported.iterdir()}
    monkeypatch.setattr(exporting, "list_skills", lambda _session: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export_open_data(session, exported, site=SITE, now=NOW)
    assert {path.name: path.read_bytes() for path in exported.iterdir()} == before
    assert [path.name for path in exported.parent.iterdir()] == ["out"]


def test_a_folder_that_holds_something_else_is_left_alone(session, tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InvalidData, match="something else"):
        export_open_data(session, tmp_path, site=SITE, now=NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
