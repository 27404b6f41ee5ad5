"""The commands about accounts make the first administrator and let nobody in by accident."""

import re
import sqlite3

import pytest

LINK = re.compile(r"http://127\.0\.0\.1:8000/en/account/link/[\w-]{43}\Z")
ONE_DATABASE = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
pytestmark = ONE_DATABASE


@pytest.fixture
def typed(monkeypatch):
    """Type this password when asked."""

    def answer(password):
        monkeypatch.setattr("click.prompt", lambda _text, **_options: password)

    return answer


def test_create_admin_asks_for_a_password_and_makes_an_account(ready, typed):
    typed("vier blauwe fietsen")
    assert ready("accounts", "create-admin", "Ann@Example.org")[:2] == (0, "The account of ann@example.org is ready.\n")
    assert re.search(r"ann@example\.org +admin +- +active\n", ready("accounts", "list")[1])


def test_create_admin_refuses_an_easy_password_and_stores_nothing(ready, typed):
    typed("password1234")
    code, _, err = ready("accounts", "create-admin", "ann@example.org")
    assert (code, "easy to guess" in err) == (2, True)
    assert "There is no account yet." in ready("accounts", "list")[1]


def test_create_admin_prints_a_link_instead(ready):
    code, out, _ = ready("accounts", "create-admin", "ann@example.org", "--invite")
    assert (code, bool(LINK.match(out.splitlines()[-1]))) == (0, True)
    assert "invited" in ready("accounts", "list")[1]


def test_invite_prints_a_new_link_for_the_same_account(ready):
    asked = ("accounts", "invite", "piet@example.org", "--role", "provider_editor", "--provider", "vitalent")
    links = {ready(*asked)[1].splitlines()[-1] for _ in range(2)}
    assert (len(links), all(LINK.match(link) for link in links)) == (2, True)
    assert len(ready("accounts", "list")[1].splitlines()) == 1


@pytest.mark.parametrize("args", [("--role", "provider_editor"), ("--role", "editor", "--provider", "vitalent")])
def test_invite_wants_a_provider_for_a_provider_editor_alone(ready, args):
    code, _, err = ready("accounts", "invite", "piet@example.org", *args)
    assert (code, "a provider editor has one provider" in err) == (2, True)


def test_invite_names_the_company_of_an_employer(ready):
    asked = ("accounts", "invite", "els@example.org", "--role", "employer")
    code, _, err = ready(*asked)
    assert (code, "Company: an employer has one company" in err) == (2, True)
    assert ready(*asked, "--company", "gsk")[0] == 0
    assert re.search(r"els@example\.org +employer +gsk +invited\n", ready("accounts", "list")[1])


def test_disable_says_so_and_an_unknown_account_ends_with_status_2(ready):
    ready("accounts", "invite", "piet@example.org", "--role", "editor")
    assert ready("accounts", "disable", "piet@example.org")[0] == 0
    assert "disabled" in ready("accounts", "list")[1]
    assert ready("accounts", "invite", "piet@example.org", "--role", "editor")[0] == 2
    for command in ("disable", "reset-totp"):
        code, _, err = ready("accounts", command, "eve@example.org")
        assert (code, "There is no account of eve@example.org." in err) == (2, True)


def test_clean_says_what_it_removed(ready):
    told = "Requests of companies removed: 0\nReports of errors removed: 0\nShared plans emptied: 0, removed: 0\n"
    assert ready("accounts", "clean")[:2] == (0, told)


def test_reset_totp_says_what_it_did(ready):
    ready("accounts", "invite", "piet@example.org", "--role", "editor")
    assert ready("accounts", "reset-totp", "piet@example.org")[0] == 0


def test_audit_verify_names_the_entry_that_somebody_altered(ready, empty_url):
    ready("accounts", "invite", "piet@example.org", "--role", "editor")
    assert ready("audit", "verify")[:2] == (0, "The audit log is whole.\n")
    with sqlite3.connect(empty_url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE audit_entry SET actor = 'eve' WHERE id = 2")
    connection.close()
    code, _, err = ready("audit", "verify")
    assert (code, err) == (1, "The audit log was tampered with: entry 2 does not fit.\n")
