"""The application over a database with accounts, and people who sign in to it."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from functools import cache

import pyotp
import pytest
from flask import Flask
from sqlalchemy import text

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.api_tokens import make_token
from talentmatch.accounts.inputs import AccountInput, TokenInput
from talentmatch.accounts.passwords import hash_password
from talentmatch.accounts.queries import get_account
from talentmatch.accounts.scopes import scopes_for
from talentmatch.accounts.service import create_account, set_password
from talentmatch.accounts.sessions import actor_of
from talentmatch.db import migrate
from talentmatch.models import Account, Company, Provider
from talentmatch.runtime import Runtime, build_runtime, close_runtime
from talentmatch.web.account.background import THREAD
from talentmatch.web.app import create_app
from tests.databases import new_database, settings_for
from tests.web.checked import CheckedClient

PASSWORD = "vier blauwe fietsen"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TABLES = (
    "api_answer", "api_token",
    "account_link", "account_session", "recovery_code", "rate_bucket", "known_device", "email_change",
    "company_request", "account",
)  # fmt: skip


@cache
def password_hash() -> str:
    return hash_password(PASSWORD)


@pytest.fixture(scope="session")
def accounts_runtime(backend, request, tmp_path_factory) -> Iterator[Runtime]:
    """Give a runtime over an empty catalogue with one provider and two companies."""
    folder = tmp_path_factory.mktemp("accounts")
    runtime = build_runtime(settings_for(new_database(backend, request, folder, folder.name), folder))
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        session.add(Provider(id="vitalent", name="ViTalent", checked_on=date(2026, 11, 1)))
        session.add(Company(id="gsk", name="GSK", checked_on=date(2026, 11, 1)))
        session.add(Company(id="pfizer", name="Pfizer", checked_on=date(2026, 11, 1)))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def site(accounts_runtime) -> Iterator[Flask]:
    """Give an application without accounts, and leave it so."""
    yield create_app(accounts_runtime)
    wait_for_mail()
    for file in accounts_runtime.settings.mail_dir.glob("*.eml"):
        file.unlink()
    with accounts_runtime.database.writing() as session:
        for table in TABLES:
            session.execute(text(f"DELETE FROM {table}"))


@pytest.fixture
def add(accounts_runtime, site):
    """Add an account of a role with the password above, and the authenticator unless told otherwise."""

    def account(role="admin", *, totp=True, email=None, company=None):
        data = AccountInput(
            email=email or f"{role}@example.org".replace("_", "-"), name=f"Ann {role}", role=role,
            provider_id="vitalent" if role == "provider_editor" else None,
            company_id=(company or "gsk") if role == "employer" else None,
        )  # fmt: skip
        with accounts_runtime.database.writing() as session:
            row = create_account(session, OPERATOR, data, now=datetime.now(UTC))
            set_password(session, OPERATOR, row, hashed=password_hash(), now=datetime.now(UTC))
            row.totp_secret = SECRET if totp else ""
            session.flush()
            return row.id

    return account


@pytest.fixture
def program(accounts_runtime):
    """Make a token of the account of a role, with every scope that it may give unless told otherwise."""

    def token(role="admin", *, scopes=None, days=90):
        with accounts_runtime.database.writing() as session:
            account = get_account(session, f"{role}@example.org".replace("_", "-"))
            given = scopes_for(actor_of(account)) if scopes is None else scopes
            data = TokenInput(name="Our website", scopes=given, days=days)
            return make_token(session, OPERATOR, account, data=data, now=datetime.now(UTC))

    return token


@pytest.fixture
def person(site):
    """Make somebody with a browser of their own."""
    return lambda: Person(site)


@pytest.fixture
def stored(accounts_runtime):
    """Read one account as it is stored."""

    def account(account_id) -> Account:
        with accounts_runtime.database.reading() as session:
            return session.get(Account, account_id)

    return account


@pytest.fixture
def mails(accounts_runtime):
    """Read the mails that were written so far, and remove them; those about a new browser only when asked for."""

    def read(*, sign_ins=False):
        wait_for_mail()
        files = sorted(accounts_runtime.settings.mail_dir.glob("*.eml"))
        found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        for file in files:
            file.unlink()
        return [mail for mail in found if (mail["Subject"] == "A new sign-in to talentmatch") == sign_ins]

    return read


def wait_for_mail():
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(10)


class Person:
    """Somebody with a browser."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.pages = CheckedClient(self.client)

    def token(self) -> str:
        """Return the token that stands in the forms of this session; empty without a session."""
        page = self.pages.get("/en/account/forgotten")
        return next((field.get("value") for field in page.all("input", name="csrf_token")), "")

    def send(self, address: str, **fields: str):
        """Send a form as a browser would."""
        return self.client.post(address, data={"csrf_token": self.token(), **fields})

    def sign_in(self, role="admin", *, password=PASSWORD, **fields: str):
        """Give address and password."""
        return self.send(
            "/en/account/sign-in", email=f"{role}@example.org".replace("_", "-"), password=password, **fields
        )

    def second_step(self, *, steps=0, **fields: str):
        """Give a code of the authenticator; each sign-in within half a minute needs a later one."""
        return self.send("/en/account/second-step", code=code(steps), **fields)

    def cookie(self) -> str:
        found = self.client.get_cookie("talentmatch")
        return found.value if found else ""

    def is_in(self) -> bool:
        """Return whether this browser is signed in completely."""
        return self.client.get("/en/account").status_code == 200


def code(steps=0) -> str:
    return pyotp.TOTP(SECRET).at(datetime.now(UTC) + timedelta(seconds=30 * steps))
