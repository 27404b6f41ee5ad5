"""Sign messages as the Standard Webhooks specification says (https://www.standardwebhooks.com, version 1.0.0)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

PREFIX = "whsec_"
KEY_BYTES = 32


def new_secret() -> str:
    """Return a secret of 256 random bits."""
    return PREFIX + base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def signature(secret: str, message_id: str, *, moment: int, body: bytes) -> str:
    """Return the signature of a message: HMAC-SHA256 over identifier, seconds since 1970 and body."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{moment}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")


def signed_headers(keys: Iterable[str], message_id: str, *, body: bytes, now: datetime) -> dict[str, str]:
    """Return the headers of a message, signed with every key that holds; one of them that fits is enough."""
    moment = int(now.timestamp())
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(moment),
        "webhook-signature": " ".join(signature(key, message_id, moment=moment, body=body) for key in keys),
    }
