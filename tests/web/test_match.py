"""Describe a job or yourself."""

import logging

import pytest

TEXT = "I worked in a cleanroom and know good manufacturing practice and quality control."


def test_is_a_form_with_a_privacy_note_at_the_field(pages):
    page = pages.get("/en/match")
    assert "text-privacy" in page.tree.find(".//textarea").get("aria-describedby")
    assert "not stored and not logged" in page.text


def test_shows_what_was_understood_and_ranks(pages):
    page = pages.post("/en/match", data={"text": TEXT})
    kept = {e.get("value") for e in page.all("input", name="keep") if "checked" in e.attrib}
    assert {"good-manufacturing-practice", "quality-control"} <= kept
    assert "from “good manufacturing practice”" in page.text
    assert page.all("article", class_="card")
    assert page.response.headers["Cache-Control"] == "no-store"


def test_ranks_again_without_what_was_unticked(pages):
    form = {"text": TEXT, "shown": ["good-manufacturing-practice", "quality-control"], "keep": "quality-control"}
    page = pages.post("/en/match", data=form)
    ticked = {e.get("value"): "checked" in e.attrib for e in page.all("input", name="keep")}
    assert ticked["quality-control"]
    assert not ticked["good-manufacturing-practice"]


@pytest.mark.parametrize("text", ["", "   \n", "…!?", "x" * 20_001, "word " * 4_001])
def test_says_what_is_wrong_with_the_text(pages, text):
    page = pages.post("/en/match", 422, data={"text": text})
    summary = next(e for e in page.tree.iter("div") if e.get("role") == "alert")
    assert "autofocus" in summary.attrib
    assert summary.find(".//a").get("href") == "#text"
    assert page.tree.find(".//textarea").get("aria-invalid") == "true"


def test_says_that_nothing_was_understood(pages):
    assert "We understood no skill in this text" in pages.post("/en/match", data={"text": "xylofoon spelen"}).text


@pytest.mark.parametrize("text", ["a\x00b cleanroom", "\x0c page two \x1b[0m", "‮cleanroom", "é" * 20_000])
def test_takes_any_text_that_can_be_pasted(pages, text):
    assert pages.post("/en/match", data={"text": text})


@pytest.mark.parametrize("skills", [["%00"], ["x" * 5000], ["\x00"], ["a"] * 900])
def test_takes_any_list_of_removed_skills(pages, skills):
    assert pages.post("/en/match", data={"text": TEXT, "shown": skills})


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[evil"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
def test_takes_forms_of_its_own_site_only(pages, headers, status):
    assert pages.post("/en/match", status, data={"text": TEXT}, headers=headers)


def test_refuses_what_is_not_a_form(pages):
    assert pages.post("/en/match", 415, json={"text": TEXT})


def test_refuses_what_is_too_big(pages):
    assert pages.post("/en/match", 413, data={"text": "x" * 300_000})


def test_leaves_no_trace_of_the_text(pages, caplog):
    with caplog.at_level(logging.DEBUG):
        pages.post("/en/match", data={"text": f"canaryword {TEXT}"})
    assert "canaryword" not in caplog.text
