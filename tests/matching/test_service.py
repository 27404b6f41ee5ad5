"""Programmes are ranked for jobs and texts, with what they cover and what nobody teaches."""

import pytest

from talentmatch.errors import InvalidData, NotFound
from talentmatch.matching.service import match_profile, match_text


@pytest.fixture
def loaded(runtime, session):
    return runtime.live.current(session)


def ids(ranked):
    return [item.card.programme.id for item in ranked]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_it_puts_the_programme_of_the_job_first_in_every_language(session, loaded, lang):
    answer = match_profile(session, loaded, "profile-aseptic-operator", lang=lang)
    first = answer.ranked[0]
    assert first.card.programme.id == "aptaskil-operateur-aseptique"
    assert (first.covered, len(first.essential)) == (1, 2)


def test_it_says_what_no_programme_teaches(session, loaded):
    answer = match_profile(session, loaded, "profile-aseptic-operator", lang="en")
    assert [skill.id for skill in answer.coverage.untaught] == ["vial-and-syringe-filling"]


def test_its_explanation_adds_up_and_names_the_evidence(session, loaded):
    first = match_profile(session, loaded, "profile-aseptic-operator", lang="fr").ranked[0]
    assert sum(share.contribution for share in first.match.explanation.fields) == pytest.approx(first.match.score)
    covered = [shown for shown in first.skills if shown.covered]
    assert all(shown.taught.link.evidence_text and shown.taught.link.evidence_url for shown in covered)


def test_it_lists_programmes_of_the_past_last(session, loaded):
    answer = match_text(
        session, loaded, "Production operator in industrial chemistry and pharma process work", lang="en"
    )
    past = [item.card.programme.status == "historic" for item in answer.ranked]
    assert any(past)
    assert past == sorted(past)


def test_it_understands_a_text_and_lets_a_skill_be_removed(session, loaded):
    text = "Je connais les bonnes pratiques de fabrication et le travail en salle blanche, je cherche un travail."
    answer = match_text(session, loaded, text, lang="nl")
    understood = {item.skill.id: item.words for item in answer.understood}
    assert answer.lang == "fr"
    assert understood["good-manufacturing-practice"] == ("bonnes pratiques de fabrication",)
    less = match_text(session, loaded, text, lang="nl", removed={"good-manufacturing-practice"})
    assert [skill.id for skill in less.removed] == ["good-manufacturing-practice"]
    assert "good-manufacturing-practice" not in {shown.skill.id for item in less.ranked for shown in item.skills}


@pytest.mark.parametrize("query", ["cleanroomkledij", "habillage en salle blanche", "cleanroom gowning"])
@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_it_finds_a_programme_by_a_few_words_of_any_language_on_any_page(session, loaded, query, lang):
    assert "vitalent-theme-cleanroom" in ids(match_text(session, loaded, query, lang=lang).ranked)[:2]


@pytest.mark.parametrize("text", ["", "  \n", "…", "\0\ud800"])
def test_it_refuses_an_empty_text(session, loaded, text):
    with pytest.raises(InvalidData, match="Describe the job"):
        match_text(session, loaded, text, lang="en")


def test_it_refuses_a_text_that_is_too_long(session, loaded):
    with pytest.raises(InvalidData, match="20001 characters; the limit is 20000"):
        match_text(session, loaded, "a" * 20_001, lang="en")


def test_it_names_a_job_profile_that_is_not_there(session, loaded):
    with pytest.raises(NotFound, match="no-such-job"):
        match_profile(session, loaded, "no-such-job", lang="en")
