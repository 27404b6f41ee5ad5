"""Similar jobs, programmes that could stand in for another, skills that open most jobs."""

import pytest

from talentmatch.catalogue.queries import get_card
from talentmatch.matching.demand import load_demand
from talentmatch.matching.similar import near_profiles, opening_skills, substitutes
from talentmatch.matching.skill_figures import load_figures
from talentmatch.models import JobProfile, Skill
from tests.asked import statements_of


@pytest.fixture
def loaded(runtime, session):
    return runtime.live.current(session)


def test_jobs_near_a_job_share_its_skills(session):
    found = near_profiles(session, load_demand(session), "pfizer-technical-operator")
    assert [near.card.profile.id for near in found] == [
        "pfizer-maintenance-technician",
        "profile-aseptic-operator",
        "profile-cleanroom-operator",
    ]
    assert [skill.id for skill in found[0].shared] == ["electromechanics", "line-changeover"]


def test_a_job_that_went_a_moment_ago_makes_room_for_the_next(session):
    demand = load_demand(session)
    first, *others = near_profiles(session, demand, "pfizer-technical-operator", 2)
    session.get_one(JobProfile, first.card.profile.id).state = "archived"
    session.flush()
    left = near_profiles(session, demand, "pfizer-technical-operator", 2)
    assert [near.card.profile.id for near in left][:1] == [near.card.profile.id for near in others]
    assert len(left) == 2


def test_a_job_is_near_nothing_once_the_skills_in_common_are_hidden(session):
    demand = load_demand(session)
    for near in near_profiles(session, demand, "pfizer-technical-operator"):
        for skill in near.shared:
            session.get_one(Skill, skill.id).state = "draft"
    session.flush()
    assert near_profiles(session, demand, "pfizer-technical-operator") == []


def test_a_job_without_skills_in_common_is_near_nothing(session):
    assert near_profiles(session, load_demand(session), "no-such-job") == []


def test_the_jobs_near_a_job_take_the_same_number_of_queries_however_many(session):
    demand, numbers = load_demand(session), set()
    for top in (1, 3, 5):
        session.expire_all()
        with statements_of(session) as ran:
            near_profiles(session, demand, "pfizer-technical-operator", top)
        numbers.add(len(ran))
    assert len(numbers) == 1


def test_a_substitute_teaches_some_of_the_same_and_is_never_the_programme_itself(session, loaded):
    card = get_card(session, "vitalent-jobseekers")
    found = substitutes(session, loaded, card)
    ids = [item.card.programme.id for item in found]
    assert card.programme.id not in ids
    assert "vitalent-theme-packaging" in ids
    shared = {item.card.programme.id: [skill.id for skill in item.shared] for item in found}
    assert shared["vitalent-theme-packaging"] == ["machine-operation", "packaging-line-operation"]


def test_no_substitute_belongs_to_the_past(session, loaded):
    for name in ("aptaskil-operateur-usp", "vdab-procesoperator"):
        found = substitutes(session, loaded, get_card(session, name))
        assert all(item.card.programme.status != "historic" for item in found)


def test_the_skills_that_open_most_jobs_stand_first(session):
    figures = load_figures(session)
    with statements_of(session) as ran:
        first, *others = opening_skills(session, figures, {"aseptic-work"})
    assert len(ran) == 1
    assert (first.skill.id, first.completes) == ("automation", 1)
    assert [item.skill.id for item in others if item.completes] == ["vial-and-syringe-filling"]
    assert others == sorted(others, key=lambda item: (-item.completes, -item.asked, item.skill.id))


def test_a_skill_that_was_hidden_a_moment_ago_opens_nothing(session):
    figures = load_figures(session)
    first = opening_skills(session, figures, top=1)[0]
    session.get_one(Skill, first.skill.id).state = "archived"
    session.flush()
    left = opening_skills(session, figures)
    assert first.skill.id not in {item.skill.id for item in left}
    assert len(left) == 10
