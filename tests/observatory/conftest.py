"""Needs of several companies over the small catalogue."""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from talentmatch.models import Company, CourseInstance, NeedSkill, Programme, ProgrammeInterest, SkillNeed

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TAUGHT, UNTAUGHT = "cleanroom-work", "batch-release"
FAR = date(2099, 1, 1)
NUMBERS = itertools.count(1)


@dataclass
class Filler:
    """Add companies, needs, interest and runs to a session."""

    session: object

    def company(self, name):
        if self.session.get(Company, name) is None:
            self.session.add(Company(id=name, name=f"Canary {name}", checked_on=NOW.date()))
            self.session.flush()

    def need(self, company, *skills, year=2026, **fields):
        self.company(company)
        values = {"state": "published", "region": "flanders", "expires_on": FAR, "origin": "blank"} | fields
        need_id = f"need{next(NUMBERS)}"
        at = datetime(year, 6, 1, tzinfo=UTC)
        self.session.add(SkillNeed(
            id=need_id, company_id=company, title="QC analyst", title_lang="en", created_at=at, published_at=at,
            **values,
        ))  # fmt: skip
        self.session.flush()
        self.session.add_all(
            NeedSkill(need_id=need_id, skill_id=skill, importance="essential") for skill in skills or [TAUGHT]
        )
        self.session.flush()

    def interest(self, company, programme, people, ends_on=FAR):
        self.company(company)
        self.session.add(ProgrammeInterest(
            company_id=company, programme_id=programme, people=people, starts_on=date(2019, 1, 1), ends_on=ends_on,
            created_at=NOW,
        ))  # fmt: skip
        self.session.flush()

    def run(self, name, programme, seats, **fields):
        values = {"status": "planned", "state": "published"} | fields
        self.session.add(CourseInstance(
            id=name, programme_id=programme, seats=seats, date_text="2027", date_precision="year",
            checked_on=NOW.date(), **values,
        ))  # fmt: skip
        self.session.flush()

    def programme(self, programme_id):
        return self.session.get_one(Programme, programme_id)


@pytest.fixture
def fill(session):
    return Filler(session)
