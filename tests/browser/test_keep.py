"""Somebody keeps programmes in the browser and shares a plan, with and without a script."""

import pytest
from playwright.sync_api import expect

from tests.browser.holds import faults, sideways

pytestmark = pytest.mark.browser
BOTH = "programme=gmp-atmp-summer-school&programme=aptaskil-operateur-usp"
PLAN = "profile=pfizer-technical-operator&held=shift-work"
KEPT = "talentmatch.kept"
PAGES = (
    f"/fr/saved?{BOTH}&programme=gone-for-long",
    f"/nl/compare?{BOTH}&profile=pfizer-technical-operator",
    "/fr/profiles/pfizer-technical-operator/plan?near=Gent&held=shift-work",
)


def test_somebody_keeps_two_programmes_comes_back_and_compares_them(open_page):
    page = open_page("/en/search?q=cleanroom", bypass_csp=True)
    for number in (0, 1):
        page.locator("button[data-keep]").nth(number).click()
    expect(page.locator("[data-kept-count]")).to_have_text("(2)")
    expect(page.locator("[data-kept-status]")).to_contain_text("2")
    page.goto("/en/saved")
    expect(page.locator("[data-saved]")).to_have_count(2)
    page.locator("main button[type=submit]").click()
    expect(page.locator(".compare").first.locator("thead th")).to_have_count(3)
    page.locator("[data-kept-link]").click()
    page.locator("[data-drop]").first.click()
    expect(page.locator("[data-kept-count]")).to_have_text("(1)")
    page.evaluate("(key) => localStorage.setItem(key, localStorage.getItem(key).replace('\"cost\":\"', '$&1'))", KEPT)
    page.reload()
    expect(page.locator("[data-changed=cost]")).to_be_visible()


def test_somebody_shares_a_plan_and_ends_it_without_a_script(open_page):
    page = open_page(f"/en/plans/new?{PLAN}", java_script_enabled=False)
    page.locator("main button[type=submit]").click()
    code, end_code = (page.locator(".plan-code").nth(number).inner_text() for number in (0, 1))
    page.goto("/en/plans")
    page.locator("#code").fill(code)
    page.locator("main button[type=submit]").click()
    expect(page.locator(".plan-sheet .plan-code")).to_have_text(code)
    page.locator(".plan-links a").last.click()
    page.locator("#end_code").fill(end_code)
    page.locator("main button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("The plan is ended")
    answer = page.goto(f"/en/plans/{code}")
    assert answer.status == 410


def test_the_pages_have_no_accessibility_fault_and_fit_a_phone(open_page):
    page = open_page(PAGES[0], width=320, bypass_csp=True)
    for number, address in enumerate(PAGES):
        page.emulate_media(color_scheme="dark" if number % 2 else "light")
        page.goto(address)
        assert (faults(page), sideways(page)) == ([], 0), address
