"""The ways in for a job-seeker in a real browser: on the smallest screen, without script, light and dark."""

import pytest
from playwright.sync_api import expect

from tests.browser.holds import faults, sideways
from tests.browser.pictures import keep_picture

pytestmark = pytest.mark.browser
HELD = "held=accuracy&held=aseptic-work&held=shift-work"
PAGES = (
    "/en/me",
    "/fr/me/experience?did=boulanger",
    "/nl/choose?step=1",
    f"/en/reach?{HELD}&add=clean",
)


def test_have_no_accessibility_fault_on_the_smallest_screen(open_page):
    page = open_page(PAGES[0], width=320, bypass_csp=True)
    for number, address in enumerate(PAGES):
        page.emulate_media(color_scheme="dark" if number % 2 else "light")
        page.goto(address)
        keep_picture(page, f"start {address} 320")
        assert (address, faults(page), sideways(page)) == (address, [], 0)


def test_lead_from_former_work_to_the_way_to_a_job_without_script(open_page):
    page = open_page("/en/me", width=320, java_script_enabled=False)
    page.get_by_label("What did you do?").fill("forklift drivr")
    page.get_by_role("button", name="Show what I bring").click()
    expect(page.get_by_role("heading", name="We read this as: forklift driver")).to_be_visible()
    page.get_by_label("Did you do other work as well?").fill("cleaner")
    page.get_by_label("Shift work").check()
    page.get_by_label("Did you do other work as well?").press("Enter")
    expect(page.get_by_role("heading", name="We read this as: cleaner")).to_be_visible()
    expect(page.get_by_label("Shift work")).to_be_checked()
    page.get_by_role("button", name="Show the jobs within reach").click()
    page.locator("a[href*='/profile-cleanroom-operator/pathway']").click()
    expect(page.get_by_label("Shift work")).to_be_checked()


def test_ask_one_question_after_the_other_by_keyboard(open_page):
    page = open_page("/en/choose", width=320, java_script_enabled=False)
    page.get_by_label("Wallonia").check()
    page.get_by_label("Wallonia").press("Enter")
    expect(page.get_by_role("heading", name="In which languages can you follow lessons?")).to_be_visible()
    page.get_by_role("link", name="Back", exact=True).press("Enter")
    expect(page.get_by_label("Wallonia")).to_be_checked()
    for _question in range(7):
        page.get_by_role("button").last.press("Enter")
    expect(page.get_by_role("heading", name="What fits your answers")).to_be_visible()
    expect(page.get_by_text("Wallonia")).to_be_visible()
