"""What cannot be written is refused with a pointer to each part of it, and nothing of it is stored."""

import pytest

from talentmatch.catalogue.records import KINDS
from tests.web.api.writes.bodies import NEED, PROGRAMME, SAMPLES

WHOLE = PROGRAMME.body("bad")
NOT_OURS = ("version", "state", "waiting", "company_id")
PROGRAMMES = [
    ({**WHOLE, "title": "", "languages": "nl | fr", "hours": "16", "checked_on": "soon", "title_status": "best"},
     {"/title", "/languages", "/hours", "/checked_on", "/title_status"}),
    ({name: value for name, value in WHOLE.items() if name not in ("title", "status")}, {"/title", "/status"}),
    ({**WHOLE, "provider_id": "nobody", "place_ids": ["seneffe", "nowhere"]}, {"/provider_id", "/place_ids"}),
    ({**WHOLE, "description_nl": "Alleen Nederlands"}, {"/description_fr", "/description_en"}),
    ({**WHOLE, "publish_on": "2027-02-01", "expires_on": "2027-01-01"}, {""}),
    ({**WHOLE, "hours": -1, "eqf_level": 9, "seen_year": 10**30}, {"/hours", "/eqf_level", "/seen_year"}),
    ({**WHOLE, "id": "../x", "source_url": "javascript:alert(1)"}, {"/id", "/source_url"}),
    ({**WHOLE, "title": "x" * 20_001, "roles": ["a\0"]}, {"/title", "/roles/0"}),
]  # fmt: skip
NEEDS = [
    ({**NEED, "people": 0, "title": " "}, {"/people", "/title"}),
    ({**NEED, "skills": [{"skill_id": "nobody"}, {"skill_id": "nothing"}]}, {"/skills"}),
    ({**NEED, "skills": [{"skill_id": "cleanroom-work", "level": "best", "words": "x"}]},
     {"/skills/0/level", "/skills/0/words"}),
    ({**NEED, "company_id": "pfizer", "state": "published", "id": "x", "origin": "mail"},
     {"/company_id", "/state", "/id", "/origin"}),
    ({**NEED, "experience_counts": "yes"}, {"/experience_counts"}),
    ({**NEED, "embargo_until": "2027-02-01", "expires_on": "2027-01-01"}, {""}),
]  # fmt: skip
UNREADABLE = ["", "{", "[]x", b"\xff", "[" * 100_000, '{"a":' * 5_000, '{"hours": ' + "9" * 5_000 + "}",
              '{"title": "\\ud800"}', '{"hours": NaN']  # fmt: skip


def pointers(answer):
    errors = answer.get_json()["errors"]
    assert all(fault["detail"] for fault in errors)
    return {fault["pointer"] for fault in errors}


@pytest.mark.parametrize(("body", "expected"), PROGRAMMES)
def test_a_record_is_refused_by_each_field(programs, body, expected):
    assert pointers(programs["editor"]("POST", "/programmes", body, status=422)) == expected


@pytest.mark.parametrize(("body", "expected"), NEEDS)
def test_a_need_is_refused_by_each_field(programs, body, expected):
    assert pointers(programs["employer"]("POST", "/company/needs", body, status=422)) == expected


def test_a_change_may_set_nothing_that_the_form_does_not_offer(programs):
    one = "/programmes/aptaskil-operateur-usp/record"
    before = programs["editor"]("GET", one)
    body = dict.fromkeys((*NOT_OURS, "id"), "vitalent")
    refused = programs["editor"]("PATCH", one, body, status=422, tag=before.headers["ETag"])
    assert pointers(refused) == {f"/{name}" for name in body}
    assert programs["editor"]("GET", one).get_json() == before.get_json()
    moved = {"provider_id": "vitalent"}  # to another provider, which is not the program's
    programs["trusted"]("PATCH", one, moved, status=404, tag=before.headers["ETag"])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path)
def test_no_column_is_set_that_is_not_a_field_of_the_form(programs, sample):
    kind = KINDS[sample.table]
    columns = {*kind.table.model_fields, "role", "published"} - set(kind.input.model_fields)
    assert {"version", "state"} <= columns
    refused = programs["admin"]("POST", f"/{sample.path}", sample.body("bad") | dict.fromkeys(columns, 1), status=422)
    assert pointers(refused) == {f"/{name}" for name in columns}


def test_what_is_no_json_is_refused_as_a_whole(programs):
    for content in UNREADABLE:
        answer = programs["editor"]("POST", "/programmes", content, status=400)
        assert pointers(answer) == {""}, content[:40]
    for kind in ("text/plain", "application/x-www-form-urlencoded", "", "application/merge-patch+json"):
        programs["editor"]("POST", "/programmes", WHOLE, status=415, content_type=kind)
    programs["editor"]("POST", "/programmes", b'{"title": "' + b"x" * 300_000 + b'"}', status=413)


def test_other_methods_are_refused(programs):
    for method, address in (("PUT", "/programmes"), ("PUT", "/programmes/x/record"), ("PATCH", "/company/needs")):
        assert "Allow" in programs["admin"](method, address, {}, status=405).headers


def test_a_whole_number_may_be_written_with_a_fraction_of_nothing(programs):
    need = programs["employer"]("POST", "/company/needs", {**NEED, "people": 4.0, "eqf_level": 5.0}, status=201)
    assert (need.get_json()["people"], need.get_json()["eqf_level"]) == (4, 5)
    assert pointers(programs["employer"]("POST", "/company/needs", {**NEED, "people": 4.5}, status=422)) == {"/people"}


def test_what_must_be_filled_cannot_be_emptied(programs):
    one = "/programmes/aptaskil-operateur-usp/record"
    tag = programs["editor"]("GET", one).headers["ETag"]
    emptied = {"title": None, "provider_id": None}
    assert pointers(programs["editor"]("PATCH", one, emptied, status=422, tag=tag)) == {"/title", "/provider_id"}


def test_a_skill_is_not_confirmed(programs):
    one = "/skills/cleanroom-work/record"
    tag = programs["editor"]("GET", one).headers["ETag"]
    refused = programs["editor"]("POST", f"{one}/state", {"action": "confirm"}, status=422, tag=tag)
    assert pointers(refused) == {"/action"}
