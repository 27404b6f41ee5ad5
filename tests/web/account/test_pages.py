"""Every page of accounts is valid in each language, and lists cost a constant number of queries."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from talentmatch.accounts.links import make_link
from talentmatch.models import Account
from tests.counting import here

ADMIN = (
    "/account",
    "/account/password",
    "/account/email",
    "/account/close",
    "/account/tokens",
    "/account/tokens/new",
    "/admin/accounts",
    "/admin/accounts/invite",
)


@pytest.fixture
def admin(add, person):
    add("admin")
    admin = person()
    admin.sign_in()
    admin.second_step()
    return admin


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_it_is_valid_for_an_administrator(admin, add, lang):
    for address in (*ADMIN, f"/admin/accounts/{add('editor')}", f"/admin/accounts/{add('employer', totp=False)}"):
        assert admin.pages.get(f"/{lang}{address}").tree.get("lang") == lang


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_it_is_valid_on_the_way_in(add, person, accounts_runtime, lang):
    account_id = add("editor")
    with accounts_runtime.database.writing() as session:
        key = make_link(session, session.get(Account, account_id), "invite", datetime.now(UTC))
    person().pages.get(f"/{lang}/account/link/{key}")
    ann = person()
    ann.sign_in("editor")
    ann.pages.get(f"/{lang}/account/second-step")
    bob, _ = person(), add("employer", totp=False)
    bob.sign_in("employer")
    bob.pages.get(f"/{lang}/account/authenticator")


@pytest.mark.parametrize("address", ["/en/admin/accounts", "/en/account"])
def test_more_accounts_and_sessions_cost_no_more_queries(admin, add, person, accounts_runtime, address):
    def queries():
        asked = []
        listen = (accounts_runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
        event.listen(*listen)
        admin.pages.get(address)
        event.remove(*listen)
        return len(asked)

    before = queries()
    for role in ("editor", "employer", "provider_editor"):
        add(role, totp=False)
        person().sign_in(role)
    assert queries() == before
