"""Companies in a real browser: ask for an account without script, decide on it, invite colleagues."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.passwords import hash_password
from talentmatch.accounts.service import create_account, set_password
from talentmatch.needs.request_inputs import CompanyRequestInput
from talentmatch.needs.requests import confirm_request, request_account
from tests.browser.holds import look_in
from tests.browser.test_accounts import PASSWORD, enrol, sign_in

pytestmark = pytest.mark.browser
NOW = datetime.now(UTC)


def add(runtime, role, name):
    """Add an account with the password of these tests, and give its address."""
    data = AccountInput(
        email=f"{name}@example.org", name=name, role=role, company_id="gsk" if role == "employer" else None
    )
    with runtime.database.writing() as session:
        session.execute(text("DELETE FROM rate_bucket"))
        row = create_account(session, OPERATOR, data, now=NOW)
        set_password(session, OPERATOR, row, hashed=hash_password(PASSWORD), now=NOW)
    return data.email


def ask(runtime, lang):
    """Store a request and give the key of the link that confirms it."""
    data = CompanyRequestInput(
        name="Els Maes", company="Cellcraft", website="https://cellcraft.example",
        email=f"els-{lang}@cellcraft.example", message="We look for operators of clean rooms.",
    )  # fmt: skip
    with runtime.database.writing() as session:
        return request_account(session, data, now=datetime.now(UTC))


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_pages_of_a_request_have_no_accessibility_fault(open_page, site_runtime, lang):
    key, check = ask(site_runtime, lang), look_in(lang, "en")
    page = open_page(f"/{lang}/company/request", bypass_csp=True)
    check(page, f"company {lang} request")
    page.goto(f"/{lang}/company/request/{key}")
    check(page, f"company {lang} request link")
    with site_runtime.database.writing() as session:
        confirm_request(session, key, now=datetime.now(UTC))
    page.goto(f"/{lang}/account/sign-in")
    sign_in(page, add(site_runtime, "admin", f"boss-{lang}"))
    page.goto(f"/{lang}/account/authenticator")
    enrol(page)
    page.goto(f"/{lang}/admin/company-requests")
    check(page, f"company {lang} requests")
    page.get_by_role("link", name="Cellcraft").first.click()
    check(page, f"company {lang} request to decide")
    with site_runtime.database.writing() as session:
        session.execute(text("UPDATE account_session SET confirmed_at = NULL"))
    page.locator("#reason").fill("Not now.")
    page.get_by_role("button").last.click()
    check(page, f"company {lang} again")
    page.locator("#proof").fill(PASSWORD)
    page.locator("main form button").first.click()
    assert page.url.endswith(f"/{lang}/admin/company-requests?done=changed")


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_people_of_a_company_have_no_accessibility_fault(open_page, site_runtime, lang):
    page, check = open_page(f"/{lang}/account/sign-in", bypass_csp=True), look_in(lang, "nl")
    sign_in(page, add(site_runtime, "employer", f"els-{lang}"))
    page.goto(f"/{lang}/company/people")
    check(page, f"company {lang} people")


def test_a_company_asks_and_a_colleague_is_invited_without_script(open_page, site_runtime):
    page = open_page("/en/company/request", java_script_enabled=False, width=320)
    page.get_by_label("Your name").fill("Els Maes")
    page.locator("#company").fill("Cellcraft")
    page.locator("#email").fill("els@cellcraft.example")
    page.get_by_role("button", name="Send the request").click()
    assert page.locator("h1").inner_text() == "Look at your mail"
    page.goto("/en/account/sign-in")
    sign_in(page, add(site_runtime, "employer", "an"))
    page.get_by_role("link", name="People of your company").click()
    page.get_by_label("Name").fill("Bob")
    page.get_by_label("E-mail address").fill("bob@example.org")
    page.get_by_role("button", name="Send the invitation").click()
    assert "The invitation is on its way." in page.locator("main").inner_text()
    assert "bob@example.org" in page.locator("main").inner_text()
