"""The public list of needs: what is found, counted and told of it."""

import pytest
from sqlalchemy import event

from tests.counting import here

LIST = "/en/needs"


def titles(page):
    return page.texts("h3", "card-title")


def test_lists_what_is_public_alone(read):
    for reader in ("", "lou", "kim"):
        assert set(titles(read(reader).get(LIST))) == {
            "QC analyst", "Anonymous analyst", "Regional operator", "Verpakkingsoperator"
        }  # fmt: skip


def test_names_no_company_that_does_not_want_it(read):
    page = read().get(LIST)
    named = {e.get("value") for e in page.all("input", name="company")}
    assert named == {"zq-cell-works", "zq-vial-house"}
    lines = [text for text in page.texts("article") if "Anonymous" in text or "Regional" in text]
    assert all("company not named" in line and "Zq" not in line for line in lines)
    assert titles(read().get(f"{LIST}?company=zq-cell-works")) == ["QC analyst"]


def test_narrows_by_what_is_ticked_and_offers_the_way_back(read):
    page = read().get(f"{LIST}?region=wallonia&q=operator")
    assert titles(page) == ["Regional operator"]
    assert "/en/needs?q=operator" in page.links()
    assert page.all("input", value="wallonia")[0].get("checked") is not None


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_helps_when_nothing_fits(read, lang):
    page = read().get(f"/{lang}/needs?skill=no-such-skill&q=astronaut")
    assert not titles(page)
    assert f"/{lang}/needs?skill=no-such-skill" in page.links()
    assert f"/{lang}/needs?q=astronaut" in page.links()


def test_helps_when_no_need_is_public_yet(pages):
    assert "/en/profiles" in pages.get("/en/needs").links()


@pytest.mark.parametrize("query", ["region=mars", "page=0", "page=9", "sort=company", "q=" + "x" * 300])
def test_refuses_what_there_is_not(read, query):
    read().get(f"{LIST}?{query}", 400)


def test_has_a_feed_of_the_same_list(read):
    page = read().get(f"{LIST}?region=wallonia&sort=people")
    (link,) = page.all("link", type="application/atom+xml")
    assert link.get("href") == "/en/needs/feed.atom?region=wallonia"


def test_asks_the_database_a_fixed_number_of_times(read, needs_runtime):
    asked = []
    listen = (needs_runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    counts = set()
    reader = read()
    for query in ("", "?region=wallonia", "?company=zq-vial-house"):
        event.listen(*listen)
        reader.get(LIST + query)
        event.remove(*listen)
        counts.add(len(asked))
        asked.clear()
    assert len(counts) == 1
    assert counts.pop() <= 20
