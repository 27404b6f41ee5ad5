"""A shared plan opens by its code alone, holds what it says, and is over when it says so."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import ANYBODY, OPERATOR
from talentmatch.errors import Gone, InvalidData, NotFound
from talentmatch.models import AuditEntry, SharedPlan
from talentmatch.plans.cleaning import REMEMBERED, CleanedPlans, clean_plans
from talentmatch.plans.codes import LENGTH, grouped, new_code, read_code, written
from talentmatch.plans.inputs import read_plan
from talentmatch.plans.service import end_plan, open_plan, share_plan

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
PLAN = {
    "profile_id": "profile-aseptic-operator",
    "skill_ids": ["aseptic-work"],
    "programme_ids": ["gmp-atmp-summer-school", "gone-for-long"],
    "objective": "nearest",
    "chosen": {"region": ["flanders"]},
    "place_id": "niel",
    "lang": "fr",
    "days": 30,
}


@pytest.fixture
def shared(session):
    return share_plan(session, ANYBODY, read_plan(PLAN), now=NOW)


def test_it_opens_by_its_code_however_that_is_typed(session, shared):
    typed = grouped(shared.code).lower().replace("0", "o").replace("1", "l").replace("-", " ")
    plan = open_plan(session, typed, now=NOW + timedelta(days=29))
    assert (plan.skill_ids, plan.chosen, plan.place_id) == (["aseptic-work"], {"region": ["flanders"]}, "niel")
    assert plan.programme_ids == ["gmp-atmp-summer-school"]


def test_it_keeps_no_secret_in_the_database_and_no_skill_in_the_log(session, shared):
    row = session.exec(select(SharedPlan)).one()
    assert not {shared.code, shared.end_code} & {row.code_hash, row.end_hash}
    entry = session.exec(select(AuditEntry).where(AuditEntry.action == "share")).one()
    assert set(entry.changes) == {"expires_at"}


def test_a_typing_error_is_told_from_a_code_that_opens_nothing(session, shared):
    wrong = ("0" if shared.code[0] != "0" else "2") + shared.code[1:]
    with pytest.raises(InvalidData, match="typing error"):
        open_plan(session, wrong, now=NOW)
    with pytest.raises(InvalidData, match=str(LENGTH)):
        open_plan(session, shared.code[:-1], now=NOW)
    with pytest.raises(NotFound):
        open_plan(session, new_code(), now=NOW)


def test_a_code_is_read_as_it_was_written():
    for secret in (0, 1, 2**128 - 1, 2**127 + 12345):
        assert read_code(grouped(written(secret))) == written(secret)
        assert len(written(secret)) == LENGTH


def test_only_the_second_code_ends_it_and_then_nothing_is_left(session, shared):
    with pytest.raises(InvalidData, match="does not end"):
        end_plan(session, ANYBODY, (shared.code, shared.code), now=NOW)
    end_plan(session, ANYBODY, (shared.code, shared.end_code), now=NOW)
    with pytest.raises(Gone, match="ended"):
        open_plan(session, shared.code, now=NOW)
    row = session.exec(select(SharedPlan)).one()
    assert (row.profile_id, row.skill_ids, row.chosen, row.place_id) == ("", [], {}, None)


def test_it_is_over_after_its_last_day_and_is_then_emptied_and_later_removed(session, shared):
    over = NOW + timedelta(days=30)
    with pytest.raises(Gone, match="last day"):
        open_plan(session, shared.code, now=over)
    assert clean_plans(session, OPERATOR, now=over) == CleanedPlans(1, 0)
    with pytest.raises(Gone, match="last day"):
        open_plan(session, shared.code, now=over)
    assert clean_plans(session, OPERATOR, now=over + REMEMBERED) == CleanedPlans(0, 1)
    with pytest.raises(NotFound):
        open_plan(session, shared.code, now=over)


def test_it_takes_no_free_text_and_no_time_that_is_not_offered():
    for change in ({"days": 400}, {"chosen": {"name": ["ann"]}}, {"objective": "best"}, {"skill_ids": ["Ann Peeters"]}):
        with pytest.raises(InvalidData, match=next(iter(change))):
            read_plan(PLAN | change)


def test_it_takes_only_what_the_catalogue_knows(session):
    for change in ({"skill_ids": ["no-skill"]}, {"place_id": "nowhere"}, {"profile_id": "no-job"}):
        with pytest.raises((InvalidData, NotFound)):
            share_plan(session, ANYBODY, read_plan(PLAN | change), now=NOW)
