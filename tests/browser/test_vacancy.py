"""A pasted vacancy and a file of needs in a real browser: no fault, no sideways scrolling, no script."""

import pytest

from tests.browser.holds import everything_holds, look_in
from tests.browser.test_needs import company_runtime, company_site, visit
from tests.exchange.test_need_files import raw
from tests.web.needs.test_vacancy import VACANCY

__all__ = ["company_runtime", "company_site", "visit"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_vacancy_becomes_a_draft_without_a_fault(visit, lang):
    page, look = visit(f"/{lang}/company/needs/vacancy", bypass_csp=True), look_in(lang, "nl")
    look(page, f"vacancy {lang}")
    page.locator("#text").fill(VACANCY)
    page.locator("form:has(#text) button.button").click()
    look(page, f"vacancy read {lang}")
    page.locator("form.need-form .bulk-bar button").click()
    assert "/company/needs/" in page.url
    assert page.locator("h1").inner_text().startswith("Operator aseptische productie")


def test_a_vacancy_is_confirmed_by_keyboard_alone_and_without_script(visit):
    page = visit("/en/company/needs/vacancy", java_script_enabled=False)
    page.locator("#text").focus()
    page.keyboard.insert_text(VACANCY)
    for _step in range(2):
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("input[name=title]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Saved." in page.locator("main").inner_text()


def test_a_text_that_is_no_vacancy_is_answered_without_a_fault(visit):
    page = visit("/en/company/needs/vacancy", bypass_csp=True)
    page.locator("#text").fill("Laborant")
    page.get_by_role("button", name="Read the vacancy").click()
    everything_holds(page, "vacancy refused")


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_file_is_mended_applied_and_undone_without_a_fault(visit, lang):
    page, look = visit(f"/{lang}/company/needs/import", bypass_csp=True), look_in(lang, "fr")
    look(page, f"needs file {lang}")
    content = raw({"title": f"Operator {lang}", "skills_essential": "GMP"}, {"title": f"Analyst {lang}", "people": "x"})
    page.set_input_files("#file", {"name": "needs.csv", "mimeType": "text/csv", "buffer": content})
    page.locator("form.file-form button").first.click()
    look(page, f"needs preview {lang}")
    page.locator("input[name='cell:3:people']").fill("4")
    page.locator("form.file-form button").first.click()
    page.locator("#apply").click()
    look(page, f"needs applied {lang}")
    page.locator("form.file-form button").last.click()
    look(page, f"needs undone {lang}")
