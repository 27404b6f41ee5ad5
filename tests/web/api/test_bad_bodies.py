"""A body that cannot be is refused with a JSON pointer to what is wrong; nothing makes it a fault of ours."""

BODIES = [
    ("/match", "", ""), ("/match", "{", ""), ("/match", "[]", ""), ("/match", "null", ""), ("/match", "{}", ""),
    ("/match", b"\xff\xfe", ""), ("/match", "[" * 100_000, ""), ("/match", '{"a":' * 5_000, ""),
    ("/match", '{"text": "a", "profile": "b"}', ""), ("/match", {"text": 1}, "/text"),
    ("/match", {"text": "a\0b"}, "/text"), ("/match", '{"text": "\\ud800"}', ""), ("/match", {"text": " "}, "/text"),
    ("/match", {"text": "x" * 20_001}, "/text"), ("/match", {"text": "a", "limit": "5"}, "/limit"),
    ("/match", {"text": "a", "limit": 0}, "/limit"), ("/match", {"text": "a", "limit": 1.5}, "/limit"),
    ("/match", '{"limit": ' + "9" * 5_000 + "}", ""), ("/match", {"text": "a", "limit": 9**99}, "/limit"),
    ("/match", '{"text":"a","limit":NaN}', "/limit"),
    ("/match", {"skills": ["a", "B"]}, "/skills/1"), ("/match", {"skills": [["a"]]}, "/skills/0"),
    ("/match", {"skills": ["a"] * 201}, "/skills"), ("/match", {"profile": "nobody"}, "/profile"),
    ("/match", {"text": "a", "x/y~": 1}, "/x~1y~0"), ("/match/many", {"profiles": []}, "/profiles"),
    ("/match/many", {"profiles": ["a"] * 501}, "/profiles"), ("/match/many", {"profiles": ["nobody"]}, "/profiles"),
    ("/gap", {"skills": ["cleanroom-work"], "held": ["nobody"]}, "/held/0"), ("/link", {"text": "..."}, "/text"),
    ("/pathway", {"skills": ["cleanroom-work"], "starting": "soon"}, "/starting"),
    ("/pathway", {"skills": ["cleanroom-work"], "starting": 20260101}, "/starting"),
    ("/pathway", {"skills": ["cleanroom-work"], "objective": "best"}, "/objective"),
    ("/pathway", {"skills": ["cleanroom-work"], "region": ["abroad"]}, "/region"),
    ("/pathway", {"skills": ["cleanroom-work"], "with_optional": "yes"}, "/with_optional"),
    ("/pathway", {"skills": ["cleanroom-work"], "objective": "nearest"}, "/near"),
]  # fmt: skip


def test_is_refused_where_it_is_wrong(api):
    for address, body, pointer in BODIES:
        problem = api.post(address, body, 400).get_json()
        assert [fault["pointer"] for fault in problem["errors"]] == [pointer], (address, str(body)[:80], problem)
        assert all(fault["detail"] for fault in problem["errors"])


def test_that_does_not_say_it_is_json_is_refused(api):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"):
        problem = api.post("/match", {"text": "GMP"}, 415, content_type=kind).get_json()
        assert problem["type"].endswith("#not-json")


def test_that_is_too_large_is_refused(api):
    problem = api.post("/match", b'{"text": "' + b"x" * 300_000 + b'"}', 413).get_json()
    assert problem["type"].endswith("#too-large")


def test_of_another_site_is_answered_without_a_cookie_being_read(app):
    client = app.test_client()
    client.set_cookie("talentmatch", "not a session")
    headers = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    answer = client.post("/api/v1/link", json={"text": "GMP"}, headers=headers)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")
