"""Similar jobs, programmes that could stand in for another, skills that open most jobs."""

import pytest

from talentmatch.catalogue.queries import get_card
from talentmatch.matching.similar import likenesses, near_profiles, opening_skills, openings, substitutes
from talentmatch.skills.queries import count_uses


@pytest.fixture
def loaded(runtime, session):
    return runtime.live.current(session)


def test_jobs_near_a_job_share_its_skills(session):
    found = near_profiles(session, "pfizer-technical-operator")
    assert [near.card.profile.id for near in found] == [
        "pfizer-maintenance-technician",
        "profile-aseptic-operator",
        "profile-cleanroom-operator",
    ]
    assert [skill.id for skill in found[0].shared] == ["electromechanics", "line-changeover"]


def test_a_rare_skill_in_common_counts_more_than_a_common_one():
    demand = {
        "job": {"rare": 1.0, "common": 1.0},
        "by rare": {"rare": 1.0, "x": 1.0},
        "by common": {"common": 1.0, "y": 1.0},
        **{f"other {number}": {"common": 1.0} for number in range(5)},
    }
    found = likenesses(demand, "job")
    assert found["by rare"] > found["by common"]
    assert 0 < max(found.values()) < 1


def test_a_job_without_skills_in_common_is_near_nothing(session):
    assert near_profiles(session, "no-such-job") == []
    assert likenesses({"job": {"a": 1.0}, "other": {"b": 1.0}}, "job") == {}


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


def test_a_skill_opens_the_jobs_that_lack_nothing_else():
    demand = {"a": {"x": 1.0, "y": 1.0}, "b": {"y": 1.0, "z": 1.0, "w": 0.5}, "c": {"z": 1.0}}
    completes, asked = openings(demand, {"x"})
    assert (completes, asked) == ({"y": 1, "z": 1}, {"y": 2, "z": 2})


def test_the_skills_that_open_most_jobs_stand_first(session):
    first, *others = opening_skills(session, count_uses(session), {"aseptic-work"})
    assert (first.skill.id, first.completes) == ("automation", 1)
    assert [item.skill.id for item in others if item.completes] == ["vial-and-syringe-filling"]
    assert others == sorted(others, key=lambda item: (-item.completes, -item.asked, item.skill.id))
