"""Who edits, and what: persons as roles, and values to begin with."""

from datetime import UTC, datetime

import pytest

from talentmatch.accounts.actor import Actor
from talentmatch.catalogue.records import PROGRAMME, values_of
from talentmatch.models import Programme

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SCHOOL = "gmp-atmp-summer-school"
EDITOR = Actor("ann@example.org", "editor", 1)
COLLEAGUE = Actor("bob@example.org", "editor", 2)
ADMIN = Actor("root@example.org", "admin", 3)
STRANGER = Actor("eve@example.org", "provider_editor", 5, provider_id="aptaskil")


@pytest.fixture
def owner(session):
    """Give the editor of the provider of the summer school, who is not trusted."""
    return Actor("own@example.org", "provider_editor", 4, provider_id=session.get_one(Programme, SCHOOL).provider_id)


@pytest.fixture
def school(session):
    return session.get_one(Programme, SCHOOL)


def entered(row, **changes):
    """Return what the form of a programme holds after somebody changed it."""
    return PROGRAMME.input(**{**values_of(PROGRAMME, row), **changes})
