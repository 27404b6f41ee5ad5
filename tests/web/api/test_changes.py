"""What the lists tell while the catalogue changes; each over a catalogue of the test's own."""

from datetime import UTC, datetime

import pytest

from talentmatch.models import MergedRecord, Programme
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, settings_for
from tests.web.api.conftest import PREFIX, Api

KNOWN = "gmp-atmp-summer-school"


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime of this test's own, to be changed at will."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def api(own):
    """Give a client of the interface over it."""
    return Api(create_app(own).test_client(use_cookies=False))


def add_programme(runtime, name):
    with runtime.database.writing() as session:
        values = session.get(Programme, KNOWN).model_dump() | {"id": name, "version": 1}
        session.add(Programme(**values))


def set_state(runtime, state):
    with runtime.database.writing() as session:
        session.get(Programme, KNOWN).state = state


def test_paging_shows_every_record_once_while_others_are_added(api, own):
    whole = [item["id"] for item in api.json("/programmes?limit=100")["items"]]
    seen, address, page = [], "/programmes?limit=3", 0
    while address:
        answer = api.get(address)
        seen += [item["id"] for item in answer.get_json()["items"]]
        page += 1
        add_programme(own, f"a-{page}")  # on the pages that were read
        add_programme(own, f"zz-{page}") if page < 3 else None  # on those that were not
        link = answer.headers.get("Link")
        address = link[1:].partition(">")[0].removeprefix(PREFIX) if link else None
    assert seen == [*whole, "zz-1", "zz-2"]


def test_drafts_are_never_shown_and_what_was_public_is_gone(api, own):
    whole = api.json("/programmes?limit=100")["total"]
    set_state(own, "archived")
    problem = api.get(f"/programmes/{KNOWN}", 410).get_json()
    assert problem["type"].endswith("/api/v1/docs#gone")
    set_state(own, "draft")
    assert api.json("/programmes?limit=100")["total"] == whole - 1
    assert api.get(f"/programmes/{KNOWN}", 404)


def test_a_merged_record_leads_to_where_it_went(api, own):
    set_state(own, "archived")
    with own.database.writing() as session:
        session.add(
            MergedRecord(
                table_name="programme",
                record_id=KNOWN,
                into_id="vib-containers",
                merged_at=datetime.now(UTC),
                merged_by="an editor",
            )
        )
    answer = api.get(f"/programmes/{KNOWN}?fields=title", 301)
    assert answer.headers["Location"] == f"{PREFIX}/programmes/vib-containers?fields=title"
