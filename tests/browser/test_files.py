"""The desk for files in a real browser: without script, without accessibility fault, on a small screen."""

import pytest

from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.browser.holds import look_in
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.conftest import EDITOR, as_actor

pytestmark = pytest.mark.browser
BAD = {"checked_on": "31/02/2026", "region": "flandres", "website": "example.org", "source_url": "x", "name": ""}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'desk.db'}", folder))
    with served(as_actor(create_app(runtime), EDITOR)) as address:
        yield address
    close_runtime(runtime)


@pytest.fixture
def file(tmp_path):
    """Give a file with five faulty rows, one that is new, and nothing else."""
    row = {
        "former_names": "", "aliases": "", "place_ids": "", "region": "flanders", "website": "", "description_nl": "",
        "description_fr": "", "description_en": "", "source_url": "", "checked_on": "2026-01-01",
    }  # fmt: skip
    rows = [{"id": f"new-{number}", "name": f"New {number}", **row} for number in range(len(BAD) + 1)]
    for bad, (column, value) in zip(rows, BAD.items(), strict=False):
        bad[column] = value
    lines = [";".join(row) for row in (rows[0], *(row.values() for row in rows))]
    path = tmp_path / "new.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_five_faulty_rows_are_mended_without_script_and_applied(open_page, file):
    page = open_page("/en/admin/files/", width=320, java_script_enabled=False)
    page.locator("#table").select_option("providers")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="See what it would change").click()
    fields = page.locator("input[aria-invalid]")
    assert fields.count() == len(BAD)
    for number, good in enumerate(("2026-02-28", "flanders", "https://example.org", "", "A name")):
        fields.nth(number).fill(good)
    page.get_by_role("button", name="Check again").click()
    assert page.locator("input[aria-invalid]").count() == 0
    page.get_by_role("button", name="Apply the import").click()
    assert "This import is applied." in page.locator("#state").inner_text()
    page.get_by_role("button", name="Undo this import").click()
    assert "undone" in page.locator("#state").inner_text()


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_pages_have_no_accessibility_fault(open_page, file, lang):
    page, look = open_page(f"/{lang}/admin/files/", bypass_csp=True), look_in(lang, "nl")
    look(page, f"files {lang}")
    page.locator("#table").select_option("providers")
    page.locator("#file").set_input_files(file)
    page.locator("main form button").first.click()
    look(page, f"import {lang}")
    page.goto(f"/{lang}/admin/files/imports")
    look(page, f"imports {lang}")


def test_a_faulty_cell_says_where_it_stands_and_what_is_near_and_keeps_what_was_typed(open_page, file):
    page = open_page("/en/admin/files/")
    page.locator("#table").select_option("providers")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="See what it would change").click()
    row = page.get_by_role("group", name="Line 3: new-1")
    cell = row.get_by_role("textbox", name="region")
    assert (row.locator("label").inner_text(), cell.input_value()) == ("region", "flandres")
    assert "did you mean flanders?" in row.inner_text()
    cell.fill("walonia")
    page.get_by_role("textbox", name="checked_on").fill("2026-02-28")
    page.get_by_role("button", name="Check again").click()
    row = page.get_by_role("group", name="Line 3: new-1")
    assert row.get_by_role("textbox", name="region").input_value() == "walonia"
    assert "did you mean wallonia?" in row.inner_text()
    assert page.get_by_role("group", name="Line 2").count() == 0
    assert page.get_by_role("textbox").count() == len(BAD) - 1
