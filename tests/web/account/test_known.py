"""A browser that signed in before lets its owner in while strangers guess."""

from dataclasses import replace

from talentmatch.web.app import create_app

DEVICE = "talentmatch-device"
FIELDS = {"email": "editor@example.org", "password": "vier blauwe fietsen"}


def guess(person, times):
    eve = person()
    for number in range(times):
        address = {"REMOTE_ADDR": f"198.51.100.{number}"}
        yield eve.client.post(
            "/en/account/sign-in", data={**FIELDS, "password": "wrong"}, environ_base=address
        ).status_code


def test_the_owner_enters_while_a_stranger_guesses(add, person, mails):
    add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    ann.send("/en/account/sign-out")
    assert list(guess(person, 12)) == [422] * 9 + [429] * 3
    assert person().sign_in("editor").status_code == 429
    assert ann.sign_in("editor").status_code == 303
    assert ann.is_in()
    assert [(mail["To"], mail["Subject"]) for mail in mails()] == [
        ("editor@example.org", "Wrong passwords for your account on talentmatch")
    ]


def test_a_new_browser_is_told_of_once(add, person, mails):
    add("editor")
    ann = person()
    ann.sign_in("editor")
    assert (mails(sign_ins=True), ann.client.get_cookie(DEVICE)) == ([], None)
    ann.second_step()
    first = ann.client.get_cookie(DEVICE).value
    assert [mail["To"] for mail in mails(sign_ins=True)] == ["editor@example.org"]
    ann.sign_in("editor")
    ann.second_step(steps=1)
    assert ann.is_in()
    assert (mails(sign_ins=True), ann.client.get_cookie(DEVICE).value) == ([], first)


def test_a_known_browser_is_listed_and_forgotten(add, person):
    add("editor", totp=False)
    add("employer", totp=False)
    ann, eve = person(), person()
    ann.sign_in("editor")
    eve.sign_in("employer")
    page = ann.pages.get("/en/account")
    address = next(form.get("action") for form in page.all("form") if "/devices/" in form.get("action"))
    assert eve.send(address).status_code == 404
    assert ann.send(address).status_code == 303
    assert ann.send(address).status_code == 404
    assert "Browsers that we know" not in ann.pages.get("/en/account").text


def test_its_cookie_is_out_of_reach_of_scripts_and_other_hosts(add, accounts_runtime):
    add("editor", totp=False)
    settings = replace(accounts_runtime.settings, base_url="https://talentmatch.example")
    client = create_app(replace(accounts_runtime, settings=settings)).test_client()
    cookies = client.post("/en/account/sign-in", data=FIELDS).headers.getlist("Set-Cookie")
    device = next(cookie for cookie in cookies if cookie.startswith("__Host-talentmatch-device="))
    assert all(word in device for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=15552000"))
    assert "Domain" not in device


def test_a_used_recovery_code_is_told(add, person, mails, accounts_runtime):
    from talentmatch.accounts.recovery import make_codes

    account_id = add("editor")
    with accounts_runtime.database.writing() as session:
        codes = make_codes(session, account_id)
    ann = person()
    ann.sign_in("editor")
    ann.send("/en/account/second-step", code=codes[0])
    (mail,) = mails()
    assert (mail["Subject"], "9 recovery codes are left." in mail.get_content()) == ("A recovery code was used", True)
