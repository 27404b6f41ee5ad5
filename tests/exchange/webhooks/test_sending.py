"""What changes is told to every webhook: signed, in order, at least once, to public addresses alone."""

import json
import re
from pathlib import Path

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.closing import erase_account
from talentmatch.catalogue.editing import apply_values
from talentmatch.catalogue.records import PROVIDER
from talentmatch.catalogue.states import change_state
from talentmatch.exchange.webhooks import queue
from talentmatch.exchange.webhooks.sending import Sent
from talentmatch.exchange.webhooks.service import ping_webhook, renew_secret, send_again, switch_webhook
from talentmatch.models import Account, CatalogueState, Provider, Webhook, WebhookDelivery
from tests.exchange.webhooks.conftest import NOW

DOCS = Path(__file__).parents[3] / "docs" / "webhooks.md"


def rename(database, *ids):
    """Change a provider for each of these; a change stands in the audit log."""
    with database.writing() as session:
        for provider_id in ids:
            row = session.get_one(Provider, provider_id)
            apply_values(session, OPERATOR, row, action="edit", values={"name": row.name + "!"}, now=NOW)


def written(database, work, *args, **options):
    with database.writing() as session:
        return work(session, OPERATOR, *args, now=NOW, **options)


def stored(database, table, number):
    with database.reading() as session:
        return session.get_one(table, number)


def test_a_change_arrives_once_as_it_is_public_now(database, sender, hook, listener):
    assert sender.send_all() == Sent(0, 0)
    rename(database, "aptaskil", "vitalent")
    written(database, change_state, PROVIDER, "vitalent", action="archive")
    assert sender.send_all() == Sent(len(listener.taken), 0)
    _, path, headers, body = listener.taken[0]
    assert (path, headers["content-type"]) == ("/in?key=1", "application/json")
    told = json.loads(body)
    assert (told["type"], told["data"]["id"], told["timestamp"]) == ("provider.changed", "aptaskil", NOW.isoformat())
    assert told["data"]["record"]["name"].endswith("!")
    assert "operator" not in body.decode()
    kinds = listener.told()
    assert kinds[1] == ("provider.archived", "vitalent")
    assert {kind for kind, _ in kinds[2:]} <= {"programme.archived", "course_instance.archived"}
    assert sender.send_all() == Sent(0, 0)


def test_the_program_of_the_documentation_verifies_a_message(database, sender, hook, listener):
    _number, secret = hook
    verify = {}
    exec(re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[1], verify)
    verify["SECRET"] = secret
    rename(database, "aptaskil")
    sender.send_all()
    _, _, headers, body = listener.taken[0]
    assert verify["verified"](headers, body, NOW.timestamp())["data"]["id"] == "aptaskil"
    for changed in (
        lambda: verify["verified"](headers, body + b" ", NOW.timestamp()),
        lambda: verify["verified"](headers | {"webhook-id": "msg_other"}, body, NOW.timestamp()),
        lambda: verify["verified"](headers, body, NOW.timestamp() + 600),
    ):
        with pytest.raises(ValueError, match=r"signature|old"):
            changed()


def test_both_secrets_sign_for_a_day_after_a_new_one(database, sender, hook, listener, clock):
    number, _secret = hook
    written(database, renew_secret, number)
    for hours, signatures in ((23, 2), (2, 1)):
        clock.forward(hours=hours)
        rename(database, "aptaskil")
        sender.send_all()
        assert len(listener.taken[-1][2]["webhook-signature"].split()) == signatures


def test_a_message_that_is_not_taken_keeps_its_name_and_holds_up_the_next(database, sender, hook, listener, clock):
    listener.refuse = [500, 302, 0]
    listener.more = "Location: http://10.0.0.1/\r\n"
    rename(database, "aptaskil")
    rename(database, "vitalent")
    for minutes in (0, 1, 5):
        clock.forward(minutes=minutes)
        assert sender.send_all() == Sent(0, 1)
        assert sender.send_all() == Sent(0, 0)
    clock.forward(minutes=15)
    assert sender.send_all() == Sent(2, 0)
    assert len({headers["webhook-id"] for _, _, headers, _ in listener.taken[:4]}) == 1
    assert len({body for _, _, _, body in listener.taken[:4]}) == 1
    assert [name for _, name in listener.told()] == ["aptaskil", "vitalent"]


def test_a_sender_that_was_cut_off_loses_nothing(database, sender, hook, listener, clock):
    number, _ = hook
    rename(database, "aptaskil", "vitalent")
    with database.writing() as session:
        assert queue.claim(session, number, clock())
        cut_off = queue.take_next(session, number, clock())
    assert sender.send_all() == Sent(0, 0)  # it is still claimed
    clock.forward(minutes=2)
    assert sender.send_all() == Sent(2, 0)
    assert listener.taken[0][2]["webhook-id"] == cut_off.message_id


def test_only_public_addresses_are_asked_whatever_the_name_leads_to_later(database, sender, hook, listener):
    listener.names["hooks.example"] = ["93.184.216.34", "169.254.169.254"]
    rename(database, "aptaskil")
    assert sender.send_all() == Sent(0, 1)
    assert listener.taken == []
    assert stored(database, WebhookDelivery, 1).outcome == "unsafe"


def test_after_five_days_it_is_switched_off_its_owner_is_told_and_nothing_is_lost(
    database, sender, hook, listener, clock, mails
):
    number, _ = hook
    listener.refuse = [500] * 30
    rename(database, "aptaskil")
    for _ in range(15):
        sender.send_all()
        clock.forward(days=1)
    (mail,) = mails
    assert mail.to == "ann@example.org"
    assert f"https://talentmatch.example/fr/admin/webhooks/{number}" in mail.body
    assert stored(database, Webhook, number).off_reason == "failing"
    listener.refuse, _ = [], rename(database, "vitalent")
    listener.taken.clear()
    written(database, switch_webhook, number, on=True)
    sender.send_all()
    assert [name for _, name in listener.told()] == ["aptaskil", "vitalent"]


def test_an_address_that_is_gone_is_switched_off_at_once(database, sender, hook, listener, mails):
    listener.refuse = [410]
    rename(database, "aptaskil")
    sender.send_all()
    assert (stored(database, Webhook, hook[0]).off_reason, len(mails)) == ("gone", 1)


def test_a_test_message_goes_before_what_waits_and_is_tried_once(database, sender, hook, listener):
    listener.refuse = [500, 500]
    rename(database, "aptaskil")
    sender.send_all()
    written(database, ping_webhook, hook[0])
    assert sender.send_all() == Sent(0, 1)
    assert json.loads(listener.taken[-1][3])["type"] == "ping"
    assert stored(database, WebhookDelivery, 2).state == "failed"


def test_a_message_is_sent_again_as_it_was_and_forgotten_after_thirty_days(database, sender, hook, listener, clock):
    rename(database, "aptaskil")
    sender.send_all()
    rename(database, "aptaskil")
    written(database, send_again, 1)
    sender.send_all()
    first, again, newer = listener.taken
    assert (first[2]["webhook-id"], first[3]) == (again[2]["webhook-id"], again[3])
    assert newer[3] != again[3]
    clock.forward(days=31)
    sender.send_all()
    with database.reading() as session:
        assert session.get(WebhookDelivery, 1) is None


def test_files_that_are_loaded_anew_are_one_message_and_then_it_goes_on(database, sender, hook, listener):
    with database.writing() as session:
        session.get_one(CatalogueState, 1).data_digest = "another"
    sender.send_all()
    assert listener.told() == [("catalogue.reloaded", None)]
    rename(database, "aptaskil")
    sender.send_all()
    assert listener.told() == [("provider.changed", "aptaskil")]


def test_nothing_is_sent_for_an_account_that_was_closed(database, sender, hook, listener):
    with database.writing() as session:
        erase_account(session, OPERATOR, session.get_one(Account, 1), now=NOW)
    rename(database, "aptaskil")
    assert sender.send_all() == Sent(0, 0)
    with database.reading() as session:
        assert session.get(Webhook, hook[0]) is None
