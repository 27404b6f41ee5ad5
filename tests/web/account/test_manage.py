"""Administrators invite people, change their roles and shut them out."""

import re

import pytest

ACCOUNTS = "/en/admin/accounts"


@pytest.fixture
def admin(add, person):
    add()
    admin = person()
    admin.sign_in()
    admin.second_step()
    return admin


def test_an_invited_person_sets_a_password_and_signs_in(admin, person, mails):
    fields = {"name": "Piet Claes", "email": "Piet@example.org", "role": "provider_editor", "provider_id": "vitalent"}
    assert admin.send(f"{ACCOUNTS}/invite", **fields).location == ACCOUNTS
    link = re.search(r"127\.0\.0\.1:8000(/en/account/link/\S+)", mails()[0].get_content())[1]
    piet = person()
    page = piet.pages.get(link)
    assert "piet@example.org" in page.text
    piet.send(link, password="zeven natte kranten", again="zeven natte kranten")
    piet.sign_in("piet", password="zeven natte kranten")
    assert piet.is_in()
    assert piet.client.get(ACCOUNTS).status_code == 403


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "piet"}, "email"),
        ({"name": " "}, "name"),
        ({"role": "king"}, "role"),
        ({"email": "admin@example.org"}, "email"),
        ({"role": "provider_editor"}, "provider_id"),
        ({"role": "employer"}, "company_id"),
        ({"role": "employer", "company_id": "nobody"}, "company_id"),
    ],
)
def test_an_invitation_that_does_not_fit_comes_back_with_what_is_wrong(admin, mails, changed, field):
    fields = {"name": "Piet", "email": "piet@example.org", "role": "editor", **changed}
    page = admin.pages.post(f"{ACCOUNTS}/invite", 422, data={"csrf_token": admin.token(), **fields})
    assert [link.get("href") for link in page.all("a") if link.get("href").startswith("#")][-1] == f"#{field}"
    assert mails() == []


def test_a_form_cannot_set_what_it_does_not_offer(admin, stored, add):
    other = add("editor")
    before = stored(other)
    answer = admin.send(
        f"{ACCOUNTS}/{other}", role="employer", company_id="gsk", version=str(before.version),
        email="eve@example.org", password_hash="x", id="1", totp_secret="",
    )  # fmt: skip
    after = stored(other)
    assert (answer.status_code, after.role) == (303, "employer")
    assert (after.email, after.password_hash, after.totp_secret) == (
        before.email,
        before.password_hash,
        before.totp_secret,
    )


def test_a_save_over_a_newer_version_is_a_conflict(admin, add, stored):
    other = add("editor")
    version = str(stored(other).version)
    assert admin.send(f"{ACCOUNTS}/{other}", role="employer", company_id="gsk", version=version).status_code == 303
    assert admin.send(f"{ACCOUNTS}/{other}", role="admin", version=version).status_code == 409
    assert admin.send(f"{ACCOUNTS}/{other}", role="admin", version="x").status_code == 422
    assert stored(other).role == "employer"


@pytest.mark.parametrize("step", ["disable", "end-sessions", "forget-authenticator"])
def test_a_person_is_shut_out_at_once(admin, add, person, step):
    other = add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    assert admin.send(f"{ACCOUNTS}/{other}/{step}").status_code == 303
    assert not ann.is_in()
    assert (ann.sign_in("editor").status_code == 422) is (step == "disable")


def test_whoever_loses_the_authenticator_is_told(admin, add, mails):
    other = add("editor")
    admin.send(f"{ACCOUNTS}/{other}/forget-authenticator")
    assert [(mail["To"], mail["Subject"]) for mail in mails()] == [
        ("editor@example.org", "The authenticator was removed")
    ]


def test_a_disabled_account_is_let_in_again(admin, add, person):
    other = add("editor", totp=False)
    admin.send(f"{ACCOUNTS}/{other}/disable")
    assert admin.send(f"{ACCOUNTS}/{other}/invite").status_code == 409
    admin.send(f"{ACCOUNTS}/{other}/enable")
    ann = person()
    ann.sign_in("editor")
    assert ann.is_in()


def test_nobody_shuts_themselves_out(admin, add, accounts_runtime):
    from talentmatch.accounts.queries import get_account

    with accounts_runtime.database.reading() as session:
        own = get_account(session, "admin@example.org").id
    assert admin.send(f"{ACCOUNTS}/{own}/disable").status_code == 400
    assert admin.is_in()
    assert "This is your own account" in admin.pages.get(f"{ACCOUNTS}/{own}").text


@pytest.mark.parametrize("address", [f"{ACCOUNTS}/99999", f"{ACCOUNTS}/99999/disable", f"{ACCOUNTS}/1/explode"])
def test_what_is_not_there_is_not_found(admin, address):
    assert admin.send(address, role="editor").status_code == 404
