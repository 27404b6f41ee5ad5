"""Learning opportunities of the European Learning Model are harvested: our own and those of others."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.catalogue.queries import list_places, list_programmes, list_providers, load_cards
from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.harvest.gathering import Asked
from talentmatch.exchange.harvest.harvesting import Wish, asked_of
from talentmatch.exchange.harvest.inputs import SourceInput
from talentmatch.exchange.harvest.sources import add_source, get_source
from talentmatch.exchange.import_runs import Consent
from talentmatch.exchange.linked.elm import opportunities, organisation
from talentmatch.exchange.linked.elm_xml import opportunities_xml
from talentmatch.exchange.linked.jsonld import jsonld_text
from talentmatch.exchange.linked.site import Site as Address
from talentmatch.exchange.run_import import run_undo
from talentmatch.exchange.stored import stored_records
from talentmatch.models import (
    CourseInstance,
    HarvestedRecord,
    HarvestSource,
    Programme,
    ProgrammeSkill,
    Provider,
)
from tests.exchange.harvest.serving import NOW, SITE, Site
from tests.exchange.importing import dump

OTHERS = (Path(__file__).parents[2] / "data" / "elm" / "opportunities.xml").read_bytes()
FORMS = {"xml": opportunities_xml, "jsonld": jsonld_text}
ASKED = Asked("elm", f"{SITE}/elm")
MEANT = Wish(Consent(confirm=True))
OWN = {"import_run", "import_lock", "alembic_version", "harvest_run", "harvested_record", "catalogue_state"}
OFFER, NEW = "ecole-exemple-a-17", "ecole-exemple"
CARRIED = {
    "providers": ("name", "place_ids", "website"),
    "programmes": (
        "provider_id", "partner_ids", "title_lang", "languages", "place_ids", "eqf_level", "hours", "ects", "cost_eur",
        "modes", "description_nl", "description_fr", "description_en",
    ),
    "programme_skills": (),
}  # fmt: skip


@pytest.fixture
def ours(database):
    """Fill a programme with all that the model carries."""
    with database.writing() as session:
        row = session.get_one(Programme, "gmp-atmp-summer-school")
        row.hours, row.ects, row.cost_eur, row.eqf_level, row.modes = 37.5, 2.5, 1250.5, 5, ["on_site", "online"]
        row.languages, row.description_en = ["en", "nl"], 'Of <cells> & "genes"\nin two parts'
    return database


def exported(database, form):
    """Return our learning opportunities as a file."""
    site = Address("https://talentmatch.example", "en")
    with database.reading() as session:
        places = {place.id: place for place in list_places(session)}
        cards = load_cards(session, [row.id for row in list_programmes(session)]).values()
        providers = [organisation(site, entry.provider, places) for entry in list_providers(session)]
        return "".join(FORMS[form]([*providers, *opportunities(site, cards)])).encode()


def emptied(database):
    """Leave towns and skills alone."""
    with database.writing() as session:
        for table in (ProgrammeSkill, CourseInstance, Programme, Provider):
            session.execute(delete(table))


def records(database, table):
    with database.reading() as session:
        return {name: record.values for name, record in stored_records(session, file_of(table)).items()}


def harvested(database, content, asked=ASKED):
    """Harvest a file; that it does not hold all programmes of a provider we know is meant."""
    return Site({"/elm": content}).harvester(database).harvest(asked, MEANT)


@pytest.mark.parametrize("form", FORMS)
def test_what_we_export_changes_nothing_here_and_comes_back_the_same_into_an_empty_catalogue(ours, form):
    offered = {name: row for name, row in records(ours, "programmes").items() if row["status"] != "historic"}
    teaching = {name for row in offered.values() for name in (row["provider_id"], *row["partner_ids"])}
    links = {name for name, row in records(ours, "programme_skills").items() if row["programme_id"] in offered}
    before = {table: records(ours, table) for table in CARRIED}
    content, whole = exported(ours, form), dump(ours, OWN)
    counts = harvested(ours, content).counts()
    assert (counts["created"], counts["changed"], counts["faulty"]) == (0, 0, 0)
    assert dump(ours, OWN) == whole
    emptied(ours)
    harvested(ours, content)
    after = {table: records(ours, table) for table in CARRIED}
    assert {table: set(rows) for table, rows in after.items()} == {
        "providers": teaching, "programmes": set(offered), "programme_skills": links,
    }  # fmt: skip
    for table, columns in CARRIED.items():
        for name, row in after[table].items():
            assert {column: row[column] for column in columns} == {
                column: before[table][name][column] for column in columns
            }
    for name, row in after["programmes"].items():
        own = offered[name]
        named = own["gloss_" + own["title_lang"]] if own["title_status"] == "descriptive" else own["title"]
        assert row["title"] == named
        assert (row["seen_year"], row["region"], row["level"], row["topics"]) == (None, None, None, [])


def test_what_others_write_is_read_with_other_prefixes_and_what_they_do_not_say_stays_empty(database):
    report = harvested(database, OTHERS)
    assert [(table.plan.table, table.counts()["created"], table.counts()["changed"]) for table in report.tables] == [
        ("providers", 1, 0), ("programmes", 2, 0), ("course_instances", 1, 0), ("programme_skills", 1, 0),
    ]  # fmt: skip
    school, offer = records(database, "providers")[NEW], records(database, "programmes")[OFFER]
    assert {name: value for name, value in school.items() if value} == {
        "id": NEW, "name": "École Exemple", "aliases": ["Voorbeeldschool"], "place_ids": ["antwerpen"],
        "website": "https://school.example", "source_url": "https://data.school.example/org/1",
        "checked_on": NOW.date(),
    }  # fmt: skip
    assert {name: value for name, value in offer.items() if value} == {
        "id": OFFER, "provider_id": NEW, "partner_ids": ["aptaskil"], "title": "Travail aseptique", "title_lang": "fr",
        "title_status": "as_named_in_source", "record_type": "course", "status": "seen", "languages": ["fr"],
        "language_basis": "stated", "place_ids": ["antwerpen"], "eqf_level": 5, "days": 5.0, "hours": 37.5, "ects": 6.0,
        "cost_eur": 450.0, "modes": ["on_site", "online"], "source_url": "https://school.example/fr/aseptique",
        "checked_on": NOW.date(),
    }  # fmt: skip
    bare = records(database, "programmes")["aptaskil-b-2"]
    assert (bare["title_lang"], bare["hours"], bare["cost_eur"], bare["languages"]) == ("nl", None, None, [])
    assert bare["source_url"] == "https://data.school.example/offer/B-2"
    run = records(database, "course_instances")[OFFER + "-2027-02-01"]
    assert (str(run["starts_on"]), str(run["ends_on"]), run["status"]) == ("2027-02-01", "2027-02-05", "planned")
    link = records(database, "programme_skills")[OFFER + " + good-manufacturing-practice"]
    assert (link["evidence_kind"], link["evidence_text"], link["evidence_lang"]) == (
        "source", "Appliquer les bonnes pratiques & les consigner", "fr",
    )  # fmt: skip


def test_a_source_is_kept_harvested_again_and_taken_back(database):
    pages = {"/elm": OTHERS}
    with database.writing() as session:
        add_source(session, OPERATOR, SourceInput(id="school", kind="elm", address=ASKED.address), now=NOW)
        asked = asked_of(get_source(session, "school"))
    site = Site(pages)
    assert site.harvester(database).harvest(asked, Wish(dry_run=True)).counts()["created"] == 5
    assert OFFER not in records(database, "programmes")
    report = site.harvester(database).harvest(asked)
    with database.writing() as session:
        assert session.get_one(HarvestedRecord, ("programmes", OFFER, "school")).address == ASKED.address
        session.get_one(Programme, OFFER).locked_fields = ["title"]
    assert set(site.harvester(database, NOW + timedelta(days=1)).harvest(asked).counts().values()) == {0, 6}
    pages["/elm"] = OTHERS.replace(b"Travail   aseptique", b"Autre titre").replace(b"450.00", b"500")
    assert site.harvester(database).harvest(asked).counts()["changed"] == 1
    row = records(database, "programmes")[OFFER]
    assert (row["title"], row["cost_eur"]) == ("Travail aseptique", 500.0)
    other = pages["/elm"].replace(b"offer/B-2", b"offer/C-3")
    pages["/elm"] = other
    assert site.harvester(database).harvest(asked, MEANT).counts()["vanished"] == 1
    assert "aptaskil-b-2" in records(database, "programmes")
    last = report.tables[-1].import_id
    run_undo(database, OPERATOR, last, NOW)
    assert OFFER + " + good-manufacturing-practice" not in records(database, "programme_skills")


def test_a_source_of_one_provider_brings_what_that_one_leads(database):
    report = harvested(database, OTHERS, replace(ASKED, provider_id="aptaskil"))
    assert report.counts()["created"] == 1
    assert OFFER not in records(database, "programmes")


def test_a_fault_names_its_line_and_stores_nothing(database):
    before = dump(database, OWN)
    faulty = OTHERS.replace(
        b'<q:providedBy idref="https://data.school.example/org/2"/>\n      <q:learning', b"<q:learning"
    )
    line = next(number for number, text in enumerate(faulty.splitlines(), 1) if b"offer/B-2" in text)
    with pytest.raises(FaultyFiles) as caught:
        harvested(database, faulty)
    assert f"line {line}, column provider_id" in caught.value.text()
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(FaultyFiles, match="line 1: declares a document type"):
        harvested(database, bomb)
    assert dump(database, OWN) == before


def test_the_database_takes_the_new_kind_and_keeps_its_other_checks(database):
    with database.writing() as session:
        session.add(HarvestSource(id="a", kind="elm", address=SITE))
    for wrong in ({"kind": "other"}, {"kind": "elm", "table_name": "places"}, {"kind": "elm", "state": "gone"}):
        with pytest.raises(IntegrityError), database.writing() as session:
            session.add(HarvestSource(**{"id": "b", "address": SITE, **wrong}))
    with database.reading() as session:
        assert session.exec(select(HarvestSource.id)).all() == ["a"]
