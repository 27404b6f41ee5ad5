"""A company's pages in a real browser: no accessibility fault in light and dark, no sideways scrolling, no script."""

from datetime import UTC, datetime

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.links import LinkInput, make_need_link
from talentmatch.employers.needs import NeedDraft, change_need_state, create_need
from talentmatch.employers.posting import post_need
from talentmatch.models import Company
from talentmatch.runtime import close_runtime
from tests.browser.holds import everything_holds, look_in
from tests.browser.visiting import visiting
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.desk.signed_in import HEADER, create_signed_in_app

pytestmark = pytest.mark.browser
NOW = datetime.now(UTC)
PROFILE = "/en/company/needs/new?profile=profile-cleanroom-operator"
SKILLS = ("good-manufacturing-practice", "artificial-intelligence")


@pytest.fixture(scope="module")
def company_runtime(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'company.db'}", folder))
    with runtime.database.writing() as session:
        session.add(Company(id="cell-works", name="Cell Works", checked_on=NOW.date()))
        session.add(Company(id="vial-house", name="Vial House", checked_on=NOW.date()))
    yield runtime
    close_runtime(runtime)


@pytest.fixture(scope="module")
def company_site(company_runtime):
    app = create_signed_in_app(company_runtime)
    with served(app) as address:
        yield address


def as_role(role):
    """Return the options of a context in which somebody of this role asks; nobody without one."""
    return {"extra_http_headers": {HEADER: role}} if role else {}


@pytest.fixture
def visit(browser, company_site):
    """Give a page as somebody of the company sees it, or somebody else."""
    with visiting(browser, company_site) as open_at:
        yield lambda address, *, role="employer", **options: open_at(address, **as_role(role), **options)


def draft(**fields):
    given = NeedInput(**{"title": "QC analyst", "title_lang": "en", "people": 3, "region": "flanders", **fields})
    return NeedDraft(given, tuple(NeedSkillInput(skill_id=name) for name in SKILLS))


@pytest.fixture
def need_id(company_runtime):
    with company_runtime.database.writing() as session:
        row = create_need(session, OPERATOR, "cell-works", draft(), origin="blank", now=NOW)
        change_need_state(session, OPERATOR, row.id, action="publish", now=NOW)
        return row.id


@pytest.fixture
def posted(company_runtime):
    """Post a need by a link and give the token of the link."""
    asked = LinkInput(email="jo@fresh.example", company_name="Fresh Vials", lang="en")
    with company_runtime.database.writing() as session:
        token = make_need_link(session, asked, now=NOW)
        post_need(session, token, version=0, draft=draft(title="Filler"), now=NOW)
        return token


def test_a_need_is_written_from_a_profile_without_script(visit):
    page = visit("/en/company", java_script_enabled=False)
    page.get_by_role("link", name="Start from a sector profile").click()
    page.get_by_label("Title of the job").fill("cleanroom")
    page.get_by_role("button", name="Show").click()
    page.locator("main .session-list a").first.click()
    assert "It does not differ from the sector profile." in page.locator("main").inner_text()
    first = page.locator(".skill-row").first
    first.get_by_label("Leave out").check()
    page.get_by_label("Search a skill to add").fill("aseptic te")
    page.get_by_role("button", name="Search skills").click()
    page.get_by_label("aseptic work").check()
    page.get_by_role("button", name="Add the ticked skills").click()
    assert "in 2 points" in page.locator("main").inner_text()
    page.get_by_label("Add a town").fill("Niel")
    page.get_by_role("button", name="Add the town").click()
    page.get_by_role("button", name="Save as a draft").last.click()
    assert "Saved." in page.locator("main").inner_text()
    page.get_by_role("button", name="Publish", exact=True).click()
    assert "Published." in page.locator("main").inner_text()


def test_the_enter_key_saves_and_a_new_search_is_never_lost(visit):
    page = visit("/en/company/needs/new")
    page.get_by_label("Search a skill to add").fill("gmp")
    page.get_by_label("Search a skill to add").press("Enter")
    page.get_by_label("good manufacturing practice").first.check()
    page.get_by_label("Title (required)", exact=True).fill("Operator")
    page.get_by_label("Title (required)", exact=True).press("Enter")
    assert "Saved." in page.locator("main").inner_text()


def test_no_page_of_a_company_has_a_fault(visit, need_id):
    page = visit(PROFILE, bypass_csp=True)
    everything_holds(page, "profile form")
    page.get_by_label("Search a skill to add").fill("quality")
    page.get_by_label("How many people").fill("many")
    page.get_by_role("button", name="Search skills").click()
    everything_holds(page, "skills found")
    page.get_by_role("button", name="Save as a draft").last.click()
    assert page.get_by_role("alert").evaluate("e => e === document.activeElement")
    everything_holds(page, "faults")
    for name, path in {
        "overview": "/en/company",
        "profiles": "/en/company/needs/profiles",
        "need": f"/en/company/needs/{need_id}",
        "history": f"/en/company/needs/{need_id}/history",
    }.items():
        page.goto(path)
        everything_holds(page, name)


def test_a_conflict_has_no_fault(visit, need_id):
    address = f"/en/company/needs/{need_id}"
    mine, theirs = visit(address, bypass_csp=True), visit(address, role="partner")
    theirs.get_by_label("How many people").fill("5")
    theirs.get_by_role("button", name="Save", exact=True).last.click()
    mine.get_by_label("How many people").fill("7")
    mine.get_by_role("button", name="Save", exact=True).last.click()
    everything_holds(mine, "conflict")
    mine.get_by_role("button", name="Save what is ticked").click()
    assert mine.get_by_label("How many people").input_value() == "7"


@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_the_pages_fit_a_phone_in_every_language(visit, need_id, lang):
    page, look = visit(f"/{lang}/company", bypass_csp=True), look_in(lang, "fr")
    look(page, f"overview {lang}")
    page.goto(f"/{lang}/company/needs/{need_id}")
    look(page, f"need {lang}")


def test_posting_by_a_link_and_the_queue_have_no_fault(visit, posted, company_runtime):
    page = visit("/en/needs/post", role="", bypass_csp=True)
    everything_holds(page, "post")
    page.goto(f"/en/needs/post/{posted}")
    everything_holds(page, "post form")
    desk = visit("/en/admin/needs", role="editor", bypass_csp=True)
    everything_holds(desk, "queue")
    desk.get_by_label("Whose need it is").first.select_option(label="Vial House")
    desk.get_by_role("button", name="Approve").first.click()
    page.goto(f"/en/needs/post/{posted}")
    everything_holds(page, "renew")
    page.get_by_role("button", name="Renew it for a year").click()
    assert "Renewed for a year." in page.locator("main").inner_text()
