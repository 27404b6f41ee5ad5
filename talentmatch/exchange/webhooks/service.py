"""Register webhooks, switch them on and off, test and remove them. Services flush and never commit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.exchange.changes.feed import end_of_changes
from talentmatch.exchange.webhooks.events import Event
from talentmatch.exchange.webhooks.inputs import KindsInput, WebhookInput
from talentmatch.exchange.webhooks.messages import new_delivery
from talentmatch.exchange.webhooks.signing import new_secret
from talentmatch.i18n import N_
from talentmatch.models import Account, Webhook, WebhookDelivery
from talentmatch.models.webhook import PING

PERMISSION = "webhooks.manage"
TABLE = "webhook"
MOST_OF_ONE = 10
BOTH_SIGN = timedelta(hours=24)  # so that whoever listens can change to the new secret in their own time
NONE = N_("There is no such webhook.")
TAKEN = N_("This address is registered already. Change the kinds of its messages, or remove that webhook first.")


@dataclass(frozen=True)
class Owned:
    """Whose a webhook will be."""

    account_id: int


def add_webhook(session: Session, actor: Actor, entered: WebhookInput, *, account_id: int, now: datetime) -> Webhook:
    """Register an address for an account, from now on; the secret of the row is shown once.

    Raises NotFound for an account that there is not, Conflict for an address that the account has already, and
    InvalidData for one too many.
    """
    require(actor, PERMISSION, Owned(account_id))
    if session.get(Account, account_id, with_for_update=True) is None:
        raise NotFound(N_("There is no such account."))
    own = session.exec(select(Webhook.address).where(Webhook.account_id == account_id)).all()
    if entered.address in own:
        raise Conflict(
            N_("This address is registered already. Change the kinds of its messages, or remove that webhook first.")
        )
    if len(own) >= MOST_OF_ONE:
        raise InvalidData(N_("An account has at most %(most)s webhooks. Remove one first."), most=MOST_OF_ONE)
    position = end_of_changes(session, now).text()
    row = Webhook(account_id=account_id, secret=new_secret(), position=position, created_at=now, **entered.model_dump())
    session.add(row)
    session.flush()
    _note(session, actor, "create", row, changes={"host": (None, host_of(row)), "kinds": (None, row.kinds)}, now=now)
    return row


def get_webhook(session: Session, actor: Actor, webhook_id: int, *, lock: bool = False) -> Webhook:
    """Return a webhook that the actor may manage; raise NotFound for another, or none."""
    row = session.get(Webhook, webhook_id, with_for_update=lock or None, populate_existing=lock)
    if row is None:
        raise NotFound(NONE)
    require(actor, PERMISSION, row)
    return row


def switch_webhook(session: Session, actor: Actor, webhook_id: int, *, on: bool, now: datetime) -> Webhook:
    """Switch a webhook on, where it goes on with what it has not told yet, or off; doing so twice changes nothing."""
    row = get_webhook(session, actor, webhook_id, lock=True)
    before, after = row.state, "on" if on else "off"
    if before == after:
        return row
    row.state, row.off_reason, row.owner_told, row.failing_since = after, "" if on else "owner", True, None
    if on:
        _send_at_once(session, row, now)
    session.flush()
    _note(session, actor, "edit", row, changes={"state": (before, after)}, now=now)
    return row


def change_kinds(session: Session, actor: Actor, webhook_id: int, *, entered: KindsInput, now: datetime) -> Webhook:
    """Choose other kinds of messages, from now on; those that wait are sent all the same."""
    row = get_webhook(session, actor, webhook_id, lock=True)
    before = row.kinds
    if before != entered.kinds:
        row.kinds = entered.kinds
        session.flush()
        _note(session, actor, "edit", row, changes={"kinds": (before, entered.kinds)}, now=now)
    return row


def renew_secret(session: Session, actor: Actor, webhook_id: int, *, now: datetime) -> Webhook:
    """Give a webhook a new secret; the former one signs beside it for a day."""
    row = get_webhook(session, actor, webhook_id, lock=True)
    row.former_secret, row.former_until, row.secret = row.secret, now + BOTH_SIGN, new_secret()
    session.flush()
    _note(session, actor, "renew-secret", row, changes={}, now=now)
    return row


def remove_webhook(session: Session, actor: Actor, webhook_id: int, *, now: datetime) -> None:
    """Forget a webhook and its messages."""
    row = get_webhook(session, actor, webhook_id, lock=True)
    _note(session, actor, "remove", row, changes={"host": (host_of(row), None)}, now=now)
    session.exec(delete(WebhookDelivery).where(col(WebhookDelivery.webhook_id) == webhook_id))
    session.delete(row)
    session.flush()


def ping_webhook(session: Session, actor: Actor, webhook_id: int, *, now: datetime) -> WebhookDelivery:
    """Line up a test message, which goes before all others and is tried once; raise InvalidData while one waits."""
    row = get_webhook(session, actor, webhook_id, lock=True)
    waiting = select(func.count()).where(
        WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.state == "waiting", WebhookDelivery.kind == PING
    )
    if row.state == "off":
        raise InvalidData(N_("This webhook is switched off. Switch it on first."))
    if session.exec(waiting).one():
        raise InvalidData(N_("A test message waits already; it goes with the next run of the sender."))
    found = new_delivery(webhook_id, Event(PING, now, {}), now=now)
    session.add(found)
    session.flush()
    _note(session, actor, "ping", row, changes={}, now=now)
    return found


def send_again(session: Session, actor: Actor, delivery_id: int, *, now: datetime) -> WebhookDelivery:
    """Line a message up once more, as it was, under the same identifier; raise NotFound for one that is not kept."""
    found = session.get(WebhookDelivery, delivery_id)
    if found is None:
        raise NotFound(N_("There is no such message. Messages are kept for 30 days."))
    row = get_webhook(session, actor, found.webhook_id, lock=True)
    if row.state == "off":
        raise InvalidData(N_("This webhook is switched off. Switch it on first."))
    found.state, found.due_at = "waiting", now
    session.flush()
    _note(session, actor, "send-again", row, changes={"message": (None, found.message_id)}, now=now)
    return found


def host_of(row: Webhook) -> str:
    """Return the host of an address; what follows it may be as good as a password, so the log does without."""
    return urlsplit(row.address).hostname or ""


def _send_at_once(session: Session, row: Webhook, now: datetime) -> None:
    waiting = select(WebhookDelivery).where(WebhookDelivery.webhook_id == row.id, WebhookDelivery.state == "waiting")
    for delivery in session.exec(waiting).all():
        delivery.due_at = now


def _note(session: Session, actor: Actor, action: str, row: Webhook, *, changes: Any, now: datetime) -> None:
    record_change(session, actor, action, (TABLE, str(row.id)), changes=changes, now=now)
