"""People make tokens for their programs, see them and revoke them."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlmodel import select

from talentmatch.models import ApiToken

TOKENS = "/en/account/tokens"
TYPED = {"name": "Our website", "scopes": "needs:write", "days": "30"}


@pytest.fixture
def someone(add, person):
    """Give somebody of a role who is signed in."""

    def signed_in(role="employer"):
        add(role)
        someone = person()
        someone.sign_in(role)
        someone.second_step()
        return someone

    return signed_in


def stored(runtime):
    with runtime.database.reading() as session:
        return session.exec(select(ApiToken)).all()


def test_a_token_is_shown_once_works_and_its_owner_is_told(someone, mails, site, accounts_runtime):
    employer = someone()
    shown = employer.send(f"{TOKENS}/new", **TYPED)
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "no-store")
    (secret,) = re.findall(r"tm_[\w-]{43}", shown.text)
    (row,) = stored(accounts_runtime)
    assert (row.scopes, (row.expires_at - row.created_at).days) == (["needs:write"], 30)
    assert secret not in row.model_dump().values()
    bare = site.test_client(use_cookies=False)
    assert bare.get("/api/v1/token", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    listed = employer.pages.get(TOKENS)
    assert "Our website" in listed.text
    assert secret not in listed.response.text
    (mail,) = mails()
    assert "Our website" in mail.get_content()
    assert secret not in mail.get_content()


def test_a_form_that_does_not_fit_is_shown_again(someone, accounts_runtime):
    employer = someone()
    faults = [("name", ""), ("scopes", "catalogue:write"), ("scopes", "all"), ("days", "366"), ("days", "9" * 5_000)]
    for field, wrong in faults:
        form = {"csrf_token": employer.token(), **TYPED, field: wrong}
        page = employer.pages.post(f"{TOKENS}/new", 422, data=form)
        assert page.all("div", role="alert")
    assert stored(accounts_runtime) == []


def test_a_token_is_made_with_a_fresh_proof_alone(someone, accounts_runtime):
    employer = someone()
    with accounts_runtime.database.writing() as session:
        session.execute(text("UPDATE account_session SET confirmed_at = NULL"))
    employer.pages.post(f"{TOKENS}/new", 403, data={"csrf_token": employer.token(), **TYPED})
    assert stored(accounts_runtime) == []


def test_an_administrator_without_authenticator_makes_none(add, person, accounts_runtime):
    add(totp=False)
    admin = person()
    admin.sign_in()
    assert admin.send(f"{TOKENS}/new", **{**TYPED, "scopes": []}).status_code == 403
    assert stored(accounts_runtime) == []


def test_its_owner_and_administrators_revoke_it_and_nobody_else(someone, program, accounts_runtime):
    employer, editor, admin = someone("employer"), someone("editor"), someone("admin")
    program("employer")
    (row,) = stored(accounts_runtime)
    assert editor.send(f"{TOKENS}/{row.id}/revoke").status_code == 404
    assert "Our website" in admin.pages.get(f"/en/admin/accounts/{row.account_id}").text
    assert admin.send(f"/en/admin/accounts/1{row.account_id}/tokens/{row.id}/revoke").status_code == 404
    assert stored(accounts_runtime)[0].revoked_at is None
    assert admin.send(f"/en/admin/accounts/{row.account_id}/tokens/{row.id}/revoke").status_code == 303
    assert stored(accounts_runtime)[0].revoked_at <= datetime.now(UTC)
    program("employer")
    newest = stored(accounts_runtime)[-1]
    assert employer.send(f"{TOKENS}/{newest.id}/revoke").location == TOKENS
    assert employer.send(f"{TOKENS}/{newest.id}/revoke").status_code == 404
    assert "Revoked on" in employer.pages.get(TOKENS).text
