"""Every address of the site, in every language."""

import re
from urllib.parse import urlsplit

import pytest

from tests.web.account.cells import stated_cells

PAGES = {
    "/<language:lang>/": "/",
    "/<language:lang>/search": "/search?q=cleanroom&where=Niel&region=flanders",
    "/<language:lang>/programmes/<slug:programme_id>": "/programmes/gmp-atmp-summer-school",
    "/<language:lang>/providers": "/providers",
    "/<language:lang>/providers/<slug:provider_id>": "/providers/aptaskil",
    "/<language:lang>/profiles": "/profiles?family=qc_analyst",
    "/<language:lang>/profiles/<slug:profile_id>": "/profiles/profile-cleanroom-operator",
    "/<language:lang>/profiles/<slug:profile_id>/pathway": "/profiles/profile-cleanroom-operator/pathway?near=Gent",
    "/<language:lang>/profiles/<slug:profile_id>/why-not": (
        "/profiles/profile-cleanroom-operator/why-not?programme=vib-containers&language=nl"
    ),
    "/<language:lang>/skills": "/skills",
    "/<language:lang>/skills/<slug:skill_id>": "/skills/good-manufacturing-practice",
    "/<language:lang>/needs": "/needs?region=flanders&sort=people",
    "/<language:lang>/alerts": "/alerts?provider_id=aptaskil",
    "/<language:lang>/match": "/match",
    "/<language:lang>/me": "/me",
    "/<language:lang>/me/job": "/me/job?job=operator",
    "/<language:lang>/me/experience": "/me/experience?did=baker&held=automation",
    "/<language:lang>/me/skills": "/me/skills?find=aseptic&held=automation",
    "/<language:lang>/choose": "/choose?step=2&region=flanders",
    "/<language:lang>/choose/outcome": "/choose/outcome?where=Niel&like=lab&avoid=desk&study=basic",
    "/<language:lang>/reach": "/reach?held=aseptic-work&held=shift-work&add=clean",
    "/<language:lang>/cv": "/cv",
    "/<language:lang>/sector": "/sector",
    "/<language:lang>/report": "/report?about=/nl/providers/aptaskil",
    "/<language:lang>/saved": "/saved?programme=gmp-atmp-summer-school",
    "/<language:lang>/compare": "/compare?programme=gmp-atmp-summer-school&programme=vib-containers",
    "/<language:lang>/profiles/<slug:profile_id>/plan": "/profiles/profile-cleanroom-operator/plan?near=Gent",
    "/<language:lang>/plans": "/plans",
    "/<language:lang>/plans/new": "/plans/new?profile=profile-cleanroom-operator",
    "/<language:lang>/how-it-works": "/how-it-works",
    "/<language:lang>/about-the-data": "/about-the-data",
    "/<language:lang>/open-data": "/open-data",
    "/<language:lang>/accessibility": "/accessibility",
    "/<language:lang>/observatory": "/observatory?source=needs&region=flanders",
    "/<language:lang>/embed": "/embed?profile=profile-cleanroom-operator",
    "/<language:lang>/account/sign-in": "/account/sign-in",
    "/<language:lang>/account/forgotten": "/account/forgotten",
    "/<language:lang>/needs/post": "/needs/post",
    "/<language:lang>/company/request": "/company/request",
    "/<language:lang>/api/v1/docs": "/api/v1/docs",
}
FRAMED = {"/<language:lang>/embed/job", "/<language:lang>/embed/search"}  # tests/web/embed
ACCOUNT_STEPS = {  # tests/web/account
    "/<language:lang>/account/second-step",
    "/<language:lang>/account/link/<key>",
    "/<language:lang>/account/confirm/<key>",
    "/<language:lang>/needs/post/<key>",  # tests/web/needs
    "/<language:lang>/account/email/<key>",
    "/<language:lang>/company/request/<key>",
}
NEEDS = {  # tests/web/needs
    "/<language:lang>/alerts/<int:alert_id>/<key>/stop",
    "/<language:lang>/alerts/confirm/<key>",
    "/<language:lang>/needs/<slug:need_id>",
    "/<language:lang>/needs/<slug:need_id>/feed.atom",
    "/<language:lang>/needs/<slug:need_id>/pathway",
    "/<language:lang>/needs/<slug:need_id>/programmes.<form>",
    "/<language:lang>/needs/feed.atom",
    "/<language:lang>/skills/<slug:skill_id>/feed.atom",
}
KEPT = {  # tests/web/keep
    "/<language:lang>/plans/<code>",
    "/<language:lang>/plans/<code>.pdf",
    "/<language:lang>/plans/<code>/end",
    "/<language:lang>/profiles/<slug:profile_id>/feed.atom",
    "/<language:lang>/profiles/<slug:profile_id>/plan.pdf",
    "/<language:lang>/programmes/<slug:programme_id>/runs/<slug:run_id>.ics",
    "/<language:lang>/search.atom",
}
LINKED = {  # tests/web/linked
    "/open-data/<string:name>",
    "/sitemap-<int(max=9999):number>.xml",
    "/sitemap.xml",
    "/<language:lang>/needs/<slug:need_id>.jsonld",
    "/<language:lang>/profiles/<slug:profile_id>.jsonld",
    "/<language:lang>/programmes/<slug:programme_id>.jsonld",
    "/<language:lang>/providers/<slug:provider_id>.jsonld",
    "/<language:lang>/skills/<slug:skill_id>.jsonld",
}
PLAIN = {
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/<language:lang>/suggest",
    "/static/<path:filename>",
    "/static/<any(site, desk):name>.css",
    "/<language:lang>/design",  # tests/web/test_design.py
    "/<language:lang>/observatory/<slug:name>.csv",
    "/<language:lang>/sector/numbers.csv",
}
UNLIKE_PAGES = r"\.(csv|atom|ics|pdf)\b|/(saved|compare|plans/new|report)\?"  # files; one page for each choice
ONE_DATABASE = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


def test_are_all_under_test(app):
    api = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/v1/")}  # tests/web/api
    closed = {cell.rule for cell in stated_cells() if cell.role == "anybody" and cell.expected == "sign-in"}
    pages = {rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    assert pages - closed - api == PAGES.keys() | PLAIN | ACCOUNT_STEPS | NEEDS | KEPT | FRAMED | LINKED


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize("address", PAGES.values())
def test_answer_in_each_language(pages, lang, address):
    page = pages.get(f"/{lang}{address}")
    assert page.tree.get("lang") == lang
    assert page.response.headers["Cache-Control"]


@pytest.mark.slow
@ONE_DATABASE
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_link_only_to_what_exists_and_have_titles_of_their_own(pages, lang):
    found, waiting, titles = {}, [f"/{lang}/"], {}
    while waiting:
        address = waiting.pop()
        found[address] = pages.get(address)
        titles.setdefault(found[address].title, []).append(urlsplit(address).path)
        links = {link.partition("#")[0] for link in found[address].links() if not re.search(UNLIKE_PAGES, link)}
        waiting += [link for link in links - found.keys() - set(waiting) if link.startswith(f"/{lang}/")]
    assert len(found) > 80
    assert not {title: paths for title, paths in titles.items() if len(set(paths)) > 1}
    for address, page in found.items():
        for path, _, fragment in (link.partition("#") for link in page.links() if "#" in link):
            target = found.get(path)
            assert target is None or target.tree.find(f".//*[@id='{fragment}']") is not None, f"{address}: #{fragment}"


def test_offer_the_same_page_in_the_other_languages(pages):
    page = pages.get("/fr/search?q=cleanroom%20%26%20GMP&region=flanders&region=wallonia")
    switch = {e.get("hreflang"): e.get("href") for e in page.all("a") if e.get("hreflang")}
    assert switch["nl"] == "/nl/search?q=cleanroom%20%26%20GMP&region=flanders&region=wallonia"
    alternates = {e.get("hreflang"): e.get("href") for e in page.all("link", rel="alternate") if e.get("hreflang")}
    site = "http://127.0.0.1:8000"
    assert alternates == {
        **{lang: f"{site}/{lang}/search" for lang in ("nl", "fr", "en")},
        "x-default": f"{site}/search",
    }
    assert len(page.all("link", rel="canonical")) == 1
    assert pages.get(switch["nl"]).tree.get("lang") == "nl"


def test_health_says_that_the_process_lives(app):
    assert app.test_client().get("/healthz").get_json() == {"status": "ok"}


def test_readiness_says_that_schema_and_index_are_there(app):
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 200
    assert answer.get_json()["programmes"] == 14
