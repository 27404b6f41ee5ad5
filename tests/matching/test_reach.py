"""Jobs within reach of the skills that somebody holds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from talentmatch.errors import InvalidData
from talentmatch.matching.reach import ReachRequest, band_of, jobs_within_reach
from talentmatch.models import JobProfile
from tests.counting import here

HELD = frozenset({"aseptic-work", "vial-and-syringe-filling", "shift-work", "electromechanics", "accuracy"})
SKILLS = sorted(HELD | {"automation", "troubleshooting", "cleanroom-work", "quality-control"})


def told(reach):
    return [(job.card.profile.id, len(job.held), job.asked, job.band) for job in reach.jobs]


def test_stand_by_the_share_held_then_what_is_missing(session):
    reach = jobs_within_reach(session, ReachRequest(HELD))
    assert told(reach) == [
        ("profile-aseptic-operator", 2, 2, "all"),
        ("pfizer-technical-operator", 3, 7, "beginning"),
        ("profile-cleanroom-operator", 2, 6, "beginning"),
        ("pfizer-maintenance-technician", 1, 4, "beginning"),
        ("legend-bachelor-quality", 1, 9, "beginning"),
    ]
    assert (reach.total, reach.strange, reach.unlisted, reach.pages) == (5, 1, 0, 1)
    assert [band_of(held, 6) for held in (6, 4, 3, 2)] == ["all", "nearly", "halfway", "beginning"]
    assert reach.teachers["cleanroom-work"] > 0 == reach.teachers["troubleshooting"]


def test_put_the_description_of_an_occupation_before_a_posting_that_is_as_near(session):
    reach = jobs_within_reach(
        session, ReachRequest(frozenset({"automation", "aseptic-work", "vial-and-syringe-filling"}))
    )
    assert [job.card.profile.id for job in reach.jobs][:2] == ["profile-aseptic-operator", "gsk-2022-automation"]


def test_are_narrowed_by_family_region_and_the_languages_spoken(session):
    def ids(**chosen):
        request = ReachRequest(HELD, {name: frozenset({value}) for name, value in chosen.items()})
        return {job.card.profile.id for job in jobs_within_reach(session, request).jobs}

    assert ids(family="maintenance_technician") == {"pfizer-maintenance-technician"}
    assert "pfizer-technical-operator" not in ids(region="wallonia")
    assert "profile-aseptic-operator" in ids(region="wallonia"), "what names no region passes"
    assert len(ids(language="nl")) == 5, "what names no language passes"
    session.get(JobProfile, "pfizer-technical-operator").languages_required = ["nl:fluent", "en:"]
    session.flush()
    assert "pfizer-technical-operator" not in ids(language="nl")


def test_are_none_for_somebody_who_ticked_nothing_or_what_is_not_there(session):
    reach = jobs_within_reach(session, ReachRequest())
    assert (reach.jobs, reach.total, reach.strange) == ((), 0, 6)
    for asked in (ReachRequest(frozenset({"juggling"})), ReachRequest(HELD, page=2)):
        with pytest.raises(InvalidData):
            jobs_within_reach(session, asked)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.sets(st.sampled_from(SKILLS)), more=st.sampled_from(SKILLS))
def test_never_lower_a_share_for_one_more_skill(session, held, more):
    def shares(skills):
        return {name: have / asked for name, have, asked, _ in told(jobs_within_reach(session, ReachRequest(skills)))}

    before, after = shares(frozenset(held)), shares(frozenset(held | {more}))
    assert all(after[name] >= share for name, share in before.items())


def test_take_a_constant_number_of_queries(runtime):
    asked, counts = [], []
    event.listen(runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    for held in (frozenset({"shift-work"}), HELD):
        asked.clear()
        with runtime.database.reading() as session:
            jobs_within_reach(session, ReachRequest(held))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9
