"""Programs of a company write its needs, and nobody else's."""

from tests.web.api.conftest import PREFIX
from tests.web.api.writes.bodies import NEED

ALL = "/company/needs"


def add(program, **values):
    made = program("POST", ALL, {**NEED, **values}, status=201)
    return made.headers["Location"].removeprefix(PREFIX), made


def test_a_need_lives_from_draft_to_close(programs):
    employer = programs["employer"]
    one, made = add(employer)
    need = made.get_json()
    asked = [{"skill_id": "cleanroom-work", "importance": "essential", "level": "basic", "words": ""}]
    assert need.items() >= {**NEED, "skills": asked, "state": "draft", "company_id": "gsk", "version": 1}.items()
    read = employer("GET", one)
    assert (read.get_json(), read.headers["ETag"]) == (need, made.headers["ETag"])
    change = {"people": 6, "skills": [{"skill_id": "shift-work", "importance": "optional"}]}
    changed = employer("PATCH", one, change, tag=made.headers["ETag"])
    assert [skill["skill_id"] for skill in changed.get_json()["skills"]] == ["shift-work"]
    tag = changed.headers["ETag"]
    for action, state in (("publish", "published"), ("withdraw", "draft"), ("publish", "published"),
                          ("close", "closed"), ("renew", "published")):  # fmt: skip
        done = employer("POST", f"{one}/state", {"action": action}, tag=tag)
        assert done.get_json()["state"] == state
        tag = done.headers["ETag"]
    employer("POST", f"{one}/state", {"action": "reopen"}, status=422, tag=tag)
    copied = employer("POST", f"{one}/copies", status=201).get_json()
    assert copied.items() >= {"state": "draft", "people": 6, "version": 1}.items()
    assert copied["id"] != need["id"]


def test_a_need_of_another_company_is_not_there(programs):
    one, made = add(programs["employer"])
    outsider, tag = programs["outsider"], made.headers["ETag"]
    for method, address, body in (
        ("GET", one, None), ("PATCH", one, {"people": 1}), ("POST", f"{one}/state", {"action": "close"}),
        ("POST", f"{one}/copies", None), ("GET", f"{ALL}?company=gsk", None), ("POST", f"{ALL}?company=gsk", NEED),
    ):  # fmt: skip
        outsider(method, address, body, status=404, tag=tag)
        programs["editor"](method, address, body, status=403, tag=tag)
    assert programs["employer"]("GET", one).headers["ETag"] == tag


def test_a_change_of_a_need_names_its_version(programs):
    employer = programs["employer"]
    one, made = add(employer)
    employer("PATCH", one, {"people": 5}, tag=made.headers["ETag"])
    for tag, status in ((None, 428), ("*", 428), (made.headers["ETag"], 412)):
        employer("PATCH", one, {"people": 7}, status=status, tag=tag)
        employer("POST", f"{one}/state", {"action": "close"}, status=status, tag=tag)
    assert employer("GET", one).get_json()["people"] == 5


def test_the_needs_of_a_company_come_page_by_page_in_every_state(programs, queries):
    outsider = programs["outsider"]
    made = [add(outsider, title=f"Need {number}")[1].get_json()["id"] for number in range(3)]
    queries()
    outsider("GET", f"{ALL}?limit=1")
    few = queries()
    first = outsider("GET", f"{ALL}?limit=2&state=draft")
    assert queries() == few < 9
    assert 'rel="next"' in first.headers["Link"]
    page = first.get_json()
    rest = outsider("GET", f"{ALL}?limit=2&cursor={page['next']}").get_json()
    assert [item["id"] for item in page["items"] + rest["items"]] == sorted(made)
    assert page["total"] == 3
    assert all(item["skills"] for item in page["items"])
    assert programs["admin"]("GET", f"{ALL}?company=pfizer").get_json()["total"] == 3
    assert programs["admin"]("GET", ALL, status=400).get_json()["errors"][0]["parameter"] == "company"
    assert outsider("GET", f"{ALL}?state=closed").get_json()["items"] == []
