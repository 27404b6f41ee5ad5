"""Skill needs are stored, changed and shown to their company alone."""

from datetime import date

import pytest
from sqlmodel import select

from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.employers.needs import (
    NeedConflict,
    change_need_state,
    copy_need,
    create_need,
    edit_need,
    get_need,
    skills_of,
)
from talentmatch.employers.public import load_need_cards, public_need
from talentmatch.errors import InvalidData, NotFound
from talentmatch.models import SkillNeed
from tests.employers.conftest import COLLEAGUE, EMPLOYER, NOW, OURS, STRANGER, THEIRS, draft, some_skills


def test_stores_a_draft_for_a_year(companies, need):
    assert (need.state, need.expires_on, need.version) == ("draft", date(2027, 11, 26), 1)
    assert [skill.skill_id for skill in skills_of(companies, need.id)] == list(some_skills(companies))
    assert [entry.action for entry in history_of(companies, "skill_need", need.id)] == ["create"]


def test_lets_a_colleague_edit_and_counts_a_version_for_skills_alone(companies, need):
    one = some_skills(companies, 1)
    edited = edit_need(companies, COLLEAGUE, need.id, version=1, draft=draft(one), now=NOW)
    assert edited.version == 2
    (entry, _) = history_of(companies, "skill_need", need.id)
    assert set(entry.changes) == {"skills", "version"}


def test_loses_no_edit_of_a_colleague(companies, need):
    edit_need(companies, COLLEAGUE, need.id, version=1, draft=draft(title="Analyst"), now=NOW)
    with pytest.raises(NeedConflict) as conflict:
        edit_need(companies, EMPLOYER, need.id, version=1, draft=draft(title="Chemist"), now=NOW)
    assert (conflict.value.version, need.title) == (2, "Analyst")


@pytest.mark.parametrize("act", [
    lambda session, need: get_need(session, STRANGER, need.id),
    lambda session, need: edit_need(session, STRANGER, need.id, version=1, draft=draft(), now=NOW),
    lambda session, need: change_need_state(session, STRANGER, need.id, action="close", now=NOW),
    lambda session, need: copy_need(session, STRANGER, need.id, now=NOW),
    lambda session, _need: create_need(session, STRANGER, OURS, draft(), origin="blank", now=NOW),
])  # fmt: skip
def test_does_not_exist_for_another_company(companies, need, act):
    with pytest.raises(NotFound):
        act(companies, need)
    assert companies.exec(select(SkillNeed)).all() == [need]


def test_is_public_from_its_publication_to_its_last_day(companies, need):
    shown = select(SkillNeed.id).where(public_need())
    assert companies.exec(shown).all() == []
    change_need_state(companies, EMPLOYER, need.id, action="publish", now=NOW)
    assert companies.exec(shown).all() == [need.id]
    need.embargo_until = date(2099, 1, 1)
    companies.flush()
    assert companies.exec(shown).all() == []
    need.embargo_until, need.expires_on = None, date(2026, 1, 1)
    companies.flush()
    assert companies.exec(shown).all() == []


@pytest.mark.parametrize(("visibility", "company", "places"), [
    ("named", OURS, 1), ("anonymous", None, 1), ("region_only", None, 0),
])  # fmt: skip
def test_tells_the_public_no_more_than_the_company_wants(companies, visibility, company, places):
    asked = draft(visibility=visibility, place_ids=["niel"])
    row = create_need(companies, EMPLOYER, OURS, asked, origin="blank", now=NOW)
    (card,) = load_need_cards(companies, [row])
    assert (card.company and card.company.id, len(card.places)) == (company, places)
    assert company or OURS not in repr(card)


def test_goes_round_its_states(companies, need):
    for action, state in (("publish", "published"), ("close", "closed"), ("reopen", "draft"), ("publish", "published")):
        assert change_need_state(companies, EMPLOYER, need.id, action=action, now=NOW).state == state
    with pytest.raises(InvalidData):
        change_need_state(companies, EMPLOYER, need.id, action="publish", now=NOW)


def test_is_copied_as_a_draft(companies, need):
    change_need_state(companies, EMPLOYER, need.id, action="publish", now=NOW)
    copied = copy_need(companies, COLLEAGUE, need.id, now=NOW)
    assert (copied.state, copied.published_at, copied.company_id) == ("draft", None, OURS)
    assert [skill.skill_id for skill in skills_of(companies, copied.id)] == list(some_skills(companies))


def test_names_what_is_wrong_with_its_skills(companies):
    with pytest.raises(FaultyFields) as refused:
        create_need(companies, EMPLOYER, OURS, draft(("no-such-skill", *some_skills(companies, 1) * 2)),
                    origin="blank", now=NOW)  # fmt: skip
    assert [fault.field for fault in refused.value.faults] == ["skills", "skills"]
    assert THEIRS not in str(refused.value)


def test_is_not_published_without_a_skill(companies):
    row = create_need(companies, EMPLOYER, OURS, draft(), origin="blank", now=NOW)
    with pytest.raises(InvalidData):
        change_need_state(companies, EMPLOYER, row.id, action="publish", now=NOW)
