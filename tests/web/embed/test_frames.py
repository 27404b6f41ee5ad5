"""The frames on other sites: small, without cookies or navigation, and open to every site alone."""

import re

import pytest

from talentmatch.web import sessions

PAGES = ["/nl/embed/search", "/fr/embed/search?q=cleanroom", "/en/embed/job?profile=profile-cleanroom-operator"]
HEAVIEST = 12_000


@pytest.mark.parametrize("address", PAGES)
def test_every_site_may_frame_them_and_nothing_else_is_allowed(pages, address):
    response = pages.get(address).response
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("frame-ancestors *")
    assert "script-src 'self';" in policy
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "frame-ancestors 'none'" in pages.get("/nl/embed").response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", PAGES)
def test_they_are_light_and_lead_only_to_a_new_tab(pages, address):
    page = pages.get(address)
    assert len(page.response.data) < HEAVIEST
    assert page.all("nav") == page.all("img") == []
    assert [script.get("src").partition("?")[0] for script in page.all("script")] == ["/static/js/embedded.js"]
    links = [(link.get("target"), link.get("rel")) for link in page.all("a")]
    assert links
    assert set(links) == {("_blank", "noopener")}


def test_a_search_and_a_job_show_the_five_that_fit_best(pages):
    for address in PAGES[1:]:
        assert 1 <= len(pages.get(address).texts("h2")) <= 5
    assert pages.get(PAGES[0]).texts("h2") == []
    assert "Nothing found" in pages.get("/en/embed/search?q=qqqqxzzz").text


@pytest.mark.parametrize(("query", "status"), [("", 400), ("?profile=nothing", 404), ("?profile=%00", 400)])
def test_what_cannot_be_shown_is_said_in_the_frame(pages, query, status):
    page = pages.get(f"/en/embed/job{query}", status)
    assert "frame-ancestors *" in page.response.headers["Content-Security-Policy"]
    assert page.all("nav") == []


def test_the_page_gives_lines_that_work(pages):
    page = pages.get("/fr/embed?q=GMP+%26+%22x%22")
    (address,) = re.findall(r'iframe src="http://127\.0\.0\.1:8000([^"]+)"', page.tree.find(".//textarea").text)
    assert pages.get(address.replace("&amp;", "&")).tree.find(".//input[@id='q']").get("value") == 'GMP & "x"'
    lines = pages.get("/en/embed?profile=profile-cleanroom-operator").tree.find(".//textarea").text
    assert "/en/embed/job?profile=profile-cleanroom-operator" in lines
    assert 'script src="http://127.0.0.1:8000/static/js/frames.js" async' in lines
    pages.get("/en/embed?profile=nothing", 400)


def test_other_sites_may_load_one_script_and_no_other_file(app):
    policies = []
    for name in ("frames", "kept"):
        with app.test_client().get(f"/static/js/{name}.js") as answer:
            policies.append(answer.headers["Cross-Origin-Resource-Policy"])
    assert policies == ["cross-origin", "same-origin"]


def test_no_cookie_is_read_or_set(app, monkeypatch):
    asked = []
    monkeypatch.setattr(sessions, "find_session", lambda *_: asked.append(1))
    client = app.test_client()
    client.set_cookie("talentmatch", "x" * 40)
    for address in (*PAGES, "/api/v1/changes?limit=1"):
        answer = client.get(address)
        assert answer.headers["Cache-Control"].startswith("public")
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "Set-Cookie" not in answer.headers
    assert asked == []
    client.get("/nl/embed")
    assert asked == [1]
