"""Another talentmatch stays in step by the changes alone."""

from datetime import UTC, datetime

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.catalogue.editing import apply_values
from talentmatch.catalogue.records import PROGRAMME, values_of
from talentmatch.catalogue.states import change_state
from talentmatch.db import migrate
from talentmatch.exchange.changes.tables import TOLD
from talentmatch.exchange.harvest.harvesting import Wish, asked_of
from talentmatch.exchange.harvest.inputs import SourceInput
from talentmatch.exchange.harvest.sources import add_source, get_source
from talentmatch.exchange.import_runs import Consent
from talentmatch.models import Programme
from talentmatch.models.store import get_state
from talentmatch.runtime import build_runtime, close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, new_database, settings_for
from tests.exchange.harvest.serving import Site, from_app

SCHOOL = "gmp-atmp-summer-school"


@pytest.fixture
def there(empty_url, tmp_path):
    """Give a talentmatch that is harvested."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def here(backend, request, tmp_path):
    """Give an empty one that harvests."""
    runtime = build_runtime(settings_for(new_database(backend, request, tmp_path, "here"), tmp_path / "here"))
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        source = SourceInput(id="there", kind="talentmatch", address="http://there.example/")
        add_source(session, OPERATOR, source, now=datetime.now(UTC))
    yield runtime
    close_runtime(runtime)


def public(runtime):
    """Return every public record of a catalogue."""
    with runtime.database.reading() as session:
        return {told.file.name: told.after(session, "", 10_000) for told in TOLD}


def harvested(site, runtime, wish):
    with runtime.database.reading() as session:
        asked = asked_of(get_source(session, "there"))
    return site.harvester(runtime.database, datetime.now(UTC)).harvest(asked, wish)


def test_an_empty_catalogue_becomes_the_same_and_stays_so(there, here):
    site, wish = Site({}, answer=from_app(create_app(there))), Wish(Consent(confirm=True))
    report = harvested(site, here, wish)
    assert report.counts()["created"] > 100
    assert public(here) == public(there)
    asked = len(site.asked)
    assert harvested(site, here, wish).tables == ()
    assert len(site.asked) == asked + 1

    with there.database.writing() as session:
        now, school = datetime.now(UTC), session.get_one(Programme, SCHOOL)
        session.add(Programme(**values_of(PROGRAMME, school) | {"id": "a-new-one"}, state="draft"))
        apply_values(session, OPERATOR, school, action="edit", values={"hours": 7.5}, now=now)
        change_state(session, OPERATOR, PROGRAMME, "a-new-one", action="publish", now=now)
        change_state(session, OPERATOR, PROGRAMME, "vib-containers", action="archive", now=now)
    report = harvested(site, here, wish)
    assert (report.counts()["created"], report.counts()["changed"]) == (1, 1)
    (missing,) = (table.plan.missing[0] for table in report.tables if table.plan.table == "programmes")
    assert missing.ids == ("vib-containers",)
    left = public(here)
    assert left["programmes"].pop("vib-containers")["title"]  # what vanished there is listed, and stays here
    assert left["programmes"] == public(there)["programmes"]

    with there.database.writing() as session:
        get_state(session).data_digest = "e" * 64
    report = harvested(site, here, wish)  # the position is over, so all is compared again
    assert report.counts()["unchanged"] > 100
