"""A message as it is kept and sent."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from talentmatch.accounts.tokens import new_token
from talentmatch.models import WebhookDelivery


def new_delivery(
    webhook_id: int, kind: str, data: Mapping[str, Any], *, at: datetime, now: datetime
) -> WebhookDelivery:
    """Return a message that waits to be sent; ``at``: when what it tells happened."""
    body = {"type": kind, "timestamp": at.astimezone(UTC).isoformat(), "data": dict(data)}
    return WebhookDelivery(
        webhook_id=webhook_id,
        message_id=f"msg_{new_token()}",
        kind=kind,
        body=json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        created_at=now,
        due_at=now,
    )
