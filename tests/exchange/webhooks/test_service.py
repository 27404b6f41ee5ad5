"""Webhooks belong to an account, lead to public sites, and tell of needs what anybody may see."""

from datetime import timedelta

import pytest

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.catalogue.faults import FaultyFields, read_input
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft, change_need_state, create_need, edit_need
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from talentmatch.exchange.changes.feed import end_of_changes
from talentmatch.exchange.webhooks.events import list_events
from talentmatch.exchange.webhooks.inputs import WebhookInput
from talentmatch.exchange.webhooks.queries import list_webhooks
from talentmatch.exchange.webhooks.service import MOST_OF_ONE, add_webhook, get_webhook, remove_webhook
from talentmatch.models import Account, Company, SkillNeed, Webhook
from tests.exchange.webhooks.conftest import ADDRESS, NOW

OWNER = Actor("account-1", "employer", 1, company_id="cell-works")
STRANGER = Actor("account-2", "editor", 2)
NEED = {"title": "QC analyst", "title_lang": "en", "region": "wallonia", "visibility": "anonymous"}


@pytest.mark.parametrize(
    "address",
    ["http://localhost/x", "http://10.0.0.1/", "https://[::1]/", "ftp://a.example/", "http://a.example:8080/", "x", ""],
)
def test_an_address_that_is_not_of_a_public_site_is_refused(address):
    with pytest.raises(FaultyFields) as error:
        read_input(WebhookInput, {"address": address, "kinds": ["need.published"]})
    assert [fault.field for fault in error.value.faults] == ["address"]
    with pytest.raises(FaultyFields):
        read_input(WebhookInput, {"address": ADDRESS, "kinds": ["need.removed"]})
    with pytest.raises(FaultyFields):
        read_input(WebhookInput, {"address": ADDRESS, "kinds": []})


def test_it_belongs_to_its_owner_alone(database):
    entered = WebhookInput(address=ADDRESS, kinds=["need.published"])
    with database.writing() as session:
        row = add_webhook(session, OWNER, entered, account_id=1, now=NOW)
        assert row.secret.startswith("whsec_")
        assert [shown.owner for shown in list_webhooks(session, OWNER)] == ["ann@example.org"]
        assert list_webhooks(session, STRANGER) == []
        assert len(list_webhooks(session, OPERATOR)) == 1
        with pytest.raises(NotFound):
            get_webhook(session, STRANGER, row.id)
        with pytest.raises(NotFound):
            add_webhook(session, STRANGER, entered, account_id=1, now=NOW)
        with pytest.raises(Forbidden):
            list_webhooks(session, Actor("anybody"))
        with pytest.raises(Conflict):
            add_webhook(session, OWNER, entered, account_id=1, now=NOW)
        for number in range(1, MOST_OF_ONE):
            more = entered.model_copy(update={"address": f"{ADDRESS}{number}"})
            add_webhook(session, OPERATOR, more, account_id=1, now=NOW)
        with pytest.raises(InvalidData, match="at most 10"):
            add_webhook(session, OWNER, entered.model_copy(update={"address": ADDRESS + "x"}), account_id=1, now=NOW)
        remove_webhook(session, OWNER, row.id, now=NOW)
        assert session.get(Webhook, row.id) is None


def test_a_need_is_told_from_when_it_is_public_and_without_its_company_where_that_is_not_named(database):
    with database.writing() as session:
        session.add(Company(id="cell-works", name="Cell Works", checked_on=NOW.date()))
        session.flush()
        place = end_of_changes(session, NOW)
        draft = NeedDraft(NeedInput(**NEED), (NeedSkillInput(skill_id="cleanroom-work"),))
        need = create_need(session, OPERATOR, "cell-works", draft, origin="blank", now=NOW)
        assert list_events(session, place, now=NOW).events == ()
        change_need_state(session, OPERATOR, need.id, action="publish", now=NOW)
        page = list_events(session, place, now=NOW)
        assert {event.kind for event in page.events} == {"need.published", "need.changed"}
        record = page.events[-1].data["record"]
        assert (record["title"], record["company_id"]) == ("QC analyst", None)
        assert "cell" not in str(page.events).lower().replace("cell-based", "")
        place = page.next
        later = NeedDraft(NeedInput(**NEED | {"title": "QC lead"}), draft.skills)
        edit_need(session, OPERATOR, need.id, version=need.version, draft=later, now=NOW)
        change_need_state(session, OPERATOR, need.id, action="close", now=NOW)
        kinds = [event.kind for event in list_events(session, place, now=NOW).events]
        assert kinds == ["need.archived"]


def test_a_day_that_comes_or_goes_is_told_like_a_change(database):
    with database.writing() as session:
        session.add(Company(id="cell-works", name="Cell Works", checked_on=NOW.date()))
        session.flush()
        place = end_of_changes(session, NOW)
        day = NOW.date()
        for name, dates in {
            "opened": {"embargo_until": day - timedelta(days=1)},
            "over": {"expires_on": day - timedelta(days=1)},
        }.items():
            values = {"expires_on": day + timedelta(days=9), "state": "published", "created_at": NOW, "origin": "blank"}
            session.add(SkillNeed(id=name, company_id="cell-works", **NEED, **{**values, **dates}))
        session.flush()
        earlier = type(place)(place.catalogue, day - timedelta(days=1), place.entry)
        told = {event.data["id"]: event.kind for event in list_events(session, earlier, now=NOW).events}
        assert (told["opened"], told["over"]) == ("need.published", "need.archived")
        assert session.get_one(Account, 1)
