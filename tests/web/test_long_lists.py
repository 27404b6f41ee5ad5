"""Lists that are longer than a page: the way to the other pages, and what stays on it."""

import pytest

from talentmatch.catalogue import of_provider
from talentmatch.models import choosing
from talentmatch.needs import by_family

SCHOOL = "/en/providers/aptaskil"


@pytest.fixture(autouse=True)
def short_pages(monkeypatch):
    monkeypatch.setattr(by_family, "PAGE_SIZE", 2)
    monkeypatch.setattr(of_provider, "PAGE_SIZE", 2)
    monkeypatch.setattr(choosing, "MOST", 2)


def walked(pages, address):
    """Return all pages of a list by its links."""
    found = [pages.get(address)]
    while further := [link.get("href") for link in found[-1].all("a", rel="next")]:
        found.append(pages.get(further[0]))
    return found


def shown(page, css):
    return [link.get("href") for article in page.all("article", class_=css) for link in list(article.iter("a"))[:1]]


def test_job_profiles_stand_on_pages_under_the_number_of_their_family(pages, monkeypatch):
    short = walked(pages, "/en/profiles")
    assert [len(page.all("article")) for page in short] == [2, 2, 2]
    assert "page 2" in short[1].title
    monkeypatch.undo()
    whole = pages.get("/en/profiles")
    assert [one for page in short for one in shown(page, "profile-line")] == shown(whole, "profile-line")
    assert {title for page in short for title in page.texts("h2")} == set(whole.texts("h2"))
    assert not whole.all("nav", class_="pager")


def test_the_pages_of_job_profiles_keep_the_filters(pages):
    page = pages.get("/en/profiles?region=flanders&page=2")
    links = [link.get("href") for nav in page.all("nav", class_="pager") for link in nav.iter("a")]
    assert "/en/profiles?region=flanders" in links
    assert all("region=flanders" in link and "page=1" not in link for link in links)


def test_a_provider_shows_its_programmes_in_pages_under_the_number_of_their_kind(pages, monkeypatch):
    short = walked(pages, SCHOOL)
    assert len(short) > 2
    assert "page 2" in short[1].title
    facts = short[0].texts("dd")
    assert all(page.texts("dd") == facts for page in short)
    monkeypatch.undo()
    whole = pages.get(SCHOOL)
    assert [one for page in short for one in shown(page, "card")] == shown(whole, "card")
    assert {title for page in short for title in page.texts("h3", "group-title")} == set(
        whole.texts("h3", "group-title")
    )


@pytest.mark.parametrize("address", ["/en/profiles", SCHOOL])
@pytest.mark.parametrize("number", ["99", "0", "x"])
def test_a_page_that_there_is_not_says_so(pages, address, number):
    assert "page" in pages.get(f"{address}?page={number}", 400).text


def options(page, name):
    (field,) = page.all("select", id=name)
    return [option.get("value") for option in field.iter("option")]


def test_a_long_list_of_programmes_is_searched_before_one_is_chosen(pages):
    address = "/en/profiles/profile-cleanroom-operator/why-not"
    first = pages.get(address)
    assert not first.all("select", id="programme")
    assert "too many to list" in first.texts("p", "hint")[0]
    found = pages.get(f"{address}?words=theme+cleanroom")
    assert options(found, "programme") == ["", "vitalent-theme-cleanroom"]
    told = pages.get(f"{address}?words=packaging&programme=vitalent-theme-cleanroom")
    assert told.texts("h2")[0].startswith("It is here")
    assert "vitalent-theme-packaging" in options(told, "programme")
    assert "Nothing has all these words" in pages.get(f"{address}?words=qqq").text


@pytest.mark.parametrize(
    "address", ["/en/embed", "/en/compare?programme=vitalent-theme-packaging&programme=gmp-atmp-summer-school"]
)
def test_a_long_list_of_jobs_is_searched_before_one_is_chosen(pages, address):
    assert options(pages.get(address), "profile") == [""]
    more = "&" if "?" in address else "?"
    assert options(pages.get(f"{address}{more}job=cleanroom"), "profile") == ["", "profile-cleanroom-operator"]
    kept = pages.get(f"{address}{more}profile=profile-cleanroom-operator&job=automation")
    assert {"profile-cleanroom-operator", "gsk-2022-automation"} < set(options(kept, "profile"))
