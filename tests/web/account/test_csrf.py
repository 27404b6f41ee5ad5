"""Nothing changes at the wish of another site."""

import pytest

SIGN_OUT = "/en/account/sign-out"


@pytest.fixture
def ann(add, person):
    add("editor", totp=False)
    ann = person()
    ann.sign_in("editor")
    return ann


@pytest.mark.parametrize("address", [SIGN_OUT, "/en/account/sessions/end-others", "/en/match", "/en/account/sign-in"])
@pytest.mark.parametrize("token", [None, "", "wrong", "é", "\ud800"])
def test_a_form_without_the_token_of_the_session_is_refused(ann, address, token):
    data = {} if token is None else {"csrf_token": token.encode("utf-8", "surrogatepass")}
    assert ann.client.post(address, data=data).status_code == 403
    assert ann.is_in()


def test_the_token_of_another_session_is_refused(ann, add, person):
    add("employer", totp=False)
    eve = person()
    eve.sign_in("employer")
    assert eve.token()
    assert ann.client.post(SIGN_OUT, data={"csrf_token": eve.token()}).status_code == 403
    assert ann.is_in()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_token(ann, headers):
    assert ann.client.post(SIGN_OUT, data={"csrf_token": ann.token()}, headers=headers).status_code == 403
    assert ann.is_in()


def test_nobody_is_signed_in_from_another_site(add, person):
    add("editor", totp=False)
    eve = person()
    fields = {"email": "editor@example.org", "password": "vier blauwe fietsen"}
    answer = eve.client.post("/en/account/sign-in", data=fields, headers={"Origin": "https://evil.example"})
    assert (answer.status_code, eve.cookie()) == (403, "")


def test_every_form_that_changes_something_carries_the_token(ann):
    for address in ("/en/account", "/en/match", "/en/account/authenticator", "/en/account/sign-in"):
        page = ann.pages.get(address)
        forms = [form for form in page.all("form") if form.get("method") == "post"]
        assert forms
        for form in forms:
            assert [e for e in form.iter("input") if e.get("name") == "csrf_token"], f"{address}: {form.get('action')}"


def test_a_page_that_holds_the_token_is_not_compressed(ann, person):
    zipped = {"Accept-Encoding": "gzip"}
    assert "Content-Encoding" not in ann.client.get("/en/match", headers=zipped).headers
    assert person().client.get("/en/match", headers=zipped).headers["Content-Encoding"] == "gzip"
