"""A team belongs to its company, holds numbers and no names, and is not overwritten by a form from before."""

import pytest

from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.employers.needs import change_need_state
from talentmatch.employers.pool_inputs import TeamRoleInput
from talentmatch.employers.team import TeamConflict, chosen_needs, load_open_needs, load_team, people_of, save_team
from talentmatch.errors import NotFound
from tests.employers.conftest import COLLEAGUE, EMPLOYER, NOW, OURS, STRANGER, THEIRS

OPERATOR, TECHNICIAN = "profile-cleanroom-operator", "pfizer-technical-operator"


def roles(**people):
    named = {"operator": OPERATOR, "technician": TECHNICIAN}
    return [TeamRoleInput(profile_id=named.get(name, name), people=number) for name, number in people.items()]


def save(session, actor=EMPLOYER, company=OURS, *, seen=None, **people):
    save_team(session, actor, company, roles=roles(**people), seen=seen or {}, now=NOW)


def test_is_stored_as_a_whole_and_told_in_the_audit_log(companies):
    save(companies, operator=4, technician=2)
    save(companies, COLLEAGUE, seen={OPERATOR: 4, TECHNICIAN: 2}, operator=5, technician=0)
    assert people_of(companies, OURS) == {OPERATOR: 5}
    (role,) = load_team(companies, COLLEAGUE, OURS)
    assert (role.profile.id, role.people) == (OPERATOR, 5)
    assert {item.link.importance for item in role.wanted} == {"essential"}
    latest, first = history_of(companies, "team", OURS)
    assert first.changes == {OPERATOR: [None, 4], TECHNICIAN: [None, 2]}
    assert latest.changes == {OPERATOR: [4, 5], TECHNICIAN: [2, None]}


def test_is_not_there_for_another_company(companies, need):
    save(companies, operator=4)
    for attempt in (
        lambda: load_team(companies, STRANGER, OURS),
        lambda: load_open_needs(companies, STRANGER, OURS),
        lambda: save(companies, STRANGER, operator=1, seen={OPERATOR: 4}),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert load_team(companies, STRANGER, THEIRS) == ()


def test_is_not_overwritten_by_a_form_from_before(companies):
    save(companies, operator=4)
    with pytest.raises(TeamConflict):
        save(companies, COLLEAGUE, technician=1)
    assert people_of(companies, OURS) == {OPERATOR: 4}


def test_refuses_a_profile_that_is_not_there_or_stands_twice(companies):
    with pytest.raises(FaultyFields):
        save(companies, nobody=1)
    with pytest.raises(FaultyFields):
        save_team(companies, EMPLOYER, OURS, roles=[*roles(operator=1), *roles(operator=2)], seen={}, now=NOW)


def test_plans_for_published_needs_unless_others_are_chosen(companies, need):
    needs = load_open_needs(companies, EMPLOYER, OURS)
    assert chosen_needs(needs, []) == ()
    assert chosen_needs(needs, [need.id]) == needs
    change_need_state(companies, EMPLOYER, need.id, action="publish", now=NOW)
    assert [one.row.id for one in chosen_needs(load_open_needs(companies, EMPLOYER, OURS), [])] == [need.id]
    with pytest.raises(NotFound):
        chosen_needs(needs, ["theirs"])
