"""The language of a page: from its address, else from what the browser prefers."""

import random

import pytest


@pytest.mark.parametrize(
    ("preferred", "lang"),
    [
        ("nl-BE,nl;q=0.9,fr;q=0.5", "nl"),
        ("fr", "fr"),
        ("de, fr;q=0.3", "fr"),
        ("de", "en"),
        ("", "en"),
        (";;q=x,*", "en"),
    ],
)
def test_redirects_an_address_without_a_language(app, preferred, lang):
    answer = app.test_client().get("/search?q=a%20b&region=flanders", headers={"Accept-Language": preferred})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/{lang}/search?q=a%20b&region=flanders"
    assert "Accept-Language" in answer.headers["Vary"]


def test_redirects_the_bare_address(app):
    assert app.test_client().get("/", headers={"Accept-Language": "nl"}).headers["Location"] == "/nl/"


@pytest.mark.parametrize("address", ["/de/search", "/nope", "/xx/", "/fr/nope", "/de"])
def test_says_in_the_best_language_that_there_is_no_such_page(pages, address):
    page = pages.get(address, 404, headers={"Accept-Language": "fr"})
    assert page.tree.get("lang") == "fr"


@pytest.mark.parametrize("address", ["//evil.example/search", "/%5Cevil.example/", "/search%0d%0aX: y", "/https:evil"])
def test_never_redirects_to_another_site(app, address):
    answer = app.test_client().get(address)
    assert answer.status_code in (302, 308, 404)
    location = answer.headers.get("Location", "/en/")
    assert location.startswith(("/", "http://localhost/"))
    assert not location.startswith("//")


def test_survives_any_accept_language(app):
    chance, client = random.Random(7), app.test_client()
    letters = 'nlfrende-;q=0.19,* \t"\\é'
    for _ in range(300):
        header = "".join(chance.choice(letters) for _ in range(chance.randrange(40)))
        assert client.get("/", headers={"Accept-Language": header}).status_code == 302


def test_marks_texts_in_another_language(pages):
    page = pages.get("/fr/programmes/gmp-atmp-summer-school")
    assert [e.get("lang") for e in page.tree.find(".//h1").iter("span")] == ["en"]
    assert page.texts("p", "gloss")
