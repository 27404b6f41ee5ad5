"""The command that asks providers says whom, and mails one link for all that is due."""

import sqlite3
from email import message_from_bytes, policy

import pytest

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


def test_ask_providers_sends_one_mail_with_all_that_is_due(ready, empty_url, tmp_path):
    assert ready("ask-providers")[:2] == (0, "Nothing is due.\n")
    ready("accounts", "invite", "piet@example.org", "--role", "provider_editor", "--provider", "aptaskil")
    with sqlite3.connect(empty_url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE programme SET checked_on = '2024-01-01'")
    connection.close()
    folder = tmp_path / "instance" / "mail"
    code, out, _ = ready("ask-providers", "--dry-run")
    assert (code, "piet@example.org" in out, "no account to ask" in out, folder.exists()) == (0, True, True, False)
    assert ready("ask-providers")[0] == 0
    (mail,) = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("*.eml")]
    text = mail.get_content()
    assert mail["To"] == "piet@example.org"
    assert (text.count("/en/account/confirm/"), text.count("\n- ") > 1) == (1, True)
