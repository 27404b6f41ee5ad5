"""What nobody should send gets a problem that names the part: never a fault of ours, the same on both databases."""

QUERIES = {
    "limit=0": "limit", "limit=101": "limit", "limit=-1": "limit", "limit=1_0": "limit", "limit=%D9%A3": "limit",
    "limit=1.0": "limit", "limit=": "limit", "limit=" + "9" * 5000: "limit", "limit=1&limit=2": "limit",
    "limit=9223372036854775808": "limit", "cursor=%00": "cursor", "cursor=bm8K": "cursor", "cursor=%ED%A0%80": "cursor",
    "cursor=" + "a" * 5000: "cursor", "cursor=JyBPUiAxPTEgLS0": "cursor", "language=xx": "language",
    "region=%00": "region", "skill=A": "skill", "skill=" + "a," * 200: "skill", "lang=de": "lang",
    "skill=": "skill", "region=flanders,": "region", "fields=": "fields",
    "fields=nothing": "fields", "fields=version": "fields", "include=everything": "include", "page=1": "page",
    "provider=" + "a" * 5000: "provider", "provider=%27%20OR%201=1": "provider", "x%00=1": "x\0",
}  # fmt: skip
ADDRESSES = [
    "/nothing", "/programmes/A", "/programmes/nobody", "/programmes/%00", "/companies/nobody",
    "/occupations/x", "/occupations/" + "9" * 5000, "/course-instances/nobody", "/skills/%ED%A0%80",
    "/companies/undisclosed-companies", "/job-profiles/nobody",
]  # fmt: skip


def test_in_a_query_is_refused_by_the_name_of_the_parameter(api):
    for query, name in QUERIES.items():
        problem = api.get(f"/programmes?{query}", 400).get_json()
        assert {fault["parameter"] for fault in problem["errors"]} == {name}, query[:40]
        assert all(fault["detail"] for fault in problem["errors"])


def test_in_an_address_is_not_found(api):
    for address in ADDRESSES:
        problem = api.get(address, 404).get_json()
        assert problem["status"] == 404
        assert problem["type"].endswith("/api/v1/docs#not-found")


def test_names_every_fault_at_once_in_the_language_of_the_reader(api):
    problem = api.get("/programmes?limit=x&language=xx&foo=1&lang=nl", 400).get_json()
    assert [fault["parameter"] for fault in problem["errors"]] == ["foo", "limit", "language"]
    assert problem["title"]


def test_of_the_wrong_method_is_refused(app):
    for method in ("PUT", "DELETE", "PATCH"):
        answer = app.test_client().open("/api/v1/programmes", method=method)
        assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
        assert "GET" in answer.headers["Allow"]
