"""Over the shipped catalogue, the pathways to twenty real job profiles are proven, and no smaller set would do."""

from datetime import date
from itertools import combinations

import pytest

from talentmatch.engine.pathway import OBJECTIVES
from talentmatch.matching.documents import wanted_skills
from talentmatch.matching.judged import AskedCatalogue
from talentmatch.matching.pathway import Wishes, plan_pathway
from talentmatch.matching.pathway.ground import need_of
from talentmatch.matching.pathway.offers import load_offers

TODAY = date(2026, 11, 25)
PROFILES = 20

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def session(shipped):
    with shipped.database.reading() as session:
        yield session


@pytest.fixture(scope="module")
def loaded(shipped, session):
    return shipped.live.current(session)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_they_are_proven_and_count_nothing_unknown_as_known(session, loaded, objective):
    wishes = Wishes(objective=objective, near="Gent" if objective == "nearest" else "", with_optional=True)
    profiles = AskedCatalogue(session, loaded).profiles(PROFILES)
    plans = [plan_pathway(session, loaded, one, wishes=wishes, today=TODAY) for one in profiles]
    assert len(plans) == PROFILES
    assert sum(len(plan.steps) > 1 for plan in plans) > PROFILES / 2
    for plan in plans:
        assert (plan.proven, plan.gap) == (True, 0)
        for step in plan.steps:
            programme = step.card.programme
            assert (programme.cost_eur is None) == (programme.id in plan.totals["euros"].unknown)


def test_no_smaller_set_teaches_as_much(session, loaded):
    compared = 0
    for one in AskedCatalogue(session, loaded).profiles(PROFILES):
        plan = plan_pathway(session, loaded, one, wishes=Wishes(), today=TODAY)
        need = need_of(wanted_skills(plan.card), Wishes()).essential
        offers = [offer.candidate.skills & need for offer in load_offers(session, need, town=None, day=TODAY).values()]
        taught = frozenset().union(*offers)
        assert {shown.skill.id for step in plan.steps for shown in step.adds} >= taught
        smaller = len(plan.steps) - 1
        if 0 < smaller <= 3:
            compared += 1
            assert not any(frozenset().union(*some) >= taught for some in combinations(set(offers), smaller))
    assert compared >= 5
