"""The webhooks of the owner of a token: list, register, test, remove. The rest is on the page."""

from typing import Any

from flask import Blueprint, Response
from pydantic import AwareDatetime

from talentmatch.catalogue.faults import read_input
from talentmatch.exchange.webhooks import service
from talentmatch.exchange.webhooks.inputs import WebhookInput
from talentmatch.exchange.webhooks.queries import list_webhooks
from talentmatch.i18n import N_
from talentmatch.interface.schemas import Shown
from talentmatch.models import Webhook
from talentmatch.web.api.answers import reply
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import OwnQuery
from talentmatch.web.api.writes.answers import CREATED, located
from talentmatch.web.api.writes.models import whole_of
from talentmatch.web.api.writes.refused import named_by_field

blueprint = Blueprint("api_webhooks", __name__)
TAG = "webhooks"
SCOPE = "webhooks:manage"
ONE = "/webhooks/<int(max=2147483647):webhook_id>"
KINDS = WebhookInput.model_fields["kinds"]
NEW_WEBHOOK = whole_of(WebhookInput, "NewWebhook", kinds=(KINDS.rebuild_annotation(), ...))


class WebhookRecord(Shown):
    """A webhook; off_reason: why it is off. failing_since: since when nothing was taken, null where all is well."""

    id: int
    address: str
    kinds: list[str]
    state: str
    off_reason: str
    failing_since: AwareDatetime | None
    created_at: AwareDatetime


class MadeWebhook(WebhookRecord):
    """A new webhook with its secret, which is not shown again."""

    secret: str


class WebhookRecords(Shown):
    """Every webhook of an account."""

    items: list[WebhookRecord]


@serve(blueprint, "/webhooks", Operation(N_("List one's own webhooks"), TAG, WebhookRecords, scope=SCOPE))
def own_webhooks(call: Call[OwnQuery, None]) -> WebhookRecords:
    """List the webhooks of the owner of the token."""
    found = list_webhooks(call.session, call.actor)
    own = [item.webhook for item in found if item.webhook.account_id == call.actor.account_id]
    return WebhookRecords(items=[WebhookRecord(**_shown(row)) for row in own])


@serve(
    blueprint,
    "/webhooks",
    Operation(N_("Register an address"), TAG, MadeWebhook, body=NEW_WEBHOOK, success=CREATED, scope=SCOPE),
)
def create_webhook(call: Call[OwnQuery, Any]) -> Response:
    """Register an address for the owner of the token."""
    account_id = call.actor.account_id or 0
    with named_by_field():
        entered = read_input(WebhookInput, call.body.model_dump())
        row = service.add_webhook(call.session, call.actor, entered, account_id=account_id, now=call.now)
    return located(reply(MadeWebhook(**_shown(row), secret=row.secret), None), CREATED, "webhooks")


@serve(
    blueprint,
    f"{ONE}/ping",
    Operation(N_("Send a test message"), TAG, WebhookRecord, method="POST", scope=SCOPE),
)
def ping(call: Call[OwnQuery, None], webhook_id: int) -> WebhookRecord:
    """Line up a test message; the next run of the sender sends it."""
    with named_by_field():
        service.ping_webhook(call.session, call.actor, webhook_id, now=call.now)
    return WebhookRecord(**_shown(service.get_webhook(call.session, call.actor, webhook_id)))


@serve(blueprint, ONE, Operation(N_("Remove the webhook"), TAG, WebhookRecord, method="DELETE", scope=SCOPE))
def remove(call: Call[OwnQuery, None], webhook_id: int) -> WebhookRecord:
    """Remove a webhook with its messages."""
    shown = WebhookRecord(**_shown(service.get_webhook(call.session, call.actor, webhook_id)))
    service.remove_webhook(call.session, call.actor, webhook_id, now=call.now)
    return shown


def _shown(row: Webhook) -> dict[str, Any]:
    return {name: getattr(row, name) for name in WebhookRecord.model_fields}
