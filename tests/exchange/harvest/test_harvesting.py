"""A harvest stores all that a source has or nothing, says where it came from, and removes nothing."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import ANYBODY, OPERATOR
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.harvest.harvesting import Wish, asked_of
from talentmatch.exchange.harvest.inputs import SourceInput
from talentmatch.exchange.harvest.sources import add_source, get_source, list_sources, remove_source, set_source_state
from talentmatch.exchange.import_runs import Consent, failure_text, find_applied
from talentmatch.exchange.run_import import run_undo
from talentmatch.models import AuditEntry, CourseInstance, HarvestedRecord, HarvestRun, Programme
from tests.exchange.harvest.serving import NOW, SITE, Site, of_csv
from tests.exchange.importing import dump, file_with, rows_of
from tests.exchange.test_courses import AS_PAGE, COURSE

SCHOOL = "gmp-atmp-summer-school"
OWN = {"import_run", "import_lock", "alembic_version", "harvest_run"}
DRY = Wish(dry_run=True)
ALL = Wish(Consent(confirm=True, skip_bad=True))


@pytest.fixture
def programmes(database):
    """Give the rows of two programmes of different providers, of which one has another title than is stored."""
    with database.reading() as session:
        rows = {row["id"]: row for row in rows_of(session, "programmes")}
    school = rows[SCHOOL] | {"title": "Summer school, another year"}
    other = next(row for row in rows.values() if row["provider_id"] != school["provider_id"])
    return [school, other | {"title": "Something else"}]


def kept(database, kind="csv", address=f"{SITE}/p.csv", **more):
    """Keep a source and return what to ask of it."""
    more = {"table_name": "programmes", **more} if kind == "csv" else more
    with database.writing() as session:
        add_source(session, OPERATOR, SourceInput(id="school", kind=kind, address=address, **more), now=NOW)
    return again(database)


def again(database):
    with database.reading() as session:
        return asked_of(get_source(session, "school"))


def runs_of(database):
    with database.reading() as session:
        return [(run.outcome, run.created, run.changed) for run in session.exec(select(HarvestRun)).all()]


def title(database, name=SCHOOL):
    with database.reading() as session:
        return session.get_one(Programme, name).title


def test_it_stores_what_differs_and_notes_where_it_came_from(database, programmes):
    site = Site({"/p.csv": (200, {"ETag": '"1"'}, file_with(programmes))})
    asked = kept(database)
    report = site.harvester(database).harvest(asked)
    assert (report.counts()["changed"], title(database)) == (2, programmes[0]["title"])
    with database.reading() as session:
        origin = session.get_one(HarvestedRecord, ("programmes", SCHOOL, "school"))
        assert (origin.address, origin.vanished_at) == (f"{SITE}/p.csv", None)
        assert find_applied(session, "programmes", hashlib.sha256(file_with(programmes)).hexdigest())
        told = session.exec(select(AuditEntry.action).where(AuditEntry.record_id == SCHOOL)).all()
        assert told == ["import"]
    assert site.harvester(database).harvest(again(database)).tables == ()
    assert runs_of(database) == [("applied", 0, 2), ("unchanged", 0, 0)]
    run_undo(database, OPERATOR, report.tables[0].import_id, NOW)
    assert title(database) != programmes[0]["title"]


def test_a_dry_run_says_the_same_and_stores_nothing(database, programmes):
    faulty = programmes[1] | {"id": "x", "provider_id": "nobody"}
    site, before = Site({"/p.csv": file_with([*programmes, faulty])}), dump(database, set())
    report = site.harvester(database).harvest(of_csv(), DRY)
    assert (report.counts()["changed"], report.counts()["faulty"]) == (2, 1)
    assert dump(database, set()) == before


def test_a_source_of_one_provider_changes_nobody_elses_records(database, programmes):
    mine = programmes[0]["provider_id"]
    taken = programmes[1] | {"provider_id": mine}
    before = title(database, taken["id"])
    for row in (programmes[1], taken):
        site = Site({"/p.csv": file_with([programmes[0], row])})
        report = site.harvester(database).harvest(of_csv(provider_id=mine))
        assert report.counts()["left_out"] == 1
    assert (title(database), title(database, taken["id"])) == (programmes[0]["title"], before)
    with pytest.raises(NotFound):
        site.harvester(database).harvest(of_csv(provider_id="nobody"))


def test_a_field_that_an_editor_locked_stays(database, programmes):
    with database.writing() as session:
        session.get_one(Programme, SCHOOL).locked_fields = ["title"]
    before = title(database)
    Site({"/p.csv": file_with(programmes)}).harvester(database).harvest(of_csv(), ALL)
    assert title(database) == before


def test_a_fault_stores_nothing_and_is_kept_until_it_is_left_out(database, programmes):
    bad = [programmes[0], programmes[1] | {"provider_id": "nobody"}]
    site = Site({"/p.csv": (200, {"ETag": '"1"'}, file_with(bad))})
    asked = kept(database)
    before = dump(database, OWN)
    with pytest.raises(FaultyFiles):
        site.harvester(database).harvest(asked)
    assert dump(database, OWN) == before
    with database.reading() as session:
        ((_, run),) = list_sources(session)
        assert (run.outcome, bool(failure_text(run))) == ("failed", True)
    report = site.harvester(database).harvest(asked, ALL)
    assert (report.counts()["changed"], report.counts()["faulty"]) == (1, 1)
    assert again(database).marks.etag == ""  # the faulty row is to be tried again


def test_what_vanished_is_named_and_left_alone_and_much_of_it_is_confirmed(database, programmes):
    pages = {"/p.csv": file_with(programmes)}
    site, asked = Site(pages), kept(database)
    site.harvester(database).harvest(asked)
    pages["/p.csv"] = file_with(programmes[:1])
    with pytest.raises(InvalidData, match="Much is missing"):
        site.harvester(database).harvest(asked)
    later = NOW + timedelta(days=1)
    report = site.harvester(database, later).harvest(asked, ALL)
    assert report.tables[0].plan.missing[0].ids == (programmes[1]["id"],)
    assert title(database, programmes[1]["id"]) == programmes[1]["title"]
    with database.reading() as session:
        assert session.get_one(HarvestedRecord, ("programmes", programmes[1]["id"], "school")).vanished_at
    assert site.harvester(database).harvest(asked).counts()["vanished"] == 0
    pages["/p.csv"] = file_with(programmes)
    site.harvester(database).harvest(asked)
    with database.reading() as session:
        assert session.get_one(HarvestedRecord, ("programmes", programmes[1]["id"], "school")).vanished_at is None


def test_pages_of_a_sitemap_bring_programmes_and_their_dates(database):
    names = ("/1", "/2", "/3")
    entries = "".join(f"<url><loc>{SITE}{name}</loc></url>" for name in names)
    pages = {
        "/map.xml": f"<urlset>{entries}</urlset>".encode(),
        "/1": AS_PAGE.replace("{}", json.dumps(COURSE)).encode(),
        "/2": b"<!doctype html><title>Who we are</title>",
        "/3": b"<script type='application/ld+json'>{oops</script>",
    }
    site, asked = Site(pages), kept(database, "sitemap", f"{SITE}/map.xml")
    with pytest.raises(FaultyFiles, match=f"{SITE}/3"):
        site.harvester(database).harvest(asked)
    report = site.harvester(database).harvest(asked, ALL)
    assert [(table.plan.table, table.counts()["created"]) for table in report.tables] == [
        ("programmes", 1), ("course_instances", 2),
    ]  # fmt: skip
    with database.reading() as session:
        run = session.exec(
            select(CourseInstance).where(CourseInstance.programme_id == "vitalent-aseptisch-werken")
        ).first()
        assert session.get_one(HarvestedRecord, ("course_instances", run.id, "school")).address == f"{SITE}/1"
    pages["/3"] = pages["/2"]
    report = site.harvester(database, NOW + timedelta(days=1)).harvest(asked)
    assert (report.counts()["changed"], report.counts()["unchanged"]) == (0, 3)
    del pages["/1"]
    pages["/2"] = AS_PAGE.replace("{}", json.dumps(COURSE | {"name": "Other"})).encode()
    report = site.harvester(database).harvest(asked, ALL)
    assert report.counts()["vanished"] == 3


def test_a_source_is_kept_by_editors_alone_and_not_harvested_while_it_is_paused(database, programmes):
    entered = SourceInput(id="school", kind="csv", address=f"{SITE}/p.csv", table_name="programmes")
    asked = kept(database)
    with database.writing() as session:
        with pytest.raises(Forbidden):
            add_source(session, ANYBODY, entered, now=NOW)
        with pytest.raises(Conflict):
            add_source(session, OPERATOR, entered, now=NOW)
        set_source_state(session, OPERATOR, "school", state="paused", now=NOW)
    with pytest.raises(Conflict):
        again(database)
    with pytest.raises(Forbidden):
        replace(Site({"/p.csv": file_with(programmes)}).harvester(database), actor=ANYBODY).harvest(asked)
    with database.writing() as session:
        remove_source(session, OPERATOR, "school", now=NOW)
        assert list_sources(session) == []
