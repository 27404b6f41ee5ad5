"""The desk in a real browser: no accessibility fault in light and dark, no sideways scrolling, no script."""

import pytest

from talentmatch.runtime import close_runtime
from tests.browser.holds import everything_holds
from tests.browser.visiting import visiting
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.desk.addresses import SCHOOL
from tests.web.desk.signed_in import HEADER, create_signed_in_app

pytestmark = pytest.mark.browser
FORM = f"/en/admin/programmes/{SCHOOL}"


@pytest.fixture(scope="module")
def desk_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'desk.db'}", folder))
    with served(create_signed_in_app(runtime, default="admin")) as address:
        yield address
    close_runtime(runtime)


@pytest.fixture
def visit(browser, desk_site):
    """Give a page of the desk as an admin sees it, without script."""
    with visiting(browser, desk_site) as open_at:
        yield open_at


def field(page, name):
    return page.get_by_role("textbox", name=name, exact=True)


def test_no_page_of_the_desk_has_a_fault(visit):
    page = visit("/en/admin/", bypass_csp=True)
    everything_holds(page, "dashboard")
    for name, path in {
        "list": "/en/admin/programmes",
        "form": FORM,
        "state": f"{FORM}/state",
        "dates": f"{FORM}/runs",
        "providers": "/en/admin/providers",
        "provider demand": "/en/admin/providers/aptaskil/demand",
        "skills": "/en/admin/skills",
        "skill": "/en/admin/skills/good-manufacturing-practice",
        "job profiles": "/en/admin/profiles",
    }.items():
        page.goto(path)
        everything_holds(page, name)


def test_an_edit_a_fault_a_conflict_and_the_history_work_without_script(visit, browser, desk_site):
    mine = visit(FORM, java_script_enabled=False)
    theirs = visit(FORM, java_script_enabled=False, extra_http_headers={HEADER: "colleague"})
    field(theirs, "Hours").fill("31")
    theirs.get_by_role("button", name="Save").click()
    assert "Saved." in theirs.locator("main").inner_text()
    field(mine, "Days").fill("many")
    mine.get_by_role("button", name="Save").click()
    assert field(mine, "Days").input_value() == "many"
    mine.get_by_role("alert").get_by_role("link", name="Days").click()
    field(mine, "Days").fill("4")
    mine.get_by_role("button", name="Save").click()
    assert mine.locator("h1").inner_text() == f"Two versions of {SCHOOL}"
    mine.get_by_role("button", name="Save what is ticked").click()
    assert (field(mine, "Hours").input_value(), field(mine, "Days").input_value()) == (
        "31",
        "4",
    )
    mine.goto(f"{FORM}/history")
    mine.get_by_role("button", name="Restore version 1").click()
    assert field(mine, "Hours").input_value() != "31"


def test_conflict_faults_and_history_have_no_accessibility_fault(visit):
    page = visit(FORM, bypass_csp=True)
    field(page, "Hours").fill("x")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("alert").evaluate("e => e === document.activeElement")
    everything_holds(page, "faults")
    page.goto(FORM)
    other = visit(FORM)
    field(other, "Hours").fill("32")
    other.get_by_role("button", name="Save").click()
    field(page, "Hours").fill("33")
    page.get_by_role("button", name="Save").click()
    everything_holds(page, "conflict")
    page.goto(f"{FORM}/history")
    everything_holds(page, "history")
