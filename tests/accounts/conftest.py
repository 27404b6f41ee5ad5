"""Accounts to test with, in a session that is rolled back."""

from datetime import UTC, datetime

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.service import create_account

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture
def make(session):
    """Make an account of a role."""

    def account(role="editor", email="ann@example.org", provider_id=None, company_id=None):
        company_id = company_id or ("gsk" if role == "employer" else None)
        data = AccountInput(email=email, name="Ann Peeters", role=role, provider_id=provider_id, company_id=company_id)
        return create_account(session, OPERATOR, data, now=NOW)

    return account
