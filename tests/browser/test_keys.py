"""What scripts add to the desk: a question before typed text is lost, and keys to save and to search."""

import pytest

from talentmatch.runtime import close_runtime
from tests.browser.holds import everything_holds
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.desk.addresses import SCHOOL
from tests.web.desk.signed_in import create_signed_in_app

pytestmark = pytest.mark.browser
FORM, LIST = f"/en/admin/programmes/{SCHOOL}", "/en/admin/programmes"
PAIR = "/en/admin/duplicates/programmes/vitalent-theme-packaging/vitalent-theme-cleanroom"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'desk.db'}", folder))
    with served(create_signed_in_app(runtime, default="admin")) as address:
        yield address
    close_runtime(runtime)


def asked_when(page, leave):
    """Return what the browser asks when somebody leaves; the answer is to stay."""
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    leave()
    page.wait_for_timeout(500)
    page.remove_listener("dialog", stay)
    return asked


def test_a_changed_form_asks_before_it_is_lost_and_an_unchanged_one_does_not(open_page):
    page = open_page(FORM)
    page.get_by_role("link", name="Broken links").click()
    page.goto(FORM)
    hours = page.get_by_role("textbox", name="Hours", exact=True)
    hours.fill("44")
    assert asked_when(page, page.get_by_role("link", name="Broken links").click) == ["beforeunload"]
    assert (page.url.endswith(FORM), hours.input_value()) == (True, "44")
    hours.press("Control+s")
    page.wait_for_url("**done=saved*")
    assert "Saved." in page.locator("main").inner_text()
    assert asked_when(page, page.get_by_role("link", name="Broken links").click) == []


def test_slash_goes_to_the_search_until_it_is_switched_off(open_page):
    page = open_page(LIST)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("a/b")
    assert page.locator("#q").input_value() == "a/b"
    page.get_by_role("button", name="Switch the key off").press("Enter")
    page.goto(LIST)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "q"
    page.get_by_role("button", name="Switch the key on").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_without_script_nothing_is_said_of_keys(open_page):
    page = open_page(LIST, java_script_enabled=False)
    assert not page.get_by_text("The key /").first.is_visible()
    page.goto(FORM)
    assert not page.get_by_text("Ctrl+S").is_visible()


def test_no_script_is_refused_by_the_policy(open_page):
    page = open_page(LIST)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in (LIST, FORM, PAIR):
        page.goto(path)
    assert said == []


@pytest.mark.parametrize("path", [PAIR, "/nl/admin/duplicates", LIST, "/fr/admin/files/imports?state=failed"])
def test_the_pages_have_no_accessibility_fault(open_page, path):
    everything_holds(open_page(path, bypass_csp=True), f"keys {path}")


def test_two_programmes_are_merged_and_taken_apart_without_script(open_page):
    page = open_page(PAIR, java_script_enabled=False)
    page.get_by_role("button", name="Merge the two").click()
    assert "The two records are one now." in page.locator("main").inner_text()
    page.goto("/en/programmes/vitalent-theme-cleanroom")
    assert page.url.endswith("/en/programmes/vitalent-theme-packaging")
    page.goto("/en/admin/programmes/vitalent-theme-cleanroom/state")
    page.get_by_role("button", name="Take the two apart").click()
    assert "The two records are apart again." in page.locator("main").inner_text()
