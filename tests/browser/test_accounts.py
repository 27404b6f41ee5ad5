"""Accounts in a real browser: without script, by everyone, in three languages."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.limits import clean_buckets
from talentmatch.accounts.passwords import hash_password
from talentmatch.accounts.service import create_account, invite, set_password
from tests.browser.holds import look_in

pytestmark = pytest.mark.browser
PASSWORD = "vier blauwe fietsen"
OPEN = ("sign-in", "sign-in?changed=1", "forgotten")
OWN = ("account/tokens", "account/tokens/new", "account/password", "account/email", "account/close")
CLOSED = ("account", "account/authenticator", "admin/accounts", "admin/accounts/invite", *OWN)


@pytest.fixture
def add(site_runtime):
    """Add an account and give its address, its number and the key of a link; the limits begin anew."""

    def account(role, name):
        now = datetime.now(UTC)
        with site_runtime.database.writing() as session:
            clean_buckets(session, now + timedelta(days=2))
            row = create_account(
                session, OPERATOR, AccountInput(email=f"{name}@example.org", name=name, role=role), now=now
            )
            set_password(session, OPERATOR, row, hashed=hash_password(PASSWORD), now=now)
            return row.email, row.id, invite(session, OPERATOR, row, now=now)

    return account


def sign_in(page, email):
    page.get_by_label(re.compile("^(E-mail|Adresse)")).fill(email)
    page.locator("#password").fill(PASSWORD)
    page.locator("main form button").first.click()


def code(secret, steps=0):
    return pyotp.TOTP(secret).at(datetime.now(UTC) + timedelta(seconds=30 * steps))


def enrol(page):
    secret = page.locator("code.key").inner_text().replace(" ", "")
    page.locator("#code").fill(code(secret))
    page.locator("main form button").first.click()
    return secret


def test_an_administrator_signs_in_with_an_authenticator_without_script(open_page, add):
    email = add("admin", "els")[0]
    page = open_page("/en/admin/accounts", java_script_enabled=False, width=360)
    sign_in(page, email)
    assert page.locator("h1").inner_text() == "Set up an authenticator"
    secret = enrol(page)
    assert page.locator(".recovery-codes li").count() == 10
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/en/admin/accounts")
    sign_in(page, email)
    page.get_by_label("Code").fill(code(secret, 1))
    page.get_by_role("button", name="Continue").click()
    assert page.locator("h1").inner_text() == "Accounts"
    page.get_by_role("link", name="els", exact=True).last.click()
    assert "your own account" in page.locator("main").inner_text()


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_pages_of_accounts_have_no_accessibility_fault(open_page, add, lang):
    check = look_in(lang, "fr")
    email, _, _ = add("admin", f"ann-{lang}")
    _, other, key = add("editor", f"bob-{lang}")
    page = open_page(f"/{lang}/account/link/{key}", bypass_csp=True)
    check(page, f"account {lang} link")
    for name in OPEN:
        page.goto(f"/{lang}/account/{name}")
        check(page, f"account {lang} {name}")
    page.goto(f"/{lang}/account/sign-in")
    page.locator("#email").fill("nobody@example.org")
    page.locator("#password").fill("wrong")
    page.locator("main form button").first.click()
    check(page, f"account {lang} refused")
    sign_in(page, email)
    for name in CLOSED[:2]:
        page.goto(f"/{lang}/{name}")
        check(page, f"account {lang} {name}")
    secret = enrol(page)
    check(page, f"account {lang} recovery codes")
    for name in (CLOSED[0], *CLOSED[2:], f"admin/accounts/{other}", f"admin/accounts/{other}/close"):
        page.goto(f"/{lang}/{name}")
        check(page, f"account {lang} {name}")
    page.goto(f"/{lang}/account/tokens/new")
    page.locator("#name").fill("x" * 80)
    page.locator("main form button").last.click()
    check(page, f"account {lang} token made")
    page.locator("main .button-anchor").click()
    check(page, f"account {lang} token listed")
    page.locator(".account-nav button").click()
    page.goto(f"/{lang}/account/sign-in")
    sign_in(page, email)
    check(page, f"account {lang} second step")
    page.locator("#code").fill(code(secret, 1))
    page.locator("main form button").first.click()
    assert page.url.endswith(f"/{lang}/account")
