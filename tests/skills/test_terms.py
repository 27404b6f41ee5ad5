"""Terms that no skill covers are counted without a person behind them, and teach the vocabulary."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import history_of
from talentmatch.errors import Conflict, Forbidden, NotFound
from talentmatch.models import AuditEntry, DismissedTerm, Skill, UnmetTerm
from talentmatch.models.store import get_state
from talentmatch.skills import terms
from talentmatch.skills.inputs import SynonymInput
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.term_queue import add_synonym, count_terms, dismiss_term, get_term, page_of_terms
from talentmatch.skills.terms import note_term, short_term

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
EDITOR = Actor("ann@example.org", "editor", 1)
TERM = "xeno grafting"


def note(session, days=0, term=TERM, **options):
    return note_term(session, term, now=NOW + timedelta(days=days), **{"lang": "nl", "source": "search", **options})


@pytest.fixture
def shown(session):
    """Give a term that was typed on three days."""
    for days in (0, 1, 1, 2):
        note(session, days)
    return session.exec(select(UnmetTerm)).one()


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("  Xeno   Grafting ", TERM),
        ("CAR-T", "car-t"),
        ("C++ & C#", "c++ & c#"),
        ("one two three four five", None),
        ("a" * 61, None),
        ("jan.peeters@example.org", None),
        ("www.example", None),
        ("example.org", None),
        ("https://x", None),
        ("0478 12 34 56", None),
        ("90.01.01-123.45", None),
        ("<script>", None),
        ("two\nlines", None),
        ("  ", None),
        ("x" * 10_000, None),
    ],
)
def test_a_term_is_a_few_words_and_neither_a_number_nor_an_address(typed, term):
    assert short_term(typed) == term


def test_it_counts_times_and_days_and_shows_a_term_after_the_third_day(session):
    for days in (0, 0, 0, 1):
        assert note(session, days)
    row = session.exec(select(UnmetTerm)).one()
    assert (row.term, row.times, row.days, row.first_on, row.last_on) == (
        TERM,
        4,
        2,
        date(2026, 11, 26),
        date(2026, 11, 27),
    )
    assert (count_terms(session, NOW), page_of_terms(session, 1, NOW).terms) == (0, ())
    with pytest.raises(NotFound):
        get_term(session, EDITOR, row.id, now=NOW)
    note(session, 2)
    assert [found.term for found in page_of_terms(session, 9, NOW).terms] == [TERM]


def test_it_keeps_nothing_but_counts_and_days():
    assert set(UnmetTerm.model_fields) == {"id", "term", "lang", "source", "times", "days", "first_on", "last_on"}


def test_languages_and_sources_are_counted_apart(session):
    for options in ({}, {"lang": "fr"}, {"source": "need"}):
        note(session, **options)
    assert len(session.exec(select(UnmetTerm)).all()) == 3


def test_a_term_goes_when_nobody_typed_it_for_long(session, shown):
    late = NOW + timedelta(days=terms.KEPT_DAYS + 3)
    assert count_terms(session, late) == 0
    note_term(session, "another term", lang="nl", source="search", now=late)
    assert [row.term for row in session.exec(select(UnmetTerm))] == ["another term"]


def test_a_flood_of_new_terms_ends_and_known_ones_go_on(session, monkeypatch):
    monkeypatch.setattr(terms, "NEW_A_DAY", 2)
    assert [note(session, term=f"strange thing {letter}") for letter in "abc"] == [True, True, False]
    assert note(session, term="strange thing a")
    assert note(session, 1, term="strange thing c")


def test_a_dismissed_term_never_comes_back_and_its_words_stand_nowhere(session, shown):
    note(session, source="need")
    dismiss_term(session, EDITOR, shown.id, now=NOW)
    assert not note(session, 3)
    assert session.exec(select(UnmetTerm)).all() == []
    assert note(session, lang="fr")
    entry = session.exec(select(AuditEntry).where(AuditEntry.table_name == "unmet_term")).one()
    assert (entry.action, entry.changes) == ("dismiss", {})
    assert TERM not in entry.record_id + session.exec(select(DismissedTerm)).one().digest


def test_a_synonym_is_an_audited_edit_of_the_skill_that_then_covers_the_term(session, shown):
    before = get_state(session).revision
    entered = SynonymInput(skill_id="hplc", lang="nl", spelling="Xeno grafting")
    add_synonym(session, EDITOR, shown.id, entered=entered, now=NOW)
    skill = session.get_one(Skill, "hplc")
    assert (skill.synonyms_nl[-1], skill.version, get_state(session).revision) == ("Xeno grafting", 2, before + 1)
    entry = history_of(session, "skill", "hplc")[0]
    assert (entry.action, entry.changes["version"]) == ("edit", [1, 2])
    assert [hit.skill_id for hit in build_linker(session).find(TERM, "nl")] == ["hplc"]
    assert session.exec(select(UnmetTerm)).all() == []


def test_a_name_that_a_skill_has_is_refused_and_only_editors_decide(session, shown):
    taken = SynonymInput(skill_id="hplc", lang="nl", spelling="GMP")
    with pytest.raises(Conflict, match="good-manufacturing-practice"):
        add_synonym(session, EDITOR, shown.id, entered=taken, now=NOW)
    with pytest.raises(Forbidden):
        dismiss_term(session, Actor("own", "provider_editor", 4, provider_id="vib"), shown.id, now=NOW)
