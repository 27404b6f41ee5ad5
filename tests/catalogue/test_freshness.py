"""A listing that nobody confirms is marked, and later leaves matches and search; its page stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from talentmatch.catalogue.of_provider import own_ids
from talentmatch.catalogue.queries import get_card
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.catalogue.states import confirm_record
from talentmatch.matching.live_index import build_index, state_key
from talentmatch.models import Programme
from talentmatch.models.freshness import KEY, Freshness, months_before
from talentmatch.runtime import build_runtime
from tests.catalogue.conftest import EDITOR, NOW, SCHOOL
from tests.catalogue.test_live import found_anywhere

CHECKED = date(2026, 11, 22)
DAY = timedelta(days=1)
DUE = date(2028, 5, 22)  # 18 months later it is still fresh, the day after it is due
UNLISTED = date(2029, 11, 22)


@pytest.fixture
def on(session, school):
    """Open the session as if on another day; the school was read on CHECKED and everything else on that day."""
    loaded = session.info

    def day(today, months=18):
        for row in session.exec(select(Programme)):
            row.checked_on = today
        school.checked_on, school.confirmed_on = CHECKED, None
        session.flush()
        loaded[KEY] = Freshness(months, today)
        return session

    return day


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 25), 18, date(2025, 5, 25)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 1), 1, date(2025, 12, 1)),
    ],
)
def test_months_are_counted_back_by_the_calendar(day, months, expected):
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("today", "since", "listed"),
    [(DUE, None, True), (DUE + DAY, CHECKED, True), (UNLISTED, CHECKED, True), (UNLISTED + DAY, CHECKED, False)],
)
def test_a_page_says_since_when_nobody_confirmed_it(on, today, since, listed):
    card = get_card(on(today), SCHOOL)
    assert (card.unconfirmed_since, card.listed) == (since, listed)


def test_what_nobody_confirms_leaves_matches_and_search_and_keeps_its_page(on, runtime):
    loaded = runtime.live.current(on(DUE + DAY))
    assert SCHOOL in found_anywhere(on(UNLISTED), loaded)
    session = on(UNLISTED + DAY)
    assert SCHOOL not in found_anywhere(session, loaded)
    assert SCHOOL not in build_index(session).ids
    assert SCHOOL in own_ids(session, get_card(session, SCHOOL).provider.id)


def test_the_day_on_which_it_leaves_renews_the_index(on):
    assert state_key(on(UNLISTED)) != state_key(on(UNLISTED + DAY))


def test_confirming_brings_it_back(on):
    session = on(UNLISTED + DAY)
    confirm_record(session, EDITOR, PROGRAMME, SCHOOL, now=NOW.replace(year=2029))
    assert get_card(session, SCHOOL).unconfirmed_since is None


def test_nothing_is_ever_marked_when_it_is_switched_off(on):
    card = get_card(on(date(2090, 1, 1), months=0), SCHOOL)
    assert (card.unconfirmed_since, card.listed) == (None, True)


def test_every_session_knows_the_setting_and_the_day(runtime):
    made = build_runtime(replace(runtime.settings, confirm_months=3)).database
    with made.reading() as reading, made.writing() as writing:
        assert reading.info[KEY].months == writing.info[KEY].months == 3
    made.engine.dispose()
