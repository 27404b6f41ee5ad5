"""A grave step asks for password or code once more, and keeps what was typed."""

import pytest
from sqlalchemy import text

from tests.web.account.conftest import PASSWORD, code
from tests.web.desk.conftest import filled

ACCOUNTS = "/en/admin/accounts"
INVITATION = {"name": "Piet", "email": "piet@example.org", "role": "editor", "lang": "nl"}


@pytest.fixture
def stale(add, person, accounts_runtime):
    """Give an administrator whose last proof lies too long ago."""
    add()
    admin = person()
    admin.sign_in()
    admin.second_step()
    with accounts_runtime.database.writing() as session:
        session.execute(text("UPDATE account_session SET confirmed_at = NULL"))
    return admin


def ask(stale, address, **fields):
    return stale.pages.post(address, 403, data={"csrf_token": stale.token(), **fields})


@pytest.mark.parametrize("proof", [PASSWORD, "code"])
def test_the_step_is_taken_with_what_was_typed_after_the_proof(stale, mails, proof):
    page = ask(stale, f"{ACCOUNTS}/invite", **INVITATION)
    assert mails() == []
    form = {**filled(page), "proof": [code(1) if proof == "code" else proof]}
    assert stale.client.post(page.all("form")[-1].get("action"), data=form).location == ACCOUNTS
    assert [mail["To"] for mail in mails()] == ["piet@example.org"]
    assert stale.send(f"{ACCOUNTS}/invite", **{**INVITATION, "email": "els@example.org"}).status_code == 303


def test_a_wrong_proof_is_asked_again_and_limited(stale, mails):
    page = stale.pages.post(f"{ACCOUNTS}/invite", 422, data={"csrf_token": stale.token(), **INVITATION, "proof": "x"})
    assert filled(page)["email"] == ["piet@example.org"]
    answers = [stale.send(f"{ACCOUNTS}/invite", **INVITATION, proof="x").status_code for _ in range(12)]
    assert (set(answers), mails()[:1]) == ({422, 429}, mails()[:1])
    assert stale.client.get(ACCOUNTS).status_code == 200


def test_every_grave_step_asks(stale, add, stored):
    other = add("editor")
    version = str(stored(other).version)
    steps = {
        f"{ACCOUNTS}/{other}": {"role": "admin", "version": version},
        f"{ACCOUNTS}/{other}/forget-authenticator": {},
        f"{ACCOUNTS}/{other}/close": {},
        "/en/account/authenticator/remove": {},
        "/en/admin/programmes/any/purge": {},
    }
    for address, fields in steps.items():
        assert "Is it you?" in ask(stale, address, **fields).title
    assert (stored(other).role, bool(stored(other).totp_secret), stored(other).closed_at) == ("editor", True, None)


def test_other_steps_do_not_ask(stale, add):
    other = add("editor")
    assert stale.send(f"{ACCOUNTS}/{other}/disable").status_code == 303
