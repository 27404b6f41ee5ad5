"""The daily command for needs asks once, in the person's language, and closes what has ended."""

import sqlite3
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from unittest.mock import Mock

import pytest

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
NEED = (
    "INSERT INTO skill_need (version, id, company_id, title, title_lang, occupation_uri, place_ids, people,"
    " languages_required, languages_wanted, education, description, visibility, expires_on, state, origin,"
    " created_at, published_at) VALUES (1, ?, 'gsk', ?, 'en', '', '[]', 1, '[]', '[]', '', '', 'named', ?,"
    " 'published', 'blank', ?, ?)"
)
JULY = datetime(2026, 7, 1, 9, tzinfo=UTC)
AUGUST = JULY + timedelta(days=31)


def clock(moment):
    return Mock(**{"now.return_value": moment})


@pytest.fixture
def two_needs(ready, empty_url):
    """Store a need that ends soon and one that has ended, of a company with one person."""
    ready("accounts", "invite", "els@gsk.example", "--role", "employer", "--company", "gsk")
    with sqlite3.connect(empty_url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE account SET lang = 'fr'")
        for name, title, ends in (("soon", "Filler", "2026-08-10"), ("over", "Packer", "2026-06-30")):
            connection.execute(NEED, (name, title, ends, "2026-01-01 00:00:00", "2026-01-01 00:00:00"))
    connection.close()


def test_remind_needs_asks_once_and_closes_what_has_ended(ready, two_needs, tmp_path, monkeypatch):
    folder = tmp_path / "instance" / "mail"
    monkeypatch.setattr("talentmatch.cli.needs.datetime", clock(JULY))
    code, out, _ = ready("remind-needs", "--dry-run")
    assert (code, "soon" in out, folder.exists()) == (0, True, False)
    code, out, _ = ready("remind-needs")
    assert (code, out.splitlines()[0]) == (0, "1 need has ended and was closed.")
    (mail,) = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("*.eml")]
    assert (mail["To"], "/fr/needs/post/" in mail.get_content()) == ("els@gsk.example", True)
    assert ready("remind-needs")[1].splitlines()[-1] == "Nothing is due."
    assert len(list(folder.glob("*.eml"))) == 1
    assert "Removed: 0 links" in ready("clean-need-links")[1]


def test_remind_needs_asks_nobody_in_august(ready, two_needs, tmp_path, monkeypatch):
    monkeypatch.setattr("talentmatch.cli.needs.datetime", clock(AUGUST))
    assert ready("remind-needs")[1].splitlines()[-1] == "Nothing is due."
    assert not (tmp_path / "instance" / "mail").exists()
