"""One's own account: authenticator, password, sessions."""

import re

import pyotp
import pytest

AUTHENTICATOR = "/en/account/authenticator"


def enrol(person):
    secret = person.pages.get(AUTHENTICATOR).texts("code")[0].replace(" ", "")
    return secret, person.send(AUTHENTICATOR, code=pyotp.TOTP(secret).now())


def test_an_administrator_sets_up_an_authenticator_before_anything_else(add, person):
    add(totp=False)
    ann = person()
    ann.sign_in()
    assert ann.client.get("/en/admin/accounts").location == AUTHENTICATOR
    assert ann.send("/en/admin/accounts/invite", email="eve@example.org").status_code == 403
    assert enrol(ann)[1].status_code == 200
    assert ann.client.get("/en/admin/accounts").status_code == 200


def test_the_recovery_codes_are_shown_once_and_each_lets_one_in_once(add, person, stored):
    account_id = add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    secret, answer = enrol(ann)
    codes = re.findall(r"<code>([a-z0-9-]{14})</code>", answer.text)
    assert (len(set(codes)), stored(account_id).totp_secret) == (10, secret)
    assert codes[0] not in ann.client.get("/en/account").text
    for expected in (True, False):
        later = person()
        later.sign_in("editor")
        later.send("/en/account/second-step", code=codes[0])
        assert later.is_in() is expected


def test_a_wrong_code_sets_nothing_up_and_keeps_the_secret(add, person, stored):
    account_id = add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    shown = ann.pages.get(AUTHENTICATOR).texts("code")
    page = ann.pages.post(AUTHENTICATOR, 422, data={"csrf_token": ann.token(), "code": "000000"})
    assert (page.texts("code"), stored(account_id).totp_secret) == (shown, "")


def test_an_authenticator_that_is_there_is_not_shown_again(add, person):
    add("editor")
    ann = person()
    ann.sign_in("editor")
    ann.second_step()
    assert ann.client.get(AUTHENTICATOR).status_code == 409


def test_the_sessions_are_listed_and_ended_one_by_one_or_all_others(add, person):
    add("editor", totp=False)
    here, phone, library = person(), person(), person()
    for browser in (phone, library, here):
        browser.sign_in("editor")
    forms = [f.get("action") for f in here.pages.get("/en/account").all("form") if "/sessions/" in f.get("action")]
    assert len(forms) == 3
    here.send(next(action for action in forms if action.endswith("/end")))
    assert sorted([here.is_in(), phone.is_in(), library.is_in()]) == [False, True, True]
    here.send("/en/account/sessions/end-others")
    assert [here.is_in(), phone.is_in(), library.is_in()] == [True, False, False]


def test_the_session_of_somebody_else_does_not_exist(add, person):
    add("editor", totp=False)
    add("employer", totp=False)
    ann, eve = person(), person()
    ann.sign_in("editor")
    eve.sign_in("employer")
    answers = {eve.send(f"/en/account/sessions/{number}/end").status_code for number in range(1, 60) if number % 2}
    assert ann.is_in()
    assert 404 in answers


def test_a_forgotten_password_is_set_by_a_link_that_works_once(add, person, mails):
    add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    person().client.post(
        "/fr/account/forgotten", data={"email": "Editor@example.org"}, headers={"Host": "evil.example"}
    )
    mail = mails()[0]
    link = re.search(r"http://127\.0\.0\.1:8000(/en/account/link/[\w-]{43})\n", mail.get_content())[1]
    assert (mail["To"], "evil" in mail.get_content()) == ("editor@example.org", False)
    new = {"password": "zeven natte kranten", "again": "zeven natte kranten"}
    assert person().client.post(link, data={**new, "again": "other"}).status_code == 422
    assert person().client.post(link, data={"password": "password1234", "again": "password1234"}).status_code == 422
    answer = person().client.post(link, data=new)
    assert (answer.status_code, answer.location) == (303, "/en/account/sign-in?changed=1")
    assert not ann.is_in()
    assert (person().client.get(link).status_code, person().client.post(link, data=new).status_code) == (404, 404)
    later = person()
    later.sign_in("editor", password="zeven natte kranten")
    assert later.is_in()
    assert [notice["To"] for notice in mails()] == ["editor@example.org"]


def test_an_unknown_address_gets_the_same_answer_and_no_mail(add, person, mails):
    add("editor")
    answers = {
        person().client.post("/en/account/forgotten", data={"email": email}).text
        for email in ("editor@example.org", "nobody@example.org", "", "\x00")
    }
    assert len(answers) == 1
    assert [mail["To"] for mail in mails()] == ["editor@example.org"]


def test_asking_again_and_again_is_limited(person):
    answers = [person().client.post("/en/account/forgotten", data={"email": "x@example.org"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


@pytest.mark.parametrize("key", ["x", "-" * 43, "%00", "a" * 3000])
def test_a_link_that_nobody_made_leads_nowhere(person, key):
    assert person().client.get(f"/en/account/link/{key}").status_code == 404
