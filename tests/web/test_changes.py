"""The changes of the catalogue over HTTP: for any program, and plain about what it cannot answer."""

import pytest


def changes(app, query=""):
    return app.test_client().get(f"/api/v1/changes{query}")


def test_any_program_may_read_them_page_by_page(app):
    answer = changes(app, "?limit=5")
    page = answer.get_json()
    assert (len(page["changes"]), page["more"]) == (5, True)
    assert {change["change"] for change in page["changes"]} == {"created"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in answer.headers.get("Vary", "")
    following = changes(app, f"?limit=5&since={page['next']}").get_json()
    assert {change["id"] for change in following["changes"]}.isdisjoint(change["id"] for change in page["changes"])


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?limit=0", 400),
        ("?limit=1_0", 400),
        ("?limit=%D9%A3", 400),
        ("?since=x", 400),
        ("?since=abc.20261399.4", 400),
        ("?since=abc.20261126.4.99.x%00", 400),
        ("?since=" + "9" * 5_000, 400),
        ("?sinse=x", 400),
        ("?since=0ther.20261126.4", 410),
    ],
)
def test_what_it_does_not_understand_is_a_problem_and_no_fault(app, query, status):
    answer = changes(app, query)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.get_json()["detail"]
