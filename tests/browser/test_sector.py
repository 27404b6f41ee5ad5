"""The sector, the map, the whole pages and the report of an error in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.holds import faults, open_details, sideways

pytestmark = pytest.mark.browser
PAGES = {"/nl/sector": "dark", "/fr/providers": "light", "/en/report?about=/en/providers/aptaskil": "dark"}


def test_no_page_has_a_fault(open_page):
    page = open_page("/nl/sector", bypass_csp=True, width=320)
    for path, scheme in PAGES.items():
        page.emulate_media(color_scheme=scheme)
        page.goto(path)
        open_details(page)
        assert sideways(page) <= 0, path
        assert faults(page) == [], path


def test_a_pin_leads_to_its_entry_by_keyboard_and_an_error_is_reported(open_page):
    page = open_page("/en/providers", java_script_enabled=False)
    pin = page.get_by_role("link", name="Seneffe: 1 training centre or school")
    pin.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#place-seneffe:target")).to_contain_text("aptaskil")
    page.locator("#place-seneffe a").click()
    page.get_by_role("link", name="Report an error on this page").click()
    page.get_by_label("This no longer exists").check()
    page.get_by_label("Tell us what you saw").fill("They moved.")
    page.wait_for_timeout(3_100)  # nobody fills a form in three seconds
    page.get_by_role("button", name="Send the report").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text("Thank you")
    page.get_by_role("link", name="Back to the page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("aptaskil")
