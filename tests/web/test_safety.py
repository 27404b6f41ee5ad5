"""Headers and error pages."""

from dataclasses import replace

import pytest

from talentmatch.db import Database, create_database
from talentmatch.web.app import create_app
from talentmatch.web.headers import CONTENT_POLICY
from talentmatch.web.static_files import STYLE_SHEETS, static_hashes
from tests.web.checked import CheckedClient
from tests.web.test_routes import PAGES

EXPECTED = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
OTHERS = [
    "/",
    "/nope",
    "/en/search?page=x",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/static/css/base.css",
    "/static/no.css",
]


@pytest.fixture(scope="session")
def broken_app(runtime):
    """Give an application whose database cannot be reached."""
    database = Database(create_database("postgresql+psycopg://nobody@127.0.0.1:1/nothing"))
    return create_app(replace(runtime, database=database))


@pytest.mark.parametrize("address", [*(f"/nl{page}" for page in PAGES.values()), *OTHERS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_headers_are_on_every_response(app, address, method):
    with getattr(app.test_client(), method)(address) as answer:
        for name, value in EXPECTED.items():
            assert answer.headers[name] == value
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert answer.headers["Cache-Control"]


def test_the_policy_leaves_nothing_open():
    assert CONTENT_POLICY.startswith("default-src 'none'")
    assert "unsafe" not in CONTENT_POLICY
    assert "script-src 'self';" in CONTENT_POLICY


def test_every_style_sheet_is_in_a_bundle():
    assert {f"css/{name}.css" for name in STYLE_SHEETS} == {name for name in static_hashes() if name.endswith(".css")}


def test_static_files_are_kept_long_under_the_hash_of_their_content(pages):
    client = pages.client
    for link in pages.get("/en/").all("link", rel="stylesheet"):
        with client.get(link.get("href")) as answer:
            assert "immutable" in answer.headers["Cache-Control"]
    with client.get("/static/css/base.css?v=old") as answer:
        assert "immutable" not in answer.headers["Cache-Control"]


def test_a_source_that_is_no_web_address_never_becomes_a_link(app):
    with app.test_request_context("/en/"):
        macro = app.jinja_env.get_template("components/source_link.html").module.source_link
        assert macro("javascript:alert(1)") == "javascript:alert(1)"
        assert 'href="https://a.example/?a&amp;b"' in macro("https://a.example/?a&b")


def test_an_unknown_host_is_refused(runtime):
    app = create_app(replace(runtime, settings=replace(runtime.settings, trusted_hosts=("talentmatch.example",))))
    answer = app.test_client().get("/en/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert answer.headers["Content-Security-Policy"] == CONTENT_POLICY
    assert app.test_client().get("/en/", headers={"Host": "talentmatch.example"}).status_code == 200


@pytest.mark.parametrize("address", ["/search", "/programmes/gmp-atmp-summer-school", "/profiles", "/"])
def test_error_pages_work_when_the_database_is_down(broken_app, address):
    page = CheckedClient(broken_app.test_client()).get(f"/fr{address}", 503)
    assert page.tree.get("lang") == "fr"
    assert page.response.headers["Retry-After"]
    assert page.all("a", href="?"), "a way to try the same address again"
    for secret in ("Traceback", "psycopg", "127.0.0.1", "nobody"):
        assert secret not in page.response.text


def test_readiness_fails_when_the_database_is_down(broken_app):
    answer = broken_app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["status"] == "not ready"
    assert broken_app.test_client().get("/healthz").status_code == 200


def test_a_fault_shows_a_reference_and_nothing_else(app, monkeypatch, caplog):
    monkeypatch.setattr("talentmatch.web.seeker.skills.list_skills", lambda _session: 1 / 0)
    page = CheckedClient(app.test_client()).get("/en/skills", 500)
    assert "division" not in page.response.text
    reference = page.text.partition("service: ")[2].split()[0]
    assert reference in caplog.text
