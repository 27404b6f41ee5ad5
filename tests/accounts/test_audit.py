"""The audit log tells who changed what, and shows when somebody tampered with it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.accounts.audit import history_of, record_change, verify_audit

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=timezone(timedelta(hours=1)))
ANN = Actor("ann@example.org", "editor", 1)


@pytest.fixture
def changed(session):
    record_change(session, ANN, "edit", ("programme", "one"), changes={"hours": (None, 8.0)}, now=NOW)
    record_change(session, OPERATOR, "edit", ("programme", "two"), changes={"title": ("A", "Â")}, now=NOW)
    record_change(session, ANN, "archive", ("programme", "one"), changes={}, now=NOW + timedelta(days=1))
    return session


def test_it_tells_the_history_of_a_record_newest_first(changed):
    newest, oldest = history_of(changed, "programme", "one")
    assert (newest.action, oldest.action) == ("archive", "edit")
    assert (oldest.actor, oldest.changes) == ("ann@example.org", {"hours": [None, 8.0]})
    assert oldest.at.astimezone(UTC) == datetime(2026, 11, 25, 8, 30, tzinfo=UTC)


def test_it_holds_as_it_was_written(changed):
    changed.expire_all()
    assert verify_audit(changed) is None


@pytest.mark.parametrize(
    ("tampering", "first"),
    [
        ("UPDATE audit_entry SET actor = 'somebody' WHERE record_id = 'two'", 2),
        ("DELETE FROM audit_entry WHERE record_id = 'two'", 2),
        ("DELETE FROM audit_entry WHERE action = 'archive'", 3),
        ("UPDATE audit_head SET digest = ''", 4),
    ],
)
def test_it_shows_where_somebody_tampered(changed, tampering, first):
    changed.execute(text(tampering))
    changed.expire_all()
    assert verify_audit(changed) == first
