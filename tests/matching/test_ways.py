"""The ways side by side, the languages they take for granted, and no more queries for it."""

from datetime import date

import pytest
from sqlalchemy import event

from talentmatch.matching.documents import profile_skills
from talentmatch.matching.pathway import WAYS, Barrier, Wishes, plan_ways
from talentmatch.matching.pathway.ground import load_ground
from talentmatch.matching.pathway.plan import ways_over
from talentmatch.models import Programme, ProgrammeSkill, Skill
from talentmatch.needs.queries import get_profile
from tests.counting import here

TODAY = date(2026, 11, 26)
JOB = "pfizer-technical-operator"
DUTCH, FRENCH = "vitalent-jobseekers", "aptaskil-operateur-aseptique"


@pytest.fixture
def ways(session, runtime):
    def planned(job=JOB, **wishes):
        loaded = runtime.live.current(session)
        asked = profile_skills(get_profile(session, job))
        return plan_ways(session, loaded, asked, wishes=Wishes(**wishes), today=TODAY)

    return planned


def test_it_shows_every_different_way_once_and_the_nearest_only_from_a_town(ways):
    (same,) = ways().compared
    assert same.objectives == ("smallest", "shortest", "cheapest")
    assert [name for one in ways(near="Antwerpen").compared for name in one.objectives] == list(WAYS)


def test_it_tells_apart_ways_that_differ(session, ways):
    session.get(Programme, "vitalent-theme-packaging").cost_eur = 0
    session.flush()
    held = frozenset({"aseptic-work", "filling-line-operation"})
    found = ways(held=held, objective="cheapest")
    assert [one.objectives for one in found.compared] == [("smallest", "shortest"), ("cheapest",)]
    assert found.chosen.programmes == ("vitalent-theme-packaging",)


def test_it_counts_what_else_teaches_the_same(ways):
    others = {skill: number for step in ways().chosen.steps for skill, number in step.others.items()}
    assert (others["aseptic-work"], others["packaging-line-operation"]) == (0, 1)


def test_a_programme_withdrawn_since_it_was_read_is_a_step_of_no_way(session, runtime):
    asked = profile_skills(get_profile(session, JOB))
    ground = load_ground(session, runtime.live.current(session), asked, wishes=Wishes(), today=TODAY)
    first = ways_over(session, ground, ["smallest"])["smallest"]
    assert DUTCH in first.programmes
    session.get(Programme, DUTCH).state = "archived"
    session.flush()
    again = ways_over(session, ground, ["smallest"])["smallest"]
    assert DUTCH not in again.programmes
    taught = {shown.skill.id for step in again.steps for shown in step.adds}
    assert taught | {skill.id for skill in again.open + again.left} == {skill.id for skill in first.missing}


def test_a_language_that_somebody_does_not_follow_is_a_step_and_rules_nothing_out(session, ways):
    session.get(Programme, DUTCH).languages = ["nl"]
    session.flush()
    silent, french = ways(), ways(speaks=frozenset({"fr"}))
    assert silent.languages == ()
    assert french.chosen.programmes == silent.chosen.programmes
    assert [(step.barrier, step.steps, step.courses) for step in french.languages] == [(Barrier("nl", "B1"), 1, ())]


def test_a_language_step_leads_to_the_courses_of_the_catalogue_that_teach_the_language(session, ways):
    session.get(Programme, DUTCH).languages = ["nl"]
    labels = {"label_nl": "Nederlands", "label_fr": "néerlandais", "label_en": "Dutch"}
    session.add(Skill(id="dutch", kind="transversal", area="languages", **labels))
    session.flush()
    taught = {"evidence_kind": "curator", "evidence_text": "Dutch at work", "checked_on": TODAY}
    session.add(ProgrammeSkill(programme_id="gmp-atmp-summer-school", skill_id="dutch", **taught))
    session.flush()
    (step,) = ways(speaks=frozenset({"fr"})).languages
    assert [card.programme.id for card in step.courses] == ["gmp-atmp-summer-school"]


def test_a_degree_asks_more_of_a_language_and_one_of_several_languages_will_do(session, ways):
    row = session.get(Programme, DUTCH)
    row.languages, row.level = ["nl", "fr"], "bachelor"
    session.get(Programme, FRENCH).languages = ["fr"]
    session.flush()
    assert ways(speaks=frozenset({"fr"})).languages == ()
    german = {step.barrier for step in ways(speaks=frozenset({"de"})).languages}
    assert german == {Barrier("nl", "B2"), Barrier("fr", "B1")}


def test_comparing_asks_the_database_no_more_often_than_one_way(runtime, ways):
    ways()
    asked = []
    listen = (runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    event.listen(*listen)
    try:
        ways(near="Niel", speaks=frozenset({"de"}))
    finally:
        event.remove(*listen)
    assert len(asked) <= 17
