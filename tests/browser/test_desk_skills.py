"""The pages about skills in a real browser: no accessibility fault, single keys inside the list, and none needed."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.models import Programme, SkillSuggestion, UnmetTerm
from talentmatch.runtime import close_runtime
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.suggestions import suggest_links
from talentmatch.skills.terms import note_term
from tests.browser.holds import everything_holds
from tests.browser.visiting import visiting
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.desk.addresses import SCHOOL
from tests.web.desk.signed_in import create_signed_in_app

pytestmark = pytest.mark.browser
QUEUE = "/en/admin/suggestions"


@pytest.fixture(scope="module")
def skills_runtime(tmp_path_factory):
    folder = tmp_path_factory.mktemp("skills")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'desk.db'}", folder))
    now = datetime.now(UTC)
    with runtime.database.writing() as session:
        for programme in session.exec(select(Programme).limit(3)):
            programme.topics = [*programme.topics, "One day of HPLC, galenics and PCR in the laboratory."]
        suggest_links(session, build_linker(session))
        for days in (2, 1, 0):
            note_term(session, "xeno grafting", lang="en", source="search", now=now - timedelta(days=days))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def visit(browser, skills_runtime):
    """Give a page of the desk as an admin sees it."""
    app = create_signed_in_app(skills_runtime, default="admin")
    with served(app) as base, visiting(browser, base) as open_at:
        yield open_at


def waiting(runtime):
    with runtime.database.reading() as session:
        rows = session.exec(select(SkillSuggestion).where(SkillSuggestion.status == "suggested")).all()
        return len(rows)


def test_no_page_about_skills_has_a_fault(visit, skills_runtime):
    with skills_runtime.database.reading() as session:
        term = session.exec(select(UnmetTerm.id)).one()
    page = visit(QUEUE, bypass_csp=True)
    everything_holds(page, "suggestions")
    for name, path in {
        "skills": f"/en/admin/programmes/{SCHOOL}/skills?find=gmp",
        "skill": f"/en/admin/programmes/{SCHOOL}/skills/good-manufacturing-practice",
        "profile skills": "/en/admin/profiles/profile-aseptic-operator/skills",
        "add skill": f"/en/admin/programmes/add-skill?id={SCHOOL}&find=gmp",
        "terms": "/en/admin/terms",
        "term": f"/en/admin/terms/{term}?find=hplc",
    }.items():
        page.goto(path)
        everything_holds(page, name)


def test_keys_act_inside_the_list_alone_and_can_be_switched_off(visit, skills_runtime):
    page, before = visit(QUEUE), waiting(skills_runtime)
    focused = "document.activeElement.closest('[data-key-item]')?.querySelector('h2').id"
    page.get_by_text("Keys in this list").focus()
    page.keyboard.press("r")
    page.get_by_label("Programme or job profile").press("a")
    assert (waiting(skills_runtime), page.get_by_label("Programme or job profile").input_value()) == (before, "a")
    page.locator("[data-keys]").focus()
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    assert page.evaluate(focused) != first
    page.keyboard.press("k")
    assert page.evaluate(focused) == first
    page.keyboard.press("?")
    assert page.get_by_text("Use these keys").is_visible()
    page.locator("[data-key-item]").nth(1).focus()
    after = page.locator("[data-key-item] h2").nth(2).get_attribute("id")
    with page.expect_navigation():
        page.keyboard.press("r")
    assert "will not be suggested again" in page.locator("main").get_by_role("status").inner_text()
    assert waiting(skills_runtime) == before - 1
    assert page.evaluate(focused) == after, "the entry that came in its place has the focus"
    page.get_by_text("Keys in this list").click()
    page.get_by_label("Use these keys").uncheck()
    page.reload()
    page.locator("[data-key-item]").first.focus()
    page.keyboard.press("r")
    page.wait_for_timeout(200)
    assert waiting(skills_runtime) == before - 1


def test_everything_works_without_script(visit, skills_runtime):
    page, before = visit(QUEUE, java_script_enabled=False), waiting(skills_runtime)
    assert not page.get_by_text("Keys in this list").is_visible()
    page.get_by_role("button", name="Accept").first.click()
    assert waiting(skills_runtime) == before - 1
    page.get_by_role("button", name="Take your last decision back").click()
    assert waiting(skills_runtime) == before
    page.goto(f"/en/admin/programmes/{SCHOOL}/skills")
    page.get_by_label("Name of the skill").fill("hplc")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("main").get_by_role("link", name="chromatography").first.click()
    page.get_by_label("In which words").fill("HPLC on day two")
    page.get_by_role("button", name="Add the skill").click()
    assert "The skill was added." in page.locator("main").get_by_role("status").inner_text()
