"""Needs and their answers in a real browser: no fault in light and dark, no sideways scrolling, no script."""

import pytest

from talentmatch.employers.alerts import AlertInput, ask_to_watch
from talentmatch.runtime import close_runtime
from tests.browser.holds import everything_holds, look_in
from tests.browser.pictures import keep_picture
from tests.browser.visiting import visiting
from tests.databases import filled_runtime, settings_for
from tests.serving import served
from tests.web.answers.conftest import HEADER, NOW, fill, signed_in_app

pytestmark = pytest.mark.browser
PAGES = {
    "home": "/{lang}/",
    "list": "/{lang}/needs",
    "list narrowed": "/{lang}/needs?region=wallonia&q=operator&skill=aseptic-work",
    "list empty": "/{lang}/needs?skill=no-such-skill",
    "need": "/{lang}/needs/named",
    "unnamed need": "/{lang}/needs/regional",
    "way": "/{lang}/needs/named/pathway?start=profile-aseptic-operator&near=Gent",
    "way with a fault": "/{lang}/needs/named/pathway?near=Atlantis",
    "alerts": "/{lang}/alerts",
}


@pytest.fixture(scope="module")
def needs_site(tmp_path_factory):
    """Give the address of a site with needs, and a link that confirms an address."""
    folder = tmp_path_factory.mktemp("needs")
    runtime = fill(filled_runtime(settings_for(f"sqlite:///{folder / 'needs.db'}", folder)))
    with runtime.database.writing() as session:
        data = AlertInput(email="piet@example.org", provider_id="aptaskil")
        token = ask_to_watch(session, data, lang="nl", now=NOW)
    with served(signed_in_app(runtime)) as address:
        yield address, token
    close_runtime(runtime)


@pytest.fixture
def visit(browser, needs_site):
    with visiting(browser, needs_site[0]) as open_at:
        yield open_at


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_no_page_has_a_fault(visit, lang):
    page, look = visit(f"/{lang}/", bypass_csp=True), look_in(lang, "fr")
    for name, address in PAGES.items():
        page.goto(address.format(lang=lang))
        look(page, f"{name} {lang}")


def test_the_page_of_ones_own_need_has_no_fault(visit):
    page = visit("/fr/needs/draft", bypass_csp=True, extra_http_headers={HEADER: "kim"})
    everything_holds(page, "own fr")


def test_the_list_narrows_and_widens_without_script(visit):
    page = visit("/en/needs", java_script_enabled=False)
    page.get_by_label("Words in the title").fill("operator")
    page.get_by_role("button", name="Apply", exact=True).click()
    assert page.locator("article").count() == 2
    page.locator("input[name=region][value=wallonia]").check()
    page.get_by_role("button", name="Apply the filters").click()
    assert page.locator("article h3").all_inner_texts() == ["Regional operator"]
    page.get_by_role("link", name="Remove the filter").click()
    page.get_by_role("link", name="Verpakkingsoperator").click()
    assert "Zqvial House" in page.locator("main").inner_text()
    page.get_by_role("link", name="Which programmes together").click()
    page.get_by_label("From which job?").select_option("profile-aseptic-operator")
    page.get_by_role("button", name="Show the way").click()
    assert "This counts as held" in page.locator("main").inner_text()


def test_mail_begins_and_ends_without_script(visit, needs_site):
    page = visit(f"/nl/alerts/confirm/{needs_site[1]}", java_script_enabled=False)
    page.locator("main button").click()
    page.locator("main .lead + p a").click()
    page.locator("main button").click()
    assert page.locator("main [role=status]").count() == 1


def test_the_answer_prints(visit):
    page = visit("/nl/needs/named")
    page.emulate_media(media="print")
    keep_picture(page, "needs print")
    for hidden in (".site-nav", ".crumb", ".why"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator("article.card").first.is_visible()
