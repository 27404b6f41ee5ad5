"""The messages of one webhook in their order: claim it, take the next message, note what came of it.

A message is made in the transaction that moves the webhook's place in the changes, and marked as delivered only after
it was taken. So a sender that is cut off at any moment neither loses one nor gives one another identifier.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, or_, select

from talentmatch.catalogue.links.asking import Outcome
from talentmatch.exchange.changes.cursor import read_cursor
from talentmatch.exchange.webhooks.events import list_events
from talentmatch.exchange.webhooks.messages import new_delivery
from talentmatch.exchange.webhooks.posting import GONE
from talentmatch.models import Account, Webhook, WebhookDelivery
from talentmatch.models.webhook import PING, RELOADED

CLAIM = timedelta(minutes=1)  # more than one message can take
KEPT = timedelta(days=30)
PATIENCE = timedelta(days=5)  # without one message taken, until a webhook is switched off
MOST_PAGES = 20  # of changes, in one transaction
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))


@dataclass(frozen=True)
class Parcel:
    """A message with all that is needed to send it."""

    delivery_id: int
    kind: str
    message_id: str
    address: str
    keys: tuple[str, ...]
    body: bytes


def list_serving(session: Session, now: datetime) -> Sequence[int]:
    """Return the webhooks that are on, nobody's claim and of accounts that may sign in, oldest first."""
    free = or_(col(Webhook.claimed_until).is_(None), col(Webhook.claimed_until) <= now)
    of_owner = select(Webhook.id).join(Account, col(Webhook.account_id) == Account.id)
    wanted = of_owner.where(Webhook.state == "on", free, col(Account.disabled).is_(False))
    found = session.exec(wanted.order_by(col(Webhook.id))).all()
    return [webhook_id for webhook_id in found if webhook_id is not None]


def claim(session: Session, webhook_id: int, now: datetime) -> bool:
    """Claim a webhook for this sender; return False when it is off, gone, or another sender has it."""
    row = _locked(session, webhook_id)
    if row is None or row.state == "off" or (row.claimed_until is not None and row.claimed_until > now):
        return False
    row.claimed_until = now + CLAIM
    session.flush()
    return True


def release(session: Session, webhook_id: int) -> None:
    """Give a webhook back."""
    row = _locked(session, webhook_id)
    if row is not None:
        row.claimed_until = None
        session.flush()


def take_next(session: Session, webhook_id: int, now: datetime) -> Parcel | None:
    """Return the message that is to be sent now, and claim the webhook for longer; None when there is none.

    While a message was not taken, those after it wait; a test message alone goes before all others.
    """
    row = _locked(session, webhook_id)
    if row is None or row.state == "off":
        return None
    row.claimed_until = now + CLAIM
    found = _first(session, webhook_id) or _made(session, row, now)
    session.flush()
    if found is None or found.due_at > now or found.id is None:
        return None
    former = row.former_until is not None and row.former_until > now
    keys = (row.secret, row.former_secret) if former else (row.secret,)
    return Parcel(found.id, found.kind, found.message_id, row.address, keys, found.body.encode())


def note_outcome(session: Session, parcel: Parcel, *, outcome: Outcome, now: datetime) -> None:
    """Keep what came of sending a message; one that was not taken is due again later and later."""
    found = session.get(WebhookDelivery, parcel.delivery_id)
    row = _locked(session, found.webhook_id) if found is not None else None
    if found is None or row is None:
        return  # it was removed in the meantime
    found.attempts, found.outcome, found.tried_at = found.attempts + 1, outcome.word, now
    if outcome.reached:
        found.state, row.failing_since = "delivered", None
    elif found.kind == PING:
        found.state = "failed"
    else:
        found.due_at = now + WAITS[min(found.attempts, len(WAITS)) - 1]
        _count_failure(row, outcome, now)
    session.flush()


def drop_old(session: Session, now: datetime) -> None:
    """Remove messages older than 30 days that need not be sent any more."""
    over = col(WebhookDelivery.created_at) < now - KEPT
    session.exec(delete(WebhookDelivery).where(over, col(WebhookDelivery.state) != "waiting"))


def _count_failure(row: Webhook, outcome: Outcome, now: datetime) -> None:
    row.failing_since = row.failing_since or now
    gone = outcome.word == GONE
    if gone or now - row.failing_since >= PATIENCE:
        row.state, row.off_reason, row.owner_told = "off", "gone" if gone else "failing", False


def _locked(session: Session, webhook_id: int) -> Webhook | None:
    return session.get(Webhook, webhook_id, with_for_update=True, populate_existing=True)


def _first(session: Session, webhook_id: int) -> WebhookDelivery | None:
    waiting = select(WebhookDelivery).where(
        WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.state == "waiting"
    )
    test_first = (col(WebhookDelivery.kind) != PING, col(WebhookDelivery.id))
    return session.exec(waiting.order_by(*test_first).limit(1)).first()


def _made(session: Session, row: Webhook, now: datetime) -> WebhookDelivery | None:
    """Turn what changed since the webhook's place into messages, and return the first of them."""
    for _ in range(MOST_PAGES):
        page = list_events(session, read_cursor(row.position), now=now)
        told = [event for event in page.events if event.kind == RELOADED or event.kind in row.kinds]
        for event in told:
            session.add(new_delivery(row.id or 0, event, now=now))
        row.position = page.next.text()
        session.flush()
        if told or not page.more:
            break
    return _first(session, row.id or 0)
