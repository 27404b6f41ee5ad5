"""The two ways through the site, without script: from a job to a programme, from a text to a ranking."""

import re

import pytest

from tests.browser.pictures import keep_picture

pytestmark = pytest.mark.browser
TEXT = "I worked in a cleanroom and know good manufacturing practice and quality control."


@pytest.mark.parametrize("width", [360, 1280])
def test_leads_from_a_job_to_a_programme(open_page, width):
    page = open_page("/en/", width=width, java_script_enabled=False)
    page.get_by_role("link", name="Aseptic filling operators").click()
    page.get_by_role("link", name=re.compile("aseptic", re.I)).first.click()
    assert "not an open post" in page.locator("main").inner_text()
    card = page.locator("article.card").first
    assert re.search(r"covers \d of \d+ essential skill", card.inner_text())
    card.locator("summary", has_text="Why?").click()
    assert "out of 1" in card.inner_text()
    keep_picture(page, f"journey ranking {width}")
    title = card.locator("h3").inner_text()
    card.get_by_role("link", name=title, exact=True).click()
    assert page.locator("h1").inner_text() == title
    assert page.get_by_role("heading", name="The facts").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_ranks_a_text_and_ranks_again_without_a_skill(open_page, width):
    page = open_page("/en/match", width=width, java_script_enabled=False)
    page.get_by_role("textbox").fill(TEXT)
    page.get_by_role("button", name="Find programmes").click()
    assert page.locator("article.card").count() > 0
    keep_picture(page, f"journey text {width}")
    box = page.get_by_role("checkbox", name=re.compile("^Quality control"))
    assert box.is_checked()
    box.uncheck()
    page.get_by_role("button", name="Rank again").click()
    assert not page.get_by_role("checkbox", name=re.compile("^Quality control")).is_checked()
    assert page.get_by_role("checkbox", name=re.compile("^Good manufacturing practice")).is_checked()
    keep_picture(page, f"journey text again {width}")


def test_narrows_a_search_with_filters_and_takes_them_off(open_page):
    page = open_page("/en/search", width=360, java_script_enabled=False)
    page.locator("summary", has_text="Filters").click()
    page.get_by_role("checkbox", name=re.compile("^Wallonia")).check()
    page.get_by_role("button", name="Apply the filters").click()
    assert "region=wallonia" in page.url
    page.get_by_role("link", name=re.compile("Remove the filter Region: Wallonia")).click()
    assert "region" not in page.url


def test_keeps_the_question_when_the_language_changes(open_page):
    page = open_page("/en/search?q=gmp&region=flanders", java_script_enabled=False)
    page.get_by_role("link", name="Nederlands").click()
    assert page.url.endswith("/nl/search?q=gmp&region=flanders")
    assert page.locator("html").get_attribute("lang") == "nl"


def test_points_to_what_is_wrong(open_page):
    page = open_page("/fr/match", java_script_enabled=False)
    page.get_by_role("button").last.click()
    assert page.locator("[role=alert]").is_visible()
    page.locator("[role=alert] a").click()
    assert page.url.endswith("#text")
