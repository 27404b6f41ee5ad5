"""An employer sees, invites and removes the people of its own company, and nobody else."""

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import ColleagueInput
from talentmatch.accounts.links import get_link_account
from talentmatch.accounts.people import invite_colleague, list_people, remove_colleague
from talentmatch.accounts.sessions import actor_of
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound, TooMany
from tests.accounts.conftest import NOW


@pytest.fixture
def ann(make):
    return make("employer", company_id="gsk")


def colleague(number=0):
    return ColleagueInput(email=f"bob{number}@example.org", name="Bob")


def test_a_colleague_gets_an_account_of_the_same_company(ann, session):
    person, token = invite_colleague(session, actor_of(ann), colleague(), now=NOW)
    account = get_link_account(session, token, NOW)
    assert (account.email, account.role, account.company_id) == (person.email, "employer", "gsk")
    assert [row.name for row in list_people(session, actor_of(ann))] == ["Ann Peeters", "Bob"]


def test_a_day_has_twenty_invitations(ann, session):
    for number in range(20):
        invite_colleague(session, actor_of(ann), colleague(number), now=NOW)
    with pytest.raises(TooMany):
        invite_colleague(session, actor_of(ann), colleague(20), now=NOW)


def test_nobody_is_invited_twice(ann, session):
    invite_colleague(session, actor_of(ann), colleague(), now=NOW)
    with pytest.raises(Conflict):
        invite_colleague(session, actor_of(ann), colleague(), now=NOW)


def test_a_removed_colleague_is_gone_and_may_be_invited_again(ann, make, session):
    bob = make("employer", "bob0@example.org", company_id="gsk")
    remove_colleague(session, actor_of(ann), bob.id, now=NOW)
    assert [row.name for row in list_people(session, actor_of(ann))] == ["Ann Peeters"]
    invite_colleague(session, actor_of(ann), colleague(), now=NOW)


def test_people_of_another_company_do_not_exist(ann, make, session):
    eve = make("employer", "eve@example.org", company_id="pfizer")
    editor = make("editor", "ed@example.org")
    assert eve not in list_people(session, actor_of(ann))
    for account in (eve, editor):
        with pytest.raises(NotFound):
            remove_colleague(session, actor_of(ann), account.id, now=NOW)


def test_nobody_removes_themselves_here(ann, session):
    with pytest.raises(InvalidData):
        remove_colleague(session, actor_of(ann), ann.id, now=NOW)


def test_who_belongs_to_no_company_has_no_people(make, session):
    with pytest.raises(NotFound):
        list_people(session, OPERATOR)
    with pytest.raises(Forbidden):
        list_people(session, actor_of(make("editor", "ed@example.org")))
