"""People sign in with a password and a code; an old cookie opens nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.service import set_disabled, set_password
from talentmatch.web.account.pages import safe_next
from talentmatch.web.app import create_app
from talentmatch.web.sessions import short_agent
from tests.web.account.conftest import code

OWN = "/en/account"
OUTSIDE = [
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "https:evil.example", "javascript:alert(1)", "/%2f/evil.example\r\n", "/en/\r\nSet-Cookie: a=b",
    "http:///evil.example", "/en@evil.example", "//evil.example/en/account", "en/account", " //evil.example",
    "/en\\..\\evil", "data:text/html,x", "/de/", "https://[", "/static/css/base.css", "/\t/evil.example", "/en/é",
    "x" * 3000,
]  # fmt: skip


def test_a_password_without_an_authenticator_is_enough_for_an_editor(add, person):
    add("editor", totp=False)
    ann = person()
    answer = ann.sign_in("editor")
    assert (answer.status_code, answer.location) == (303, OWN)
    assert ann.is_in()


def test_the_password_alone_opens_nothing_where_there_is_an_authenticator(add, person):
    add()
    ann = person()
    assert ann.sign_in().location == "/en/account/second-step"
    assert not ann.is_in()
    assert ann.second_step().location == OWN
    assert ann.is_in()


def test_a_code_is_refused_the_second_time(add, person):
    add()
    ann, eve = person(), person()
    ann.sign_in()
    eve.sign_in()
    seen = code()
    ann.send("/en/account/second-step", code=seen)
    answer = eve.send("/en/account/second-step", code=seen)
    assert (answer.status_code, eve.is_in()) == (422, False)


def test_each_step_gives_a_new_token(add, person):
    add("editor")
    ann, tokens = person(), set()
    ann.client.set_cookie("talentmatch", "chosen-by-somebody-else")
    for step in (lambda: ann.sign_in("editor"), ann.second_step, lambda: ann.sign_in("editor")):
        step()
        tokens.add(ann.cookie())
    assert len(tokens - {"chosen-by-somebody-else"}) == 3


def test_an_unknown_account_a_wrong_password_and_a_disabled_account_read_the_same(add, person, accounts_runtime):
    add("editor")
    disabled = add("employer")
    with accounts_runtime.database.writing() as session:
        set_disabled(session, OPERATOR, get_account_by_id(session, disabled), disabled=True, now=datetime.now(UTC))
    answers = {
        person().sign_in(role, password=password).text.replace(f"{role}@example.org", "")
        for role, password in [("editor", "wrong"), ("nobody", "wrong"), ("employer", "vier blauwe fietsen")]
    }
    assert len(answers) == 1
    assert "The e-mail address or the password is not right." in answers.pop()


@pytest.mark.parametrize("email", ["\x00", "ann\ud800@example.org", "x" * 5000, "é@é.be", "' OR 1=1 --"])
def test_what_is_no_address_is_refused_like_any_other(person, email):
    answer = person().client.post(
        "/en/account/sign-in", data={"email": email.encode("utf-8", "surrogatepass"), "password": "x"}
    )
    assert answer.status_code == 422


def test_a_stranger_is_stopped_after_ten_attempts_in_five_minutes(add, person):
    add("editor")
    answers = [person().sign_in("editor", password="wrong") for _ in range(12)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429] * 2
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 30
    assert "Wait 1 min" in answers[-1].text


def test_codes_cannot_be_tried_one_after_the_other(add, person):
    add("editor")
    eve = person()
    eve.sign_in("editor")
    answers = [eve.send("/en/account/second-step", code="000000").status_code for _ in range(11)]
    assert (set(answers[:10]), answers[-1], eve.is_in()) == ({422}, 429, False)


def test_signing_out_ends_the_session_for_good(add, person):
    add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    old = ann.cookie()
    assert ann.send("/en/account/sign-out").location == "/en/"
    assert ann.cookie() == ""
    ann.client.set_cookie("talentmatch", old)
    assert not ann.is_in()


@pytest.mark.parametrize(
    "change",
    [
        lambda session, account: set_password(session, OPERATOR, account, hashed="x", now=datetime.now(UTC)),
        lambda session, account: set_disabled(session, OPERATOR, account, disabled=True, now=datetime.now(UTC)),
        lambda session, _account: session.execute(
            text("UPDATE account_session SET created_at = '2020-01-01 00:00:00'")
        ),
    ],
    ids=["another password", "disabling", "time"],
)
def test_a_cookie_is_worth_nothing_after(add, person, accounts_runtime, change):
    account_id = add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    assert ann.is_in()
    with accounts_runtime.database.writing() as session:
        change(session, get_account_by_id(session, account_id))
    assert not ann.is_in()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_hosts(add, site):
    add("editor", totp=False)
    fields = {"email": "editor@example.org", "password": "vier blauwe fietsen"}
    plain = site.test_client().post("/en/account/sign-in", data=fields).headers["Set-Cookie"]
    assert plain.startswith("talentmatch=")
    assert all(word in plain for word in ("HttpOnly", "SameSite=Lax", "Path=/"))
    secure = (
        site.test_client().post("/en/account/sign-in", data=fields, base_url="https://localhost").headers["Set-Cookie"]
    )
    assert secure.startswith("__Host-talentmatch=")
    assert all(word in secure for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in secure


def test_a_page_that_needs_an_account_comes_back_after_signing_in(add, person):
    add()
    ann = person()
    asked = ann.client.get("/fr/admin/accounts")
    assert (asked.status_code, asked.location) == (302, "/fr/account/sign-in?next=/fr/admin/accounts")
    assert ann.sign_in(next="/fr/admin/accounts").location == "/en/account/second-step?next=/fr/admin/accounts"
    assert ann.second_step(next="/fr/admin/accounts").location == "/fr/admin/accounts"


@pytest.mark.parametrize("wanted", OUTSIDE)
def test_nobody_is_led_to_another_site(wanted):
    assert safe_next(wanted) == ""


@pytest.mark.parametrize("wanted", ["/nl/", "/en/search?q=a%20b&page=2", "/fr/admin/accounts/3"])
def test_a_page_of_ours_is_kept(wanted):
    assert safe_next(wanted) == wanted


def test_the_form_leads_nobody_to_another_site(add, person):
    add("editor", totp=False)
    assert person().sign_in("editor", next="//evil.example").location == OWN


def test_what_a_signed_in_person_sees_is_kept_nowhere(add, person):
    add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    for address in (OWN, "/en/how-it-works", "/en/nope"):
        answer = ann.client.get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Cookie" in answer.headers["Vary"]
        assert "Ann editor" in answer.text
    assert "Ann editor" not in person().client.get("/en/how-it-works").text


def test_the_cookie_is_for_https_alone_where_the_site_is(add, accounts_runtime):
    add("editor", totp=False)
    settings = replace(accounts_runtime.settings, base_url="https://talentmatch.example")
    client = create_app(replace(accounts_runtime, settings=settings)).test_client()
    fields = {"email": "editor@example.org", "password": "vier blauwe fietsen"}
    assert client.post("/en/account/sign-in", data=fields).headers["Set-Cookie"].startswith("__Host-talentmatch=")


@pytest.mark.parametrize(
    ("agent", "short"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150 Safari/537.36 Edg/150", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", ""),
    ],
)
def test_a_browser_is_told_by_its_name(agent, short):
    assert short_agent(agent) == short
