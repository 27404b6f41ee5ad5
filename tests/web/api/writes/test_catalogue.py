"""Programs write the records of the catalogue as the desk does."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from talentmatch.models import AuditEntry, CatalogueState
from tests.web.api.conftest import PREFIX
from tests.web.api.writes.bodies import PROGRAMME, SAMPLES

BY_PATH = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path)


def history(runtime, sample, name):
    with runtime.database.reading() as session:
        statement = select(AuditEntry).where(AuditEntry.table_name == sample.table, AuditEntry.record_id == name)
        return list(session.exec(statement.order_by(AuditEntry.id)))


def revision(runtime):
    with runtime.database.reading() as session:
        return session.get_one(CatalogueState, 1).revision


@BY_PATH
def test_a_record_lives_from_draft_to_archive(programs, written, sample):
    editor, name, before = programs["editor"], f"life-{sample.table.replace('_', '-')}", revision(written)
    made = editor("POST", f"/{sample.path}", sample.body(name), status=201)
    one = f"/{sample.path}/{name}/record"
    assert made.headers["Location"] == PREFIX + one
    assert made.get_json().items() >= {**sample.body(name), "state": "draft", "version": 1, "waiting": []}.items()
    read = editor("GET", one)
    assert (read.get_json(), read.headers["ETag"]) == (made.get_json(), made.headers["ETag"])
    assert editor("GET", one, status=304, headers={"If-None-Match": read.headers["ETag"]}).data == b""
    changed = editor("PATCH", one, dict([sample.change]), tag=read.headers["ETag"])
    assert changed.get_json() == {**made.get_json(), **dict([sample.change]), "version": 2}
    shown = editor("POST", f"{one}/state", {"action": "publish"}, tag=changed.headers["ETag"])
    assert editor("GET", f"/{sample.path}/{name}").get_json()["id"] == name
    gone = editor("DELETE", one, tag=shown.headers["ETag"])
    assert gone.get_json()["state"] == "archived"
    assert editor("GET", f"/{sample.path}/{name}", status=410 if sample is PROGRAMME else 404)
    entries = history(written, sample, name)
    assert [entry.action for entry in entries] == ["create", "edit", "publish", "archive"]
    assert all("/token-" in entry.actor for entry in entries)
    assert revision(written) == before + 4


@BY_PATH
def test_a_record_of_others_is_not_there_and_no_state_is_changed_without_the_right(programs, sample):
    name = f"foreign-{sample.table.replace('_', '-')}"
    made = programs["admin"]("POST", f"/{sample.path}", sample.body(name), status=201)
    one, tag = f"/{sample.path}/{name}/record", made.headers["ETag"]
    for method, address, body in (
        ("GET", one, None), ("PATCH", one, {}), ("DELETE", one, None),
        ("POST", f"{one}/state", {"action": "archive"}),
    ):  # fmt: skip
        programs["stranger"](method, address, body, status=404, tag=tag)
        programs["employer"](method, address, body, status=403, tag=tag)
    assert programs["admin"]("GET", one).headers["ETag"] == tag
    if sample.table in ("programme", "course_instance"):
        programs["provider"]("POST", f"{one}/state", {"action": "publish"}, status=403, tag=tag)
        programs["stranger"]("POST", f"/{sample.path}", sample.body(name + "-2"), status=404)


@BY_PATH
def test_a_change_names_the_version_that_it_starts_from(programs, sample):
    name = f"version-{sample.table.replace('_', '-')}"
    editor = programs["editor"]
    first = editor("POST", f"/{sample.path}", sample.body(name), status=201).headers["ETag"]
    one = f"/{sample.path}/{name}/record"
    editor("PATCH", one, dict([sample.change]), tag=first)
    for method, address, body in (
        ("PATCH", one, {}), ("DELETE", one, None), ("POST", f"{one}/state", {"action": "publish"}),
    ):  # fmt: skip
        for tag, status in ((None, 428), ("*", 428), (first, 412), ("W/" + first, 412), ('"1"', 412), ("x", 412)):
            editor(method, address, body, status=status, tag=tag)
    assert editor("GET", one).get_json()["version"] == 2


def test_the_change_of_an_untrusted_provider_waits_once_the_record_is_public(programs):
    editor, provider = programs["editor"], programs["provider"]
    one = "/programmes/waits/record"
    tag = provider("POST", "/programmes", PROGRAMME.body("waits"), status=201).headers["ETag"]
    tag = provider("PATCH", one, {"hours": 20}, tag=tag).headers["ETag"]  # a draft is the provider's own
    tag = editor("POST", f"{one}/state", {"action": "publish"}, tag=tag).headers["ETag"]
    waits = provider("PATCH", one, {"hours": 30}, status=202, tag=tag)
    address = waits.headers["Location"].removeprefix(PREFIX)
    proposed = provider("GET", address).get_json()
    assert (proposed["status"], proposed["proposed"]["hours"]) == ("waiting", 30)
    record = provider("GET", one).get_json()
    assert (record["hours"], record["waiting"]) == (20, [proposed["id"]])
    programs["stranger"]("GET", address, status=404)
    assert programs["trusted"]("PATCH", one, {"hours": 40}, tag=tag).get_json()["hours"] == 40


def test_a_record_is_confirmed_where_its_kind_is(programs):
    provider, one = programs["provider"], "/programmes/confirmed/record"
    tag = provider("POST", "/programmes", PROGRAMME.body("confirmed"), status=201).headers["ETag"]
    done = provider("POST", f"{one}/state", {"action": "confirm"}, tag=tag)
    assert done.get_json()["confirmed_on"] == f"{datetime.now(UTC):%Y-%m-%d}"
    run = "/course-instances/aptaskil-operateur-usp-2024-05-17/record"
    tag = provider("GET", run).headers["ETag"]
    provider("POST", f"{run}/state", {"action": "confirm"}, status=422, tag=tag)


def test_a_skill_is_not_added_by_a_provider(programs):
    skills = next(sample for sample in SAMPLES if sample.path == "skills")
    programs["trusted"]("POST", "/skills", skills.body("not-theirs"), status=403)


def test_a_list_takes_a_constant_number_of_queries(programs, queries):
    numbers = []
    for limit in (2, 14):
        queries()
        programs["editor"]("GET", f"/records/programmes?limit={limit}")
        numbers.append(queries())
    assert numbers[0] == numbers[1] < 9


def test_the_list_holds_what_the_owner_may_write_in_every_state(programs):
    editor, provider = programs["editor"], programs["provider"]
    tag = provider("POST", "/programmes", PROGRAMME.body("zz-listed"), status=201).headers["ETag"]
    for path in ("programmes", "course-instances", "providers"):
        own = provider("GET", f"/records/{path}?limit=100").get_json()["items"]
        assert own
        assert [provider("GET", f"/{path}/{item['id']}/record").get_json() for item in own[:3]] == own[:3]
    everything = editor("GET", "/records/programmes?limit=100&fields=provider_id").get_json()["items"]
    own = provider("GET", "/records/programmes?limit=100&fields=provider_id").get_json()["items"]
    assert own == [item for item in everything if item["provider_id"] == "aptaskil"] != everything
    assert provider("GET", "/records/skills").get_json()["items"] == []
    archived = editor("DELETE", "/programmes/zz-listed/record", tag=tag).get_json()
    page = editor("GET", "/records/programmes?state=archived&limit=100").get_json()
    assert archived in page["items"]
    assert {item["state"] for item in page["items"]} == {"archived"}
    first = editor("GET", "/records/skills?limit=2")
    assert 'rel="next"' in first.headers["Link"]


def test_a_change_sets_what_it_names_and_null_empties(programs):
    editor, one = programs["editor"], "/programmes/merge/record"
    made = editor("POST", "/programmes", PROGRAMME.body("merge"), status=201)
    patch = {"hours": None, "place_ids": None, "languages": ["nl", "fr"], "days": 2}
    changed = editor("PATCH", one, patch, tag=made.headers["ETag"], content_type="application/merge-patch+json")
    expected = {**made.get_json(), "hours": None, "place_ids": [], "languages": ["nl", "fr"], "days": 2, "version": 2}
    assert changed.get_json() == expected
    same = editor("PATCH", one, {"days": 2}, tag=changed.headers["ETag"])
    assert same.headers["ETag"] == changed.headers["ETag"]


def test_a_taken_identifier_is_a_conflict(programs):
    programs["editor"]("POST", "/programmes", PROGRAMME.body("gmp-atmp-summer-school"), status=409)


def test_what_is_published_is_found_by_the_index_and_told_by_the_changes(programs, written):
    editor = programs["editor"]
    cursor = editor("GET", "/changes?limit=200").get_json()
    while cursor["more"]:
        cursor = editor("GET", f"/changes?limit=200&since={cursor['next']}").get_json()
    made = editor("POST", "/programmes", PROGRAMME.body("told") | {"title": "Zymurgie appliquée"}, status=201)
    editor("POST", "/programmes/told/record/state", {"action": "publish"}, tag=made.headers["ETag"])
    told = editor("GET", f"/changes?since={cursor['next']}").get_json()["changes"]
    assert {(one["table"], one["id"]) for one in told} == {("programmes", "told")}
    with written.database.reading() as session:
        written.live.refresh(session)
    found = editor("GET", "/search?q=zymurgie").get_json()
    assert [one["programme"]["id"] for one in found["results"]] == ["told"]
