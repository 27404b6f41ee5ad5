"""The training plan of a company, from its needs and its team to the programmes of the catalogue."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from talentmatch.accounts.actor import OPERATOR as ADMIN
from talentmatch.accounts.actor import Actor
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft, create_need
from talentmatch.employers.pool_inputs import TeamRoleInput
from talentmatch.employers.team import chosen_needs, load_open_needs, load_team, save_team
from talentmatch.matching.training import plan_training
from talentmatch.models import Company
from talentmatch.needs.queries import get_profile
from tests.counting import here

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
OURS, PROFILE = "cell-works", "profile-cleanroom-operator"
EMPLOYER = Actor("kim", "employer", 11, company_id=OURS)


@pytest.fixture
def company(session):
    session.add(Company(id=OURS, name="Cell Works", checked_on=NOW.date()))
    session.flush()
    return session


def add_need(session, *skills, people=3, optional=()):
    asked = [NeedSkillInput(skill_id=name) for name in skills]
    asked += [NeedSkillInput(skill_id=name, importance="optional") for name in optional]
    fields = NeedInput(title="Operator", title_lang="en", people=people)
    return create_need(session, ADMIN, OURS, NeedDraft(fields, tuple(asked)), origin="blank", now=NOW).id


def plan(session, *needs):
    chosen = chosen_needs(load_open_needs(session, EMPLOYER, OURS), needs)
    return plan_training(session, load_team(session, EMPLOYER, OURS), chosen, today=NOW.date())


def lines(found):
    return {line.skill.id: (line.gap.needed, line.gap.held, line.gap.missing) for line in found.lines}


def test_books_a_seat_for_every_person_that_lacks_a_skill(company):
    found = plan(company, add_need(company, "good-manufacturing-practice", "hplc", people=3, optional=["packaging"]))
    assert lines(found)["good-manufacturing-practice"] == (3, 0, 3)
    assert "packaging" not in lines(found)
    for line in found.lines:
        seats = sum(item.people for item in found.bookings if line.skill in item.teaches)
        assert seats >= line.gap.missing or not line.taught
    assert found.sums.proven


def test_counts_what_the_team_holds_by_its_job_profile(company):
    held = get_profile(company, PROFILE).essential[0].skill.id
    save_team(company, ADMIN, OURS, roles=[TeamRoleInput(profile_id=PROFILE, people=2)], seen={}, now=NOW)
    assert lines(plan(company, add_need(company, held, people=5)))[held] == (5, 2, 3)
    assert plan(company, add_need(company, held, people=2)).bookings == ()


def test_asks_the_database_as_often_for_many_needs_as_for_one(company):
    few = add_need(company, "good-manufacturing-practice")
    many = [add_need(company, name, people=2) for name in ("hplc", "aseptic-work", "packaging")]
    assert cost(company, few) == cost(company, few, *many)


def cost(session, *needs):
    found, engine = [], session.get_bind().engine
    plan(session, *needs)
    listen = (engine, "before_cursor_execute", here(lambda *_: found.append(1)))
    session.expunge_all()
    event.listen(*listen)
    plan(session, *needs)
    event.remove(*listen)
    return len(found)
