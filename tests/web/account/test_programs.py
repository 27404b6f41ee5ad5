"""Programs act by a token: within its scopes, with the rights of its owner at that moment, until it ends."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.closing import close_account
from talentmatch.accounts.service import set_disabled
from talentmatch.models import Account, ApiToken, AuditEntry

TOKEN = "/api/v1/token"


@pytest.fixture
def ask(site):
    """Give a client that sends a token, and no cookie."""
    client = site.test_client(use_cookies=False)

    def send(token, address=TOKEN, method="GET", **options):
        return client.open(address, method=method, headers={"Authorization": f"Bearer {token}"}, **options)

    return send


def change(runtime, **values):
    with runtime.database.writing() as session:
        row = session.exec(select(ApiToken)).one()
        for name, value in values.items():
            setattr(row, name, value)
        session.add(row)


def test_a_program_is_told_what_its_token_may_do(ask, add, program):
    add("employer")
    answer = ask(program("employer", scopes=["needs:read"]))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    told = answer.get_json()
    assert (told["scopes"], told["role"], told["in_force"]) == (["needs:read"], "employer", True)


@pytest.mark.parametrize("header", ["", "Bearer", "Basic YTpi", "Bearer tm_wrong", "Bearer é", "Bearer " + "a" * 5_000])
def test_a_token_that_is_none_is_refused_even_where_none_is_needed(site, header):
    client = site.test_client(use_cookies=False)
    for address in (TOKEN, "/api/v1/providers"):
        answer = client.get(address, headers={"Authorization": header})
        assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer ")


def test_it_ends_when_it_expires_is_revoked_or_its_owner_is_shut_out(ask, add, program, accounts_runtime):
    account, now = add("editor"), datetime.now(UTC)
    token = program("editor")
    assert ask(token).status_code == 200
    for values in ({"created_at": now - timedelta(9), "expires_at": now}, {"revoked_at": now}):
        change(accounts_runtime, **values)
        assert ask(token).status_code == 401
        change(accounts_runtime, expires_at=now + timedelta(1), revoked_at=None)
    with accounts_runtime.database.writing() as session:
        set_disabled(session, OPERATOR, session.get(Account, account), disabled=True, now=now)
    assert ask(token).status_code == 401
    with accounts_runtime.database.writing() as session:
        set_disabled(session, OPERATOR, session.get(Account, account), disabled=False, now=now)
    assert ask(token).status_code == 401  # enabling the account gives no key back
    with accounts_runtime.database.writing() as session:
        close_account(session, OPERATOR, session.get(Account, account), now=now)
        assert session.exec(select(ApiToken)).all() == []


def test_a_program_revokes_its_own_token_and_the_log_says_by_which(ask, add, program, accounts_runtime):
    account = add("editor")
    token = program("editor")
    assert ask(token, method="DELETE").get_json()["in_force"] is False
    assert ask(token).status_code == 401
    with accounts_runtime.database.reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "revoke-token")).all()[-1]
        assert entry.actor == f"account-{account}/token-{entry.changes['token'][0]}"
        assert token not in json.dumps([row.changes for row in session.exec(select(AuditEntry)).all()])


def test_its_use_is_noted_once_an_hour(ask, add, program, accounts_runtime):
    add("editor")
    token, then = program("editor"), datetime.now(UTC) - timedelta(minutes=59)
    change(accounts_runtime, used_at=then)
    ask(token)
    with accounts_runtime.database.reading() as session:
        assert session.exec(select(ApiToken)).one().used_at == then
    change(accounts_runtime, used_at=then - timedelta(minutes=2))
    ask(token)
    with accounts_runtime.database.reading() as session:
        assert session.exec(select(ApiToken)).one().used_at > then


def test_an_administrator_who_owes_an_authenticator_acts_by_no_token(ask, add, program):
    add("admin", totp=False)
    assert ask(program("admin")).status_code == 403


def test_a_token_opens_no_page_and_a_cookie_no_address_of_programs(ask, add, program, person):
    add("editor")
    assert ask(program("editor"), "/en/account").status_code == 302
    someone = person()
    someone.sign_in("editor")
    someone.second_step()
    assert someone.is_in()
    assert someone.client.get(TOKEN).status_code == 401
