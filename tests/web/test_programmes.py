"""The names and facts of programmes."""

import csv
from pathlib import Path

import pytest

from talentmatch.models import Programme
from talentmatch.web.facts import cost, how

SMALL = Path(__file__).parent.parent / "data/catalogue/programmes.csv"
ROWS = list(csv.DictReader(SMALL.read_text(encoding="utf-8").splitlines(keepends=True)))
UNNAMED = [row for row in ROWS if row["title_status"] == "descriptive"]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize("row", UNNAMED, ids=lambda row: row["id"])
def test_an_offer_without_a_name_is_never_shown_under_our_title(pages, row, lang):
    for address in (f"/{lang}/programmes/{row['id']}", f"/{lang}/providers/{row['provider_id']}"):
        assert row["title"] not in pages.get(address).text
    page = pages.get(f"/{lang}/programmes/{row['id']}")
    assert page.texts("h1") == [" ".join(row[f"gloss_{lang}"].split())]
    assert "tag tag-line" in page.response.text


def test_an_offer_without_a_name_says_so_on_card_and_page(pages):
    sentence = "This offer has no name of its own; the wording is ours."
    for address in ("/en/programmes/vitalent-theme-packaging", "/en/providers/vitalent"):
        page = pages.get(address)
        assert sentence in page.text
        assert "not a bookable course" in page.text


def test_a_title_in_another_language_has_its_gloss(pages):
    page = pages.get("/nl/programmes/gmp-atmp-summer-school")
    assert page.texts("h1") == ["GMP for ATMP Summer School"]
    row = next(row for row in ROWS if row["id"] == "gmp-atmp-summer-school")
    assert row["gloss_nl"] in page.texts("p", "gloss")
    assert "lab technician in cell and gene therapy (in het Engels)." in page.text


def test_what_is_not_known_is_said(pages):
    facts = facts_of(pages.get("/en/programmes/vitalent-theme-packaging"))
    assert facts["Cost"] == facts["Duration"] == facts["Dates"] == facts["Level"] == "not known"


def test_an_inferred_language_is_called_inferred(pages):
    assert "Inferred" in facts_of(pages.get("/en/programmes/vitalent-theme-packaging"))["Language of the lessons"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["status"] != "seen"], ids=lambda row: row["id"])
def test_the_past_and_the_announced_are_marked(pages, row):
    words = {"historic": "no longer offered", "announced": "announced, not yet seen running"}[row["status"]]
    assert words in pages.get(f"/en/programmes/{row['id']}").text
    assert words in pages.get(f"/en/providers/{row['provider_id']}").text


def test_how_it_is_given_is_said_once():
    asked = [("flanders", ["on_site", "online"]), ("online", ["online"]), ("flanders", [])]
    assert [how(Programme(region=region, modes=modes)) for region, modes in asked] == ["on site and online", "", ""]


def test_nothing_to_pay_is_free_and_not_unknown():
    assert [cost(Programme(cost_eur=amount)) for amount in (0, None, 938, 12.5)] == ["free", "", "€938", "€12.50"]


def test_each_skill_has_its_evidence(pages):
    page = pages.get("/en/programmes/vitalent-theme-cleanroom")
    assert len(page.all("blockquote")) == 6
    assert "read on 22 November 2026" in page.text


def test_the_runs_have_dates_of_the_language(pages):
    assert "7 octobre 2025" in pages.get("/fr/programmes/gmp-atmp-summer-school").text


def test_a_link_out_of_the_site_says_so(pages):
    page = pages.get("/en/programmes/gmp-atmp-summer-school")
    outside = [e for e in page.all("a") if (e.get("href") or "").startswith("http")]
    assert outside
    for link in outside:
        assert "noopener" in (link.get("rel") or "")
        assert "(leaves this site)" in "".join(link.itertext())


def facts_of(page):
    return {
        "".join(row.find("dt").itertext()).strip(): " ".join("".join(row.find("dd").itertext()).split())
        for row in page.tree.iter("div") if row.find("dt") is not None
    }  # fmt: skip
