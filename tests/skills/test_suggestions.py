"""Skills that a machine reads are suggested once; what a source or a curator said comes first."""

from datetime import date

import pytest
from sqlmodel import select

from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill
from talentmatch.models.store import get_state
from talentmatch.skills.decisions import (
    accept_suggestion,
    confident_suggestions,
    list_suggestions,
    reject_suggestion,
)
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.suggestions import suggest_links

PROGRAMME = "vib-containers"
BY = {"actor": "an editor", "today": date(2026, 11, 24)}


@pytest.fixture
def linker(session):
    return build_linker(session)


@pytest.fixture
def suggested(session, linker):
    """Give the suggestion of a skill that a programme's new text names."""
    session.get(Programme, PROGRAMME).topics = ["HPLC in quality control"]
    suggest_links(session, linker)
    return find(session, "hplc")


def find(session, skill_id, status="suggested"):
    rows = [row for row in list_suggestions(session, status) if row.skill_id == skill_id]
    return next((row for row in rows if row.programme_id == PROGRAMME), None)


def test_it_suggests_what_the_words_name_with_those_words(suggested):
    assert (suggested.words, suggested.lang, suggested.method) == (["HPLC"], "en", "abbreviation")
    assert 0.85 <= suggested.confidence < 1


def test_it_suggests_nothing_that_is_linked(session, linker):
    suggest_links(session, linker)
    linked = {(row.programme_id, row.skill_id) for row in session.exec(select(ProgrammeSkill))}
    assert linked.isdisjoint({(row.programme_id, row.skill_id) for row in list_suggestions(session)})


def test_it_finds_nothing_new_the_second_time(session, linker, suggested):
    run = suggest_links(session, linker)
    assert (run.added, run.updated, run.withdrawn) == (0, 0, 0)
    assert run.waiting == len(list_suggestions(session))


def test_it_withdraws_what_the_text_no_longer_says(session, linker, suggested):
    session.get(Programme, PROGRAMME).topics = ["containers"]
    assert suggest_links(session, linker).withdrawn >= 1
    assert find(session, "hplc") is None


def test_it_never_asks_again_about_a_rejected_skill(session, linker, suggested):
    reject_suggestion(session, suggested.id, **BY)
    session.get(Programme, PROGRAMME).description_en = "A new version teaches HPLC."
    suggest_links(session, linker)
    assert find(session, "hplc") is None
    assert find(session, "hplc", "rejected").decided_by == "an editor"


def test_it_makes_an_accepted_skill_a_curators_link(session, linker, suggested):
    before = get_state(session).revision
    accept_suggestion(session, suggested.id, **BY)
    session.flush()
    link = session.get(ProgrammeSkill, (PROGRAMME, "hplc"))
    assert (link.evidence_kind, link.evidence_text, link.checked_on) == ("curator", "HPLC", BY["today"])
    assert get_state(session).revision == before + 1
    suggest_links(session, linker)
    assert find(session, "hplc") is None


def test_it_gives_a_job_profile_the_importance_that_the_curator_says(session, linker):
    profile = session.get(JobProfile, "profile-aseptic-operator")
    for lang in ("nl", "fr", "en"):
        setattr(profile, f"description_{lang}", "HPLC")
    suggest_links(session, linker)
    row = next(row for row in list_suggestions(session) if (row.profile_id, row.skill_id) == (profile.id, "hplc"))
    accept_suggestion(session, row.id, importance="essential", **BY)
    assert session.get(ProfileSkill, (profile.id, "hplc")).importance == "essential"


def test_it_does_not_ask_about_a_word_that_one_of_three_descriptions_has(session, linker):
    programme = session.get(Programme, PROGRAMME)
    programme.topics, programme.description_en = [], "Includes HPLC and galenics."
    programme.description_nl, programme.description_fr = "Met HPLC.", "Avec HPLC."
    suggest_links(session, linker)
    assert find(session, "galenics") is None
    assert find(session, "hplc").confidence >= 0.85


def test_it_gives_the_undecided_that_are_sure_for_the_ranking(session, suggested):
    assert confident_suggestions(session)[PROGRAMME]["hplc"] == suggested.confidence
    reject_suggestion(session, suggested.id, **BY)
    assert "hplc" not in confident_suggestions(session).get(PROGRAMME, {})


def test_it_lets_nobody_decide_twice_or_about_nothing(session, suggested):
    with pytest.raises(InvalidData):
        accept_suggestion(session, suggested.id, importance="vital", **BY)
    reject_suggestion(session, suggested.id, **BY)
    with pytest.raises(Conflict, match="was decided by an editor on 2026-11-24: rejected"):
        accept_suggestion(session, suggested.id, **BY)
    with pytest.raises(NotFound):
        reject_suggestion(session, 0, **BY)
