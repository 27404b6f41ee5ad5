"""Whoever has an account registers an address at the desk, sees its secret once and what came of each message."""

import re
from datetime import UTC, datetime

import pytest

from talentmatch.catalogue.links.asking import Outcome
from talentmatch.exchange.webhooks.sending import Sender
from talentmatch.models import Account
from tests.web.checked import checked
from tests.web.desk.conftest import filled

LIST, NEW, ONE = "/en/admin/webhooks", "/en/admin/webhooks/new", "/en/admin/webhooks/1"
ENTERED = {"address": "https://hooks.example/in", "kinds": ["programme.published", "need.changed"]}
NOW = datetime.now(UTC)


@pytest.fixture
def people(own):
    """Store the accounts of the roles that ask."""
    with own.database.writing() as session:
        for number, role in ((1, "admin"), (2, "editor"), (3, "editor")):
            session.add(Account(id=number, email=f"p{number}@example.org", name="P", role=role, created_at=NOW))


@pytest.fixture
def secret(people, desk):
    """Register an address as an editor and give its secret."""
    client = desk()
    answer = client.client.post(NEW, data=ENTERED, headers=client.headers)
    return re.search(r"whsec_[A-Za-z0-9+/=]+", checked(NEW, answer, 200).text)[0]


class Poster:
    """Answer with a status, without a network."""

    def post(self, _url, _headers, _body):
        return Outcome("503", reached=False)


def send(own):
    Sender(own.database, Poster(), None, lambda: datetime.now(UTC), "https://x.example").send_all()


def test_a_secret_is_shown_once_and_renewed_on_demand(secret, desk):
    assert filled(desk().get(ONE))["kinds"] == ENTERED["kinds"]
    for address in (LIST, ONE, "/en/admin/audit?record=1"):
        assert secret not in desk("admin").get(address).response.text
    client = desk()
    renewed = client.client.post(ONE, data={"action": "renew"}, headers=client.headers)
    page = checked(ONE, renewed, 200)
    assert "The former secret signs beside it until" in page.text
    assert secret not in page.text


def test_a_form_with_faults_comes_back_with_what_was_typed(people, desk):
    page = desk().post(NEW, {"address": "http://10.0.0.1/in", "kinds": []}, status=422)
    assert "public site" in page.text
    assert "at least one kind" in page.text
    assert page.all("input", name="address")[0].get("value") == "http://10.0.0.1/in"


def test_it_is_tested_looked_at_switched_and_removed(secret, desk, own):
    assert "goes with the next run" in desk().post(ONE, {"action": "ping"}).text
    send(own)
    page = desk().get(ONE)
    assert "Test message" in page.text
    assert "503" in page.text
    assert "not taken" in page.text
    assert "goes with the next run" in desk().post(ONE, {"action": "again", "message": "1"}).text
    assert "Somebody switched it off." in desk().post(ONE, {"action": "off"}).text
    desk().post(ONE, {"action": "ping"}, status=400)
    assert "Switch off" in desk().post(ONE, {"action": "on"}).text
    desk().post(ONE, {"action": "explode"}, status=400)
    assert "No address is registered yet." in desk().post(ONE, {"action": "remove"}).text


def test_other_kinds_are_chosen_and_one_at_least(secret, desk):
    chosen = desk().post(ONE, {"action": "kinds", "kinds": ["need.archived", "provider.changed"]})
    assert filled(chosen)["kinds"] == ["provider.changed", "need.archived"]
    assert "at least one kind" in desk().post(ONE, {"action": "kinds"}, status=422).text


def test_it_is_there_for_its_owner_and_administrators_alone(secret, desk):
    assert "hooks.example" in desk("admin").get(LIST).text
    assert "hooks.example" not in desk("colleague").get(LIST).text
    desk("colleague").get(ONE, status=404)
    desk("colleague").post(ONE, {"action": "remove"}, status=404)
    assert "made a new secret" not in desk("admin").get("/en/admin/audit?record=1").text
    assert "hooks.example" in desk("admin").get("/en/admin/audit?record=1").text
