"""People change their own password and address, take their data along and close their account."""

import json
import re

import pytest

from tests.web.account.conftest import PASSWORD

NEW = "zeven natte kranten"


@pytest.fixture
def ann(add, person):
    add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    return ann


def test_the_password_is_changed_with_the_present_one(ann, person, mails):
    other = person()
    other.sign_in("editor")
    sent = {"password": NEW, "again": NEW}
    for wrong in ({"proof": "wrong"}, {"proof": PASSWORD, "again": "other"}, {"proof": PASSWORD, "password": "short"}):
        assert ann.send("/en/account/password", **{**sent, **wrong}).status_code == 422
    assert (mails(), other.is_in()) == ([], True)
    assert ann.send("/en/account/password", **sent, proof=PASSWORD).location == "/en/account?done=password"
    assert (ann.is_in(), other.is_in()) == (True, False)
    assert [mail["Subject"] for mail in mails()] == ["Your password for talentmatch was changed"]
    assert person().sign_in("editor", password=NEW).status_code == 303


def test_the_address_is_changed_by_a_link_to_the_new_one(ann, person, mails):
    assert ann.send("/en/account/email", email="new@example.org", proof="wrong").status_code == 422
    assert ann.send("/en/account/email", email="new@", proof=PASSWORD).status_code == 422
    ann.pages.post("/en/account/email", data={"csrf_token": ann.token(), "email": "new@example.org", "proof": PASSWORD})
    (mail,) = mails()
    link = re.search(r"127\.0\.0\.1:8000(/en/account/email/\S+)", mail.get_content())[1]
    assert mail["To"] == "new@example.org"
    person().pages.get(link)
    assert "new@example.org" not in ann.pages.get("/en/account").text
    person().pages.post(link)
    assert [mail["To"] for mail in mails()] == ["editor@example.org"]
    assert "new@example.org" in ann.pages.get("/en/account").text
    assert person().client.get(link).status_code == 404


def test_an_address_that_has_an_account_is_answered_alike(ann, add, mails):
    add("employer")
    answers = {
        ann.send("/en/account/email", email=email, proof=PASSWORD).text.replace(ann.token(), "")
        for email in ("new@example.org", "employer@example.org")
    }
    assert (len(answers), [mail["To"] for mail in mails()]) == (1, ["new@example.org"])


def test_mail_comes_in_the_language_of_the_account(ann, mails):
    assert ann.send("/en/account/language", lang="nl").status_code == 303
    assert ann.send("/en/account/language", lang="xx").status_code == 400
    ann.client.post("/fr/account/forgotten", data={"csrf_token": ann.token(), "email": "editor@example.org"})
    assert "/nl/account/link/" in mails()[0].get_content()


def test_the_data_come_as_one_file(ann):
    answer = ann.client.get("/en/account/data")
    assert (answer.mimetype, "attachment" in answer.headers["Content-Disposition"]) == ("application/json", True)
    assert json.loads(answer.text)["account"]["email"] == "editor@example.org"


def test_an_account_is_closed_with_the_password(ann, person, mails):
    assert ann.send("/en/account/close", proof="wrong").status_code == 422
    assert ann.is_in()
    assert ann.send("/en/account/close", proof=PASSWORD).location == "/en/"
    assert not ann.is_in()
    assert person().sign_in("editor").status_code == 422
    assert [(mail["To"], mail["Subject"]) for mail in mails()] == [
        ("editor@example.org", "Your account on talentmatch is closed")
    ]


def test_an_administrator_closes_the_account_of_somebody_else(add, person, ann, mails):
    add()
    admin = person()
    admin.sign_in()
    admin.second_step()
    other = next(
        link
        for link in admin.pages.get("/en/admin/accounts").links()
        if re.search(r"/accounts/\d+$", link) and "editor@example.org" in admin.pages.get(link).text
    )
    ann.send("/en/account/language", lang="fr")
    admin.pages.get(f"{other}/close")
    assert admin.send(f"{other}/close").status_code == 303
    assert not ann.is_in()
    assert admin.client.get(other).status_code == 404
    page = admin.pages.get("/en/admin/audit").text
    assert "closed account" in page
    assert "editor@example.org" not in page


def test_an_authenticator_is_removed_by_its_owner_who_is_told(add, person, mails):
    add("employer")
    els = person()
    els.sign_in("employer")
    els.second_step()
    assert els.send("/en/account/authenticator/remove").status_code == 303
    assert [mail["Subject"] for mail in mails()] == ["The authenticator was removed"]
    later = person()
    assert later.sign_in("employer").location == "/en/account"
