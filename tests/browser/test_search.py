"""The search boxes suggest while somebody types, by keyboard, and stay plain boxes without a script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.holds import faults

pytestmark = pytest.mark.browser


def test_suggests_and_searches_by_keyboard(open_page):
    page = open_page("/en/search", width=320, bypass_csp=True)
    box = page.get_by_role("combobox", name="What do you want to learn or do?")
    box.press_sequentially("asept")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options.first).to_have_text("Search for “asept”")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "q-suggestions-1")
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"search\?q=asept&where="))


def test_completes_a_town_and_waits(open_page):
    page = open_page("/nl/search")
    box = page.get_by_role("combobox", name="Waar?")
    box.press_sequentially("goss")
    page.get_by_role("option", name="Gosselies").click()
    expect(box).to_have_value("Gosselies")
    expect(page).to_have_url(re.compile(r"/nl/search$"))
