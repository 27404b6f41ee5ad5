"""The page of a long import renews itself without script, passes for everybody, and ends by itself."""

import threading

import pytest

from talentmatch.web.files import applying
from tests.browser.holds import faults, sideways
from tests.browser.pictures import keep_picture
from tests.browser.test_files import site

__all__ = ["site"]  # an application in which an editor is signed in
pytestmark = pytest.mark.browser


@pytest.fixture
def file(tmp_path):
    """Give a file with 501 new training centres."""
    names = ["id", "name", "region", "checked_on", "former_names", "aliases", "place_ids", "website", "source_url"]
    names += [f"description_{lang}" for lang in ("nl", "fr", "en")]
    rows = [[f"made-{at}", f"Made {at}", "flanders", "2026-01-01", *[""] * 8] for at in range(501)]
    path = tmp_path / "many.csv"
    path.write_text("\n".join(map(";".join, [names, *rows])), encoding="utf-8")
    return path


@pytest.fixture
def go_on(monkeypatch):
    """Hold the import after its first batch until this is set."""
    go_on, finish = threading.Event(), applying.finish_import

    def held(*args, progress):
        def tell(done):
            progress(done)
            assert go_on.wait(60)

        finish(*args, progress=tell)

    monkeypatch.setattr(applying, "finish_import", held)
    yield go_on
    go_on.set()


def test_a_long_import_shows_how_far_it_is_and_ends_without_script(open_page, file, go_on):
    page = open_page("/en/admin/files/", width=320, java_script_enabled=False)
    page.locator("#table").select_option("providers")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="See what it would change").click()
    page.get_by_role("button", name="Apply the import").click()
    page.get_by_text("500 of 501 records").wait_for()
    assert page.get_by_role("progressbar").get_attribute("value") == "500"
    seen = open_page(page.url.replace("/en/", "/nl/"), bypass_csp=True, color_scheme="dark", width=320)
    assert (faults(seen), sideways(seen) <= 0) == ([], True)
    keep_picture(seen, "import progress nl dark 320")
    page.get_by_role("link", name="Look again").press("Enter")
    page.get_by_text("500 of 501 records").wait_for()
    go_on.set()
    page.get_by_text("This import is applied.").wait_for()
    assert not page.url.endswith("/progress")
    address = page.url
    page.wait_for_timeout(2_500)
    assert page.url == address
    page.get_by_role("button", name="Undo this import").click()
    page.get_by_text("This import is undone").wait_for()
