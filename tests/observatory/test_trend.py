"""The share of the dated profiles that ask for a skill, in the last five years and before."""

import pytest

from talentmatch.models import JobProfile
from talentmatch.observatory import trend as trends
from talentmatch.observatory.board import Choice, load_board
from talentmatch.observatory.trend import profile_changes, profile_trend


def dated(session, years):
    """Date the profiles of the small catalogue."""
    for name, year in years.items():
        session.get_one(JobProfile, name).seen_on = year
    session.flush()
    return load_board(session, Choice())


YEARS = {"pfizer-technical-operator": "2021-12", "profile-cleanroom-operator": "2022", "profile-aseptic-operator": ""}


def test_divides_the_dated_profiles_at_five_years(session):
    before = profile_trend(load_board(session, Choice()), 2026)
    for name in YEARS:
        session.get_one(JobProfile, name).seen_on = ""
    session.flush()
    undated = profile_trend(load_board(session, Choice()), 2026)
    found = profile_trend(dated(session, YEARS), 2026)
    assert (found.since, before.since) == (2022, 2022)
    assert (found.earlier - undated.earlier, found.recent - undated.recent) == (1, 1)


def test_compares_nothing_where_a_period_is_small(session):
    board = dated(session, YEARS)
    assert profile_changes(board, profile_trend(board, 2026)) == []


def test_puts_the_greatest_rise_first(session, monkeypatch):
    monkeypatch.setattr(trends, "LEAST_RECORDS", 1)
    monkeypatch.setattr(trends, "LEAST_ASKED", 1)
    board = dated(session, YEARS)
    changes = profile_changes(board, profile_trend(board, 2026))
    rises = [change.after - change.before for change in changes]
    assert rises == sorted(rises, reverse=True)
    gowning = next(change for change in changes if change.skill.id == "cleanroom-gowning")
    assert (gowning.earlier, gowning.recent) == (0, 1)
    assert gowning.after == pytest.approx(1 / gowning.trend.recent)
