"""A draft or archived skill, job profile or company shows nowhere, whatever the index says, and counts for nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.catalogue.impact import lost_by_archiving
from talentmatch.catalogue.queries import load_cards
from talentmatch.errors import InvalidData, NotFound
from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.demand import load_demand
from talentmatch.matching.live_index import build_index
from talentmatch.matching.pathway import Wishes, plan_pathway
from talentmatch.matching.search import SearchRequest, search
from talentmatch.matching.service import match_profile, match_text
from talentmatch.matching.similar import near_profiles
from talentmatch.models import Company, JobProfile, ProfileSkill, Programme, Skill
from talentmatch.needs.queries import count_families, get_profile, load_profiles, profiles_sharing
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.of_skill import SkillRequest, page_of_skill
from talentmatch.skills.queries import (
    count_areas,
    count_uses,
    find_skills,
    get_skill,
    list_skills,
    narrower_skills,
    programmes_teaching,
)
from tests.databases import SMALL_CATALOGUE

GMP = "good-manufacturing-practice"
CLEANROOM = "cleanroom-work"
PROFILE = "profile-cleanroom-operator"
TODAY = datetime.now(UTC).date()  # the condition asks the database for the day
states = pytest.mark.parametrize("state", ["draft", "archived"])


def put(session, table, key, **change):
    row = session.get_one(table, key)
    for name, value in change.items():
        setattr(row, name, value)
    session.flush()
    return row


def seen_skills(session, loaded):
    """Return the identifiers of skills that any public question answers, with an index made before the change."""
    page = search(session, loaded, SearchRequest("good manufacturing practice"), "en")
    matched = match_text(session, loaded, "good manufacturing practice, GMP and cleanroom", lang="en")
    job = match_profile(session, loaded, PROFILE, lang="en")
    way = plan_pathway(session, loaded, PROFILE, wishes=Wishes(), today=TODAY)
    cards = load_cards(session, [item.card.programme.id for item in job.ranked])
    shown = [*page.understood, *matched.understood, *job.card.wanted]
    shown += [one for item in (*page.results, *matched.ranked, *job.ranked) for one in item.skills]
    shown += [one for card in cards.values() for one in card.taught]
    shown += [one for step in way.steps for one in step.adds]
    plain = [*job.coverage.skills, *matched.coverage.skills, *way.missing, *way.uncovered, *list_skills(session)]
    counted = [use.skill for use in count_uses(session)]
    return {one.skill.id for one in shown} | {skill.id for skill in (*plain, *counted)}


def test_a_published_skill_shows(session, runtime):
    assert GMP in seen_skills(session, runtime.live.current(session))


@states
def test_a_hidden_skill_shows_nowhere_although_the_index_has_it(session, runtime, state):
    loaded = runtime.live.current(session)
    put(session, Skill, GMP, state=state)
    assert GMP not in seen_skills(session, loaded)
    assert find_skills(session, [GMP]) == {}
    assert find_skills(session, [GMP], live_only=False).keys() == {GMP}
    assert GMP not in {skill.id for skill in narrower_skills(session, "gxp-compliance")}
    assert GMP not in load_demand(session).skills
    with pytest.raises(NotFound):
        get_skill(session, GMP)


@states
def test_a_hidden_skill_is_neither_linked_nor_taught_nor_lost(session, runtime, state):
    every = session.exec(select(Programme.id)).all()
    assert CLEANROOM in {lost.skill.id for lost in lost_by_archiving(session, every)}
    skill = session.get_one(Skill, CLEANROOM)
    before = count_areas(session)[skill.area]
    put(session, Skill, CLEANROOM, state=state)
    assert count_areas(session)[skill.area] == before - 1
    assert programmes_teaching(session, [CLEANROOM]) == {CLEANROOM: set()}
    assert profiles_sharing(session, [CLEANROOM], 5) == {}
    assert CLEANROOM not in {lost.skill.id for lost in lost_by_archiving(session, every)}
    assert CLEANROOM not in {found.skill_id for found in build_linker(session).find(skill.label_en, "en")}
    renewed = build_index(session)
    assert CLEANROOM not in {skill for id in renewed.ids for skill in load_cards(session, [id])[id].skill_ids}
    with pytest.raises(InvalidData):
        plan_pathway(
            session, runtime.live.current(session), PROFILE, wishes=Wishes(held=frozenset({CLEANROOM})), today=TODAY
        )


HIDDEN = [
    {"state": "draft"},
    {"state": "archived"},
    {"publish_on": TODAY + timedelta(days=2)},
    {"expires_on": TODAY - timedelta(days=2)},
]


@pytest.mark.parametrize("change", HIDDEN, ids=str)
def test_a_hidden_job_profile_shows_nowhere(session, runtime, change):
    skill = session.exec(select(ProfileSkill.skill_id).where(ProfileSkill.profile_id == PROFILE)).first()
    asked = {use.skill.id: use.profiles for use in count_uses(session)}[skill]
    former = load_demand(session)
    put(session, JobProfile, PROFILE, **change)
    assert_profile_is_hidden(session, runtime, former)
    assert {use.skill.id: use.profiles for use in count_uses(session)}[skill] == asked - 1
    assert PROFILE not in {link.profile_id for link in page_of_skill(session, SkillRequest(skill)).wanting}
    assert PROFILE not in profiles_sharing(session, [skill], 50)


def assert_profile_is_hidden(session, runtime, former):
    assert PROFILE not in load_profiles(session)
    assert PROFILE in load_profiles(session, [PROFILE], live_only=False)
    present = load_demand(session)
    assert PROFILE not in present.profiles
    for demand in (present, former):
        assert near_profiles(session, demand, PROFILE) == []
        for name in load_profiles(session):
            assert PROFILE not in {near.card.profile.id for near in near_profiles(session, demand, name)}
    with pytest.raises(NotFound):
        get_profile(session, PROFILE)
    with pytest.raises(NotFound):
        match_profile(session, runtime.live.current(session), PROFILE, lang="en")


@states
def test_a_hidden_company_takes_its_job_profiles_with_it(session, runtime, state):
    put(session, JobProfile, PROFILE, company_id="gsk")
    families = count_families(session)
    former = load_demand(session)
    put(session, Company, "gsk", state=state)
    assert_profile_is_hidden(session, runtime, former)
    assert "gsk" not in {card.company.id for card in load_profiles(session).values() if card.company}
    assert sum(count_families(session).values()) < sum(families.values())


def test_loading_the_files_keeps_states_and_locked_fields(session):
    put(session, Skill, GMP, state="archived", label_de="GMP", locked_fields=["label_de"])
    put(session, JobProfile, PROFILE, state="draft", openings=77, locked_fields=["openings"])
    load_catalogue(session, SMALL_CATALOGUE)
    skill, profile = session.get_one(Skill, GMP), session.get_one(JobProfile, PROFILE)
    assert (skill.state, skill.label_de, profile.state, profile.openings) == ("archived", "GMP", "draft", 77)


def test_the_linker_reads_a_german_label(session):
    put(session, Skill, GMP, label_de="Gute Herstellungspraxis", synonyms_de=["Herstellungsregeln"])
    found = build_linker(session).find("Kenntnisse in Gute Herstellungspraxis", "de")
    assert [one.skill_id for one in found] == [GMP]
