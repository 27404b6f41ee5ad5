"""What a need is answered with: programmes, what they cover, the language that does not fit, and what is missing."""

from datetime import date

import pytest
from sqlalchemy import event

from talentmatch.employers.needs import create_need
from talentmatch.employers.public import load_need_cards
from talentmatch.matching.documents import profile_question
from talentmatch.matching.needs import match_need, need_question, need_skills_asked, unfit_languages
from talentmatch.matching.pathway import Wishes, plan_way
from talentmatch.matching.service import match_profile
from talentmatch.models import Company, CourseInstance
from talentmatch.needs.queries import get_profile
from tests.counting import here
from tests.employers.conftest import EMPLOYER, NOW, OURS, draft

TODAY = date(2026, 11, 26)
SKILLS = ("aseptic-work", "cleanroom-work", "electromechanics")


@pytest.fixture
def answer(session, runtime):
    session.add(Company(id=OURS, name="Cell-Works", checked_on=TODAY))
    session.flush()

    def asked(skills=SKILLS, profile=None, **fields):
        row = create_need(session, EMPLOYER, OURS, draft(skills, **fields), origin="blank", now=NOW)
        (card,) = load_need_cards(session, [row])
        return match_need(session, runtime.live.current(session), card, profile=profile, today=TODAY)

    return asked


def test_names_what_each_programme_covers_with_the_evidence_and_what_nobody_teaches(answer):
    found = answer()
    assert [skill.id for skill in found.coverage.untaught] == ["electromechanics"]
    best = found.answers[0].ranked
    assert best.covered >= 1
    assert all(shown.taught.link.evidence_text for shown in best.essential if shown.covered)


@pytest.mark.parametrize(("given", "required", "unfit"), [
    (["fr"], ["nl:B1"], ("nl:B1",)), (["nl", "fr"], ["nl:B1"], ()), ([], ["nl:B1"], ()), (["fr"], [], ()),
    (["en"], ["nl:B1", "fr:"], ("nl:B1", "fr:")),
])  # fmt: skip
def test_marks_lessons_in_no_language_of_the_job_and_never_what_is_not_known(given, required, unfit):
    assert unfit_languages(given, required) == unfit


def test_leaves_no_programme_out_over_its_language(answer):
    free, bound = answer(), answer(languages_required=["de:C1"])
    named = [item.ranked.card.programme.id for item in free.answers]
    assert named == [item.ranked.card.programme.id for item in bound.answers]
    assert any(item.unfit == ("de:C1",) for item in bound.answers)


def test_says_how_far_away_and_when_next_or_that_it_is_not_known(answer, session):
    near = answer(place_ids=["niel"])
    first = near.answers[0].ranked.card.programme.id
    assert any(item.km is not None for item in near.answers)
    assert all(item.km is None for item in answer(place_ids=["niel"], visibility="region_only").answers)
    for number, day in enumerate((date(2026, 1, 1), date(2027, 3, 1), date(2027, 2, 1))):
        session.add(CourseInstance(id=f"run-{number}", programme_id=first, starts_on=day, date_text=day.isoformat(),
                                     date_precision="day", status="planned", checked_on=TODAY))  # fmt: skip
    session.flush()
    assert answer().answers[0].starts == date(2027, 2, 1)


def test_finds_much_the_same_as_the_profile_that_it_started_from(answer, session, runtime):
    profile = get_profile(session, "profile-aseptic-operator")
    skills = [item.skill.id for item in profile.wanted]
    found = answer(skills, profile.profile, title=profile.profile.title_en, profile_id=profile.profile.id)
    matched = match_profile(session, runtime.live.current(session), profile.profile.id, lang="en")
    assert found.answers[0].ranked.card.programme.id == matched.ranked[0].card.programme.id


def test_is_called_in_other_languages_as_its_profile_then_its_occupation_then_itself(answer, session):
    profile = get_profile(session, "profile-aseptic-operator")
    card = answer(title="Aseptic operator").card
    assert need_question(card, None, {"fr": "Opérateur"}).titles == {
        "en": "Aseptic operator", "fr": "Opérateur", "nl": "Aseptic operator"
    }  # fmt: skip
    titles = need_question(card, profile.profile, {"fr": "Opérateur"}).titles
    assert titles == {**profile_question(profile).titles, "en": "Aseptic operator"}


def test_is_a_goal_for_a_way_as_a_profile_is(answer, session, runtime):
    asked = need_skills_asked(answer().card)
    way = plan_way(session, runtime.live.current(session), asked, wishes=Wishes(), today=TODAY)
    assert [skill.id for skill in way.uncovered] == ["electromechanics"]
    assert way.steps


def test_asks_the_database_as_often_for_one_skill_as_for_many(answer, runtime, session):
    answer()
    asked = []
    listen = (runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    event.listen(*listen)
    try:
        counts = set()
        for skills in (SKILLS[:1], SKILLS, (*SKILLS, "team-work", "good-manufacturing-practice")):
            row = create_need(session, EMPLOYER, OURS, draft(skills), origin="blank", now=NOW)
            (card,) = load_need_cards(session, [row])
            asked.clear()
            match_need(session, runtime.live.current(session), card, profile=None, today=TODAY)
            counts.add(len(asked))
    finally:
        event.remove(*listen)
    assert len(counts) == 1
