"""A company asks for an account, proves its address, and an administrator decides."""

from datetime import timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.audit import history_of
from talentmatch.accounts.inputs import FaultyField, read_input
from talentmatch.accounts.queries import get_account
from talentmatch.accounts.sessions import actor_of
from talentmatch.errors import Forbidden, NotFound
from talentmatch.models import Company, CompanyRequest
from talentmatch.needs.decisions import approve_request, decline_request
from talentmatch.needs.request_inputs import ApprovalInput, CompanyRequestInput
from talentmatch.needs.requests import (
    clean_requests,
    confirm_request,
    count_waiting_requests,
    get_by_link,
    list_waiting_requests,
    request_account,
)
from tests.accounts.conftest import NOW

ASKED = CompanyRequestInput(
    name="Els Maes", company="Cellcraft", website="https://cellcraft.example", email="Els@cellcraft.example", lang="nl"
)


def asked(session, now=NOW, data=ASKED):
    return request_account(session, data, now=now)


def waiting(session):
    confirm_request(session, asked(session), now=NOW)
    return list_waiting_requests(session, OPERATOR)[0]


def test_it_waits_only_once_the_address_is_proved(session):
    token = asked(session)
    assert count_waiting_requests(session) == 0
    confirm_request(session, token, now=NOW)
    assert [row.company for row in list_waiting_requests(session, OPERATOR)] == ["Cellcraft"]
    with pytest.raises(NotFound):
        confirm_request(session, token, now=NOW)


def test_a_newer_request_replaces_the_former_and_none_follows_one_that_waits(session):
    former, token = asked(session), asked(session)
    with pytest.raises(NotFound):
        get_by_link(session, former, NOW)
    confirm_request(session, token, now=NOW)
    assert asked(session) is None


def test_an_address_that_has_an_account_gets_no_link(make, session):
    make(email="els@cellcraft.example")
    assert asked(session) is None


def test_approving_makes_the_company_and_the_account(session):
    request = waiting(session)
    person, token = approve_request(session, OPERATOR, request.id, ApprovalInput(company="Cellcraft NV"), now=NOW)
    account = get_account(session, "els@cellcraft.example")
    assert (account.role, account.company_id, account.lang, person.lang) == ("employer", "cellcraft-nv", "nl", "nl")
    assert session.get(Company, "cellcraft-nv").source_urls == ["https://cellcraft.example"]
    assert (request.state, bool(token)) == ("approved", True)
    entries = history_of(session, "company_request", str(request.id))
    assert [entry.action for entry in entries] == ["approve", "request"]
    assert "els@" not in str([(entry.actor, entry.changes) for entry in entries])


def test_approving_links_a_company_that_is_there(session):
    approve_request(session, OPERATOR, waiting(session).id, ApprovalInput(company_id="gsk"), now=NOW)
    assert get_account(session, "els@cellcraft.example").company_id == "gsk"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "company_id"),
        ({"company_id": "gsk", "company": "Cellcraft"}, "company_id"),
        ({"company_id": "nobody"}, "company_id"),
        ({"company": "GSK"}, "company"),
        ({"company": "!"}, "company"),
    ],
)
def test_a_company_that_does_not_fit_is_named(session, values, field):
    request = waiting(session)
    with pytest.raises(FaultyField) as refused:
        approve_request(session, OPERATOR, request.id, read_input(ApprovalInput, values), now=NOW)
    assert refused.value.field == field


def test_it_is_decided_once(session):
    request = waiting(session)
    assert decline_request(session, OPERATOR, request.id, now=NOW).email == "els@cellcraft.example"
    with pytest.raises(NotFound):
        approve_request(session, OPERATOR, request.id, ApprovalInput(company_id="gsk"), now=NOW)


def test_only_an_administrator_decides(make, session):
    request = waiting(session)
    with pytest.raises(Forbidden):
        decline_request(session, actor_of(make("employer")), request.id, now=NOW)


def test_old_requests_go_and_those_that_wait_stay(session):
    confirm_request(session, asked(session), now=NOW)
    other = ASKED.model_copy(update={"email": "an@other.example"})
    confirm_request(session, asked(session, data=other), now=NOW)
    late = asked(session, data=ASKED.model_copy(update={"email": "jan@late.example"}))
    decline_request(session, OPERATOR, list_waiting_requests(session, OPERATOR)[1].id, now=NOW)
    assert clean_requests(session, NOW + timedelta(days=7, seconds=-1)) == 0
    assert clean_requests(session, NOW + timedelta(days=7)) == 1
    with pytest.raises(NotFound):
        get_by_link(session, late, NOW)
    assert clean_requests(session, NOW + timedelta(days=90)) == 1
    assert len(session.exec(select(CompanyRequest)).all()) == 1


@pytest.mark.parametrize(
    ("changed", "field"), [({"email": "els"}, "email"), ({"company": " "}, "company"), ({"website": "x"}, "website")]
)
def test_what_does_not_fit_is_named(changed, field):
    with pytest.raises(FaultyField) as refused:
        read_input(CompanyRequestInput, {**ASKED.model_dump(), **changed})
    assert refused.value.field == field
