"""Two companies, their people, and others who also ask for places."""

from datetime import timedelta

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.employers.interests import create_interest
from talentmatch.employers.pool_inputs import InterestInput
from talentmatch.models import Company
from tests.web.needs.conftest import NOW, OURS, THEIRS, add_need, mails, own, visitor

COURSE = "aptaskil-operateur-usp"
THIRD = "third-lab"
__all__ = ["add_need", "mails", "own", "visitor"]


@pytest.fixture
def add_interest(own):
    """Let a company ask for places; the third company is made when it is needed."""

    def add(company_id=OURS, *, people=4, programme_id=COURSE, region="wallonia"):
        days = {"starts_on": NOW.date() + timedelta(5), "ends_on": NOW.date() + timedelta(30)}
        with own.database.writing() as session:
            if session.get(Company, company_id) is None:
                session.add(Company(id=company_id, name=company_id.title(), checked_on=NOW.date()))
                session.flush()
            data = InterestInput(people=people, region=region, **days)
            row = create_interest(session, OPERATOR, (company_id, programme_id), data=data, now=NOW)
            return row.id

    return add


@pytest.fixture
def three(add_interest):
    """Let three companies ask for places in one course."""
    for company_id in (OURS, THEIRS, THIRD):
        add_interest(company_id)
