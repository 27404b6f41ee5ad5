"""Interest, messages, team and training plan in a real browser: without script, on a phone, in three languages."""

from datetime import UTC, datetime, timedelta

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.interests import create_interest
from talentmatch.employers.needs import NeedDraft, change_need_state, create_need
from talentmatch.employers.pool_inputs import InterestInput, TeamRoleInput
from talentmatch.employers.team import save_team
from talentmatch.models import Account, Company
from talentmatch.runtime import close_runtime
from tests.browser.holds import look_in
from tests.browser.visiting import visiting
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.desk.signed_in import HEADER, create_signed_in_app

pytestmark = pytest.mark.browser
NOW = datetime.now(UTC)
COURSE, PROFILE = "aptaskil-operateur-usp", "profile-cleanroom-operator"
COMPANIES = ("cell-works", "vial-house", "third-lab")
SKILLS = ("good-manufacturing-practice", "hplc", "artificial-intelligence", "packaging")
PAGES = {
    "programme": ("employer", f"programmes/{COURSE}"),
    "interests": ("employer", "company/interests"),
    "ask": ("employer", f"company/interests/new/{COURSE}"),
    "write": ("employer", f"company/programmes/{COURSE}/contact"),
    "team": ("employer", "company/team"),
    "plan": ("employer", "company/team/plan"),
    "demand": ("provider", "admin/providers/aptaskil/interest"),
    "announce": ("provider", f"admin/programmes/{COURSE}/announce"),
}


@pytest.fixture(scope="module")
def pool_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pool")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'pool.db'}", folder))
    with runtime.database.writing() as session:
        fill(session)
    with served(create_signed_in_app(runtime)) as address:
        yield address
    close_runtime(runtime)


def fill(session):
    for name in COMPANIES:
        session.add(Company(id=name, name=name.replace("-", " ").title(), checked_on=NOW.date()))
    session.flush()
    session.add(Account(email="a@b.example", name="A", role="provider_editor", provider_id="aptaskil", created_at=NOW))
    days = {"starts_on": NOW.date() + timedelta(5), "ends_on": NOW.date() + timedelta(30)}
    for name in COMPANIES:
        data = InterestInput(people=4, region="wallonia", **days)
        create_interest(session, OPERATOR, (name, COURSE), data=data, now=NOW)
    asked = tuple(NeedSkillInput(skill_id=name) for name in SKILLS)
    fields = NeedInput(title="QC analyst", title_lang="en", people=3)
    row = create_need(session, OPERATOR, "cell-works", NeedDraft(fields, asked), origin="blank", now=NOW)
    change_need_state(session, OPERATOR, row.id, action="publish", now=NOW)
    roles = [TeamRoleInput(profile_id=PROFILE, people=2)]
    save_team(session, OPERATOR, "cell-works", roles=roles, seen={}, now=NOW)


@pytest.fixture
def visit(browser, pool_site):
    """Give a page as somebody sees it."""
    with visiting(browser, pool_site) as open_at:
        yield lambda address, role="employer", **options: open_at(address, extra_http_headers={HEADER: role}, **options)


@pytest.fixture(scope="module")
def looked_at(browser, pool_site):
    """Give one page for each role, to be led from address to address."""
    with visiting(browser, pool_site) as open_at:
        roles = {role for role, _ in PAGES.values()}
        yield {role: open_at("about:blank", extra_http_headers={HEADER: role}, bypass_csp=True) for role in roles}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_has_no_accessibility_fault_and_no_sideways_scrolling(looked_at, lang, name):
    role, address = PAGES[name]
    looked_at[role].goto(f"/{lang}/{address}")
    look_in(lang, "nl")(looked_at[role], f"pool {name} {lang}")


def test_places_are_asked_for_changed_and_withdrawn_without_script(visit):
    page = visit("/en/programmes/vdab-procesoperator", java_script_enabled=False)
    page.get_by_role("link", name="Ask for places").click()
    page.locator("#field-people").fill("6")
    page.locator("#field-ends_on").fill(str(NOW.date() + timedelta(90)))
    page.get_by_role("button", name="Mark interest").click()
    row = page.get_by_role("row").filter(has_text="Procesoperator")
    row.get_by_role("link", name="Change").click()
    page.locator("#field-people").fill("7")
    page.get_by_role("button", name="Save").click()
    assert "7" in row.inner_text()
    row.get_by_role("button", name="Withdraw").click()
    assert "Your interest is withdrawn." in page.locator("main").inner_text()
    assert "Procesoperator" not in page.locator("main").inner_text()


def test_a_team_comes_from_a_file_and_leads_to_a_plan_without_script(visit, tmp_path):
    page = visit("/en/company/team", "outsider", java_script_enabled=False)
    file = tmp_path / "team.csv"
    file.write_text("profile_id,people,name\nx,1,Els\n", encoding="utf-8")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    assert "column name: this column is unknown" in page.locator(".error-summary").inner_text()
    file.write_text(f"profile_id,people\n{PROFILE},5\n", encoding="utf-8")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    assert page.locator(f"#people-{PROFILE}").input_value() == "5"
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="What the team lacks").click()
    assert "Training plan of Vial House" in page.locator("h1").inner_text()


def test_a_message_is_sent_by_keyboard_alone(visit):
    page = visit(f"/en/company/programmes/{COURSE}/contact")
    page.locator("#field-text").focus()
    page.keyboard.type("When does it begin?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/company/interests?done=written")
