"""Two companies that know nothing of each other."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import Actor
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft, create_need
from talentmatch.models import Company, Skill

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
OURS, THEIRS = "cell-works", "vial-house"
EMPLOYER = Actor("kim@cell-works.example", "employer", 11, company_id=OURS)
COLLEAGUE = Actor("ann@cell-works.example", "employer", 12, company_id=OURS)
STRANGER = Actor("lou@vial-house.example", "employer", 13, company_id=THEIRS)


@pytest.fixture
def companies(session):
    for name in (OURS, THEIRS):
        session.add(Company(id=name, name=name.title(), checked_on=NOW.date()))
    session.flush()
    return session


def draft(skills=(), **fields):
    values = {"title": "QC analyst", "title_lang": "en", "region": "wallonia", **fields}
    return NeedDraft(NeedInput(**values), tuple(NeedSkillInput(skill_id=name) for name in skills))


def some_skills(session, number=2):
    return tuple(session.exec(select(Skill.id).order_by(Skill.id).limit(number)))


@pytest.fixture
def need(companies):
    asked = draft(some_skills(companies))
    return create_need(companies, EMPLOYER, OURS, asked, origin="blank", now=NOW)
