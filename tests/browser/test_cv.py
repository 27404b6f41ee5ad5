"""From a CV to a plan in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.holds import faults, sideways
from tests.cv.documents import docx, pdf

pytestmark = pytest.mark.browser
CV = """Ik werkte zes jaar als operator in een cleanroom in Niel.
Je connais les bonnes pratiques de fabrication et le contrôle de la qualité dans une usine.
I have operated HPLC in a laboratory for several years."""
PLAN = re.compile(r"[?&]held=hplc")


def choose_file(page, name, kind, data):
    page.set_input_files("#file", {"name": name, "mimeType": kind, "buffer": data})
    page.get_by_role("button", name="Read my CV").click()


def test_a_pdf_leads_to_a_plan_and_both_pages_have_no_fault(open_page):
    page = open_page("/en/cv", width=320)
    found = faults(page)
    choose_file(page, "cv.pdf", "application/pdf", pdf(CV))
    expect(page.locator("input[name=held][value=hplc]")).to_be_checked()
    page.get_by_label("Add a skill").fill("automat")
    page.keyboard.press("Enter")
    added = page.locator("input[name=held][value=automation]")
    expect(added).not_to_be_checked()
    added.check()
    found += faults(page)
    page.emulate_media(color_scheme="dark")
    found += faults(page)
    assert (found, sideways(page)) == ([], 0)
    page.get_by_role("button", name="Go on with these skills").click()
    expect(page).to_have_url(re.compile("held=automation"))


def test_a_docx_leads_to_a_plan_without_a_script(open_page):
    page = open_page("/en/cv", java_script_enabled=False)
    choose_file(page, "cv.txt", "text/plain", docx(CV))
    expect(page.get_by_role("alert")).to_contain_text("not what its name says")
    choose_file(page, "cv.docx", "application/octet-stream", docx(CV))
    expect(page.get_by_text("“bonnes pratiques de fabrication”")).to_be_visible()
    page.get_by_role("button", name="Go on with these skills").click()
    expect(page).to_have_url(PLAN)
