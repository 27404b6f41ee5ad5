"""A message as it is kept and sent."""

import json
from datetime import UTC, datetime

from talentmatch.accounts.tokens import new_token
from talentmatch.exchange.webhooks.events import Event
from talentmatch.models import WebhookDelivery


def new_delivery(webhook_id: int, event: Event, *, now: datetime) -> WebhookDelivery:
    """Return a message that tells an event and waits to be sent."""
    body = {"type": event.kind, "timestamp": event.at.astimezone(UTC).isoformat(), "data": dict(event.data)}
    return WebhookDelivery(
        webhook_id=webhook_id,
        message_id=f"msg_{new_token()}",
        kind=event.kind,
        body=json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        created_at=now,
        due_at=now,
    )
