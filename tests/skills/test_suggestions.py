"""Skills that a machine reads are suggested once; what a source or a curator said comes first."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import history_of
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill
from talentmatch.models.store import get_state
from talentmatch.skills.decisions import (
    accept_suggestion,
    list_suggestions,
    reject_suggestion,
    undo_last,
)
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.suggestions import suggest_links

PROGRAMME = "vib-containers"
EDITOR = Actor("an editor", "editor", 1)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


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
    reject_suggestion(session, EDITOR, suggested.id, now=NOW)
    session.get(Programme, PROGRAMME).description_en = "A new version teaches HPLC."
    suggest_links(session, linker)
    assert find(session, "hplc") is None
    assert find(session, "hplc", "rejected").decided_by == "an editor"


def test_it_makes_an_accepted_skill_a_curators_link(session, linker, suggested):
    before = get_state(session).revision
    accept_suggestion(session, EDITOR, suggested.id, now=NOW)
    session.flush()
    link = session.get(ProgrammeSkill, (PROGRAMME, "hplc"))
    assert (link.evidence_kind, link.evidence_text, link.checked_on) == ("curator", "HPLC", NOW.date())
    assert get_state(session).revision == before + 1
    suggest_links(session, linker)
    assert find(session, "hplc") is None


def test_it_gives_a_job_profile_the_importance_that_the_curator_says(session, linker):
    profile = session.get(JobProfile, "profile-aseptic-operator")
    for lang in ("nl", "fr", "en"):
        setattr(profile, f"description_{lang}", "HPLC")
    suggest_links(session, linker)
    row = next(row for row in list_suggestions(session) if (row.profile_id, row.skill_id) == (profile.id, "hplc"))
    accept_suggestion(session, EDITOR, row.id, importance="essential", now=NOW)
    assert session.get(ProfileSkill, (profile.id, "hplc")).importance == "essential"


def test_it_does_not_ask_about_a_word_that_one_of_three_descriptions_has(session, linker):
    programme = session.get(Programme, PROGRAMME)
    programme.topics, programme.description_en = [], "Includes HPLC and galenics."
    programme.description_nl, programme.description_fr = "Met HPLC.", "Avec HPLC."
    suggest_links(session, linker)
    assert find(session, "galenics") is None
    assert find(session, "hplc").confidence >= 0.85


def test_it_lets_nobody_decide_twice_or_about_nothing(session, suggested):
    with pytest.raises(InvalidData):
        accept_suggestion(session, EDITOR, suggested.id, importance="vital", now=NOW)
    reject_suggestion(session, EDITOR, suggested.id, now=NOW)
    with pytest.raises(Conflict, match="was decided by an editor on 2026-11-24: rejected"):
        accept_suggestion(session, EDITOR, suggested.id, now=NOW)
    with pytest.raises(NotFound):
        reject_suggestion(session, EDITOR, 0, now=NOW)


def test_it_takes_the_last_decisions_back_one_after_the_other(session, linker, suggested):
    other = next(row for row in list_suggestions(session) if row.id != suggested.id)
    reject_suggestion(session, EDITOR, other.id, now=NOW)
    accept_suggestion(session, EDITOR, suggested.id, now=NOW + timedelta(minutes=1))
    assert undo_last(session, EDITOR, now=NOW + timedelta(minutes=2)) == 1
    assert (suggested.status, other.status) == ("suggested", "rejected")
    assert session.get(ProgrammeSkill, (PROGRAMME, "hplc")) is None
    assert [entry.action for entry in history_of(session, "programme", PROGRAMME)] == ["undo-skill", "accept-skill"]
    assert undo_last(session, EDITOR, now=NOW + timedelta(minutes=3)) == 1
    assert other.status == "suggested"
    with pytest.raises(NotFound, match="no decision of yours"):
        undo_last(session, EDITOR, now=NOW)


def test_it_keeps_a_link_that_was_changed_after_it_was_accepted(session, suggested):
    accept_suggestion(session, EDITOR, suggested.id, now=NOW)
    session.get_one(ProgrammeSkill, (PROGRAMME, "hplc")).evidence_text = "HPLC, says the teacher"
    session.flush()
    undo_last(session, EDITOR, now=NOW)
    assert session.get(ProgrammeSkill, (PROGRAMME, "hplc")) is not None


def test_it_lets_only_editors_decide(session, suggested):
    owner = Actor("own@example.org", "provider_editor", 4, provider_id="vib", trusted=True)
    with pytest.raises(Forbidden):
        accept_suggestion(session, owner, suggested.id, now=NOW)
    with pytest.raises(Forbidden):
        undo_last(session, owner, now=NOW)
