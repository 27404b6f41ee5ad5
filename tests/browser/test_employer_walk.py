"""A new employer, from the invitation mail to needs by each of the three ways, their answer, and pooled places."""

import re
import time
from datetime import UTC, datetime

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.service import create_account, invite
from talentmatch.models import Company
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.browser.person import Person
from tests.browser.test_accounts import PASSWORD
from tests.databases import filled_runtime, settings_for
from tests.exchange.test_need_files import raw
from tests.serving import served
from tests.web.needs.test_vacancy import VACANCY

pytestmark = pytest.mark.browser
COURSE = "vib-containers"
EMAIL = "kim@cell-works.example"
WALKS = [
    pytest.param("nl", 1280, True, False, id="nl, wide, with scripts"),
    pytest.param("fr", 360, False, False, id="fr, on a phone, without scripts"),
    pytest.param("en", 1280, True, True, id="en, by keyboard alone"),
]


@pytest.fixture
def invited(tmp_path):
    """Serve a site of its own; gives its address and the key of kim's invitation."""
    runtime = filled_runtime(settings_for(f"sqlite:///{tmp_path / 'walk.db'}", tmp_path))
    now = datetime.now(UTC)
    with runtime.database.writing() as session:
        session.add(Company(id="cell-works", name="Cell Works", checked_on=now.date()))
        session.flush()
        data = AccountInput(email=EMAIL, name="Kim", role="employer", company_id="cell-works")
        key = invite(session, OPERATOR, create_account(session, OPERATOR, data, now=now), now=now)
    with served(create_app(runtime)) as address:
        yield address, key
    close_runtime(runtime)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "width", "scripts", "keyboard"), WALKS)
def test_a_new_employer_says_what_is_lacking_in_three_ways(invited, browser, lang, width, scripts, keyboard):
    site, key = invited
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": 900}, java_script_enabled=scripts, bypass_csp=scripts
    )
    kim = Person(context.new_page(), lang, keyboard=keyboard)
    kim.page.set_default_timeout(20_000)
    enter(kim, key, scripts)
    for way in (by_profile, by_vacancy, by_file):
        begun, presses = time.monotonic(), kim.presses
        kim.go("company")
        way(kim, scripts)
        seconds = time.monotonic() - begun
        print(f"{lang} {width} {way.__name__}: {kim.presses - presses} presses, {seconds:.0f} s")
    answer(kim, scripts)
    pool(kim, scripts)
    context.close()


def enter(person, key, scripts):
    """Follow the link of the invitation, set a password, sign in."""
    page = person.page
    person.go(f"account/link/{key}")
    person.look("employer link", scripts=scripts)
    person.fill(page.locator("#password"), PASSWORD)
    person.fill(page.locator("#again"), PASSWORD)
    person.press(page.locator("main form button").first)
    person.go("company")
    person.fill(page.locator("#email"), EMAIL)
    person.fill(page.locator("#password"), PASSWORD)
    person.press(page.locator("main form button").first)
    person.look("employer first page", scripts=scripts)


def link(person, text):
    person.press(person.page.locator("main").get_by_role("link", name=person.word(text), exact=True).first)


def published(person):
    return person.word("published") in person.page.locator("h1").inner_text()


def by_profile(person, scripts):
    """Start from a sector profile, strike the first skill out, publish."""
    link(person, "Start from a sector profile")
    person.look("employer profiles", scripts=scripts)
    person.press(person.page.locator(".session-list a").first)
    person.look("employer form", scripts=scripts)
    person.button("Save and publish")
    assert published(person), person.main()


def by_vacancy(person, scripts):
    """Paste a vacancy, confirm what was read, publish the draft."""
    page = person.page
    link(person, "Paste a vacancy")
    page.locator("#text").fill(VACANCY)
    person.button("Read the vacancy")
    person.look("employer vacancy", scripts=scripts)
    person.press(page.locator("form.need-form .bulk-bar button"))
    person.button("Publish")
    assert published(person), person.main()


def by_file(person, scripts):
    """Import two needs, publish one of them."""
    page = person.page
    link(person, "Import a file")
    content = raw({"title": "Filler of vials", "skills_essential": "GMP | HPLC"}, {"title": "Analyst of water"})
    page.set_input_files("#file", {"name": "needs.csv", "mimeType": "text/csv", "buffer": content})
    person.press(page.locator("form.file-form button").first)
    person.look("employer file", scripts=scripts)
    person.press(page.locator("#apply"))
    person.go("company")
    person.press(page.get_by_role("link", name="Filler of vials"))
    person.button("Publish")
    assert published(person), person.main()


def answer(person, scripts):
    """Look at who teaches what is needed and what nobody teaches, and take it along as a file."""
    page = person.page
    found = re.search(r"/company/needs/([\w-]+)", page.url)
    person.go(f"needs/{found[1]}")
    assert person.word("Programmes for this need") in person.main()
    person.look("employer answer", scripts=scripts)
    for form, begins in (("csv", b"rank"), ("xlsx", b"PK")):
        file = page.request.get(page.locator(f"main a[href$='.{form}']").first.get_attribute("href"))
        assert file.ok
        assert begins in file.body()[:40]


def pool(person, scripts):
    """Ask for places in a programme."""
    page = person.page
    person.go(f"programmes/{COURSE}")
    link(person, "Ask for places")
    person.fill(page.locator("#field-people"), "4")
    page.locator("#field-ends_on").fill("2027-06-30")
    person.button("Mark interest")
    person.go("company/interests")
    assert "4" in person.main()
    person.look("employer interests", scripts=scripts)
