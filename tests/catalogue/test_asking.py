"""Those who edit for a provider confirm by a link, once, and their own programmes alone."""

from datetime import date, timedelta

import pytest

from talentmatch.accounts.actor import ANYBODY, OPERATOR
from talentmatch.accounts.audit import history_of
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.links import get_link_account, make_link
from talentmatch.accounts.service import create_account, set_disabled
from talentmatch.catalogue.asking import ask_provider, confirm_by_link, due_by_link, list_due, providers_due
from talentmatch.errors import Forbidden, InvalidData, NotFound
from talentmatch.models.freshness import KEY, Freshness
from tests.catalogue.conftest import NOW, SCHOOL

THEN = NOW.replace(year=2028, month=9)


@pytest.fixture
def piet(session, school):
    """Give the account that edits for the school's provider, on a day when all is due."""
    session.info[KEY] = Freshness(18, THEN.date())
    data = AccountInput(email="piet@example.org", name="Piet", role="provider_editor", provider_id=school.provider_id)
    return create_account(session, OPERATOR, data, now=NOW)


def ask(session, school):
    return ask_provider(session, OPERATOR, school.provider_id, now=THEN)


def test_each_editor_is_asked_about_all_that_is_due(session, school, piet):
    (asked,) = ask(session, school)
    assert (asked.email, asked.titles) == ("piet@example.org", (school.title,))
    assert [row.id for row in due_by_link(session, asked.token, THEN)] == [SCHOOL]
    assert school.provider_id in providers_due(session)


def test_the_link_confirms_in_the_name_of_the_account_and_works_once(session, school, piet):
    (asked,) = ask(session, school)
    assert confirm_by_link(session, asked.token, [SCHOOL], now=THEN) == 1
    assert school.confirmed_on == THEN.date()
    entry = history_of(session, "programme", SCHOOL)[0]
    assert (entry.actor, entry.action) == (f"account-{piet.id}", "confirm")
    with pytest.raises(NotFound):
        confirm_by_link(session, asked.token, [SCHOOL], now=THEN)
    assert list_due(session, school.provider_id) == []


def test_it_confirms_no_programme_of_somebody_else(session, school, piet):
    (asked,) = ask(session, school)
    with pytest.raises(NotFound):
        confirm_by_link(session, asked.token, ["vitalent-theme-packaging"], now=THEN)


def test_nothing_ticked_leaves_the_link_as_it_is(session, school, piet):
    (asked,) = ask(session, school)
    with pytest.raises(InvalidData):
        confirm_by_link(session, asked.token, [], now=THEN)
    assert due_by_link(session, asked.token, THEN)


def test_a_link_to_confirm_sets_no_password_and_the_other_way_round(session, school, piet):
    (asked,) = ask(session, school)
    with pytest.raises(NotFound):
        get_link_account(session, asked.token, THEN)
    with pytest.raises(NotFound):
        due_by_link(session, make_link(session, piet, "reset", THEN), THEN)


def test_a_link_ends_after_thirty_days_and_with_its_account(session, school, piet):
    (asked,) = ask(session, school)
    with pytest.raises(NotFound):
        due_by_link(session, asked.token, THEN + timedelta(days=30))
    set_disabled(session, OPERATOR, piet, disabled=True, now=THEN)
    with pytest.raises(NotFound):
        due_by_link(session, asked.token, THEN)
    assert ask(session, school) == []


def test_nobody_is_asked_while_nothing_is_due(session, school, piet):
    session.info[KEY] = Freshness(18, date(2026, 11, 26))
    assert (ask(session, school), providers_due(session)) == ([], [])


def test_it_takes_an_editor_to_ask(session, school, piet):
    with pytest.raises(Forbidden):
        ask_provider(session, ANYBODY, school.provider_id, now=THEN)
