"""Read webhooks and the log of their messages."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, true
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.permissions import require
from talentmatch.exchange.webhooks.service import PERMISSION, get_webhook
from talentmatch.models import Account, Webhook, WebhookDelivery

PER_PAGE = 50


@dataclass(frozen=True)
class WebhookShown:
    """A webhook with the address of its owner, and how many messages wait."""

    webhook: Webhook
    owner: str
    waiting: int


@dataclass(frozen=True)
class DeliveryRequest:
    """Which page of the log is asked for."""

    page: int = 1


@dataclass(frozen=True)
class DeliveryPage:
    """A page of the log of a webhook, newest first."""

    request: DeliveryRequest
    deliveries: tuple[WebhookDelivery, ...]
    total: int

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // PER_PAGE))


def list_webhooks(session: Session, actor: Actor) -> list[WebhookShown]:
    """Return the webhooks that an actor may manage, oldest first; one query."""
    require(actor, PERMISSION)
    waiting = (
        select(func.count())
        .where(WebhookDelivery.webhook_id == Webhook.id, WebhookDelivery.state == "waiting")
        .scalar_subquery()
    )
    joined = select(Webhook, Account.email, waiting).join(Account, col(Webhook.account_id) == Account.id)
    rows = session.exec(joined.where(_seen_by(actor)).order_by(col(Webhook.id))).all()
    return [WebhookShown(row, owner, number) for row, owner, number in rows]


def page_deliveries(session: Session, actor: Actor, webhook_id: int, request: DeliveryRequest) -> DeliveryPage:
    """Return a page of the log of a webhook; raise NotFound for one that the actor may not manage."""
    get_webhook(session, actor, webhook_id)
    of_one = select(WebhookDelivery).where(WebhookDelivery.webhook_id == webhook_id)
    total = session.exec(select(func.count()).where(WebhookDelivery.webhook_id == webhook_id)).one()
    newest = of_one.order_by(col(WebhookDelivery.id).desc()).offset((request.page - 1) * PER_PAGE).limit(PER_PAGE)
    return DeliveryPage(request, tuple(session.exec(newest).all()), total)


def list_untold(session: Session) -> list[tuple[Webhook, Person]]:
    """Return the webhooks that were switched off without their owner knowing, and whom to tell."""
    joined = select(Webhook, Account).join(Account, col(Webhook.account_id) == Account.id)
    off = joined.where(Webhook.state == "off", col(Webhook.owner_told).is_(False), col(Account.closed_at).is_(None))
    return [(webhook, person_of(account)) for webhook, account in session.exec(off).all()]


def note_told(session: Session, webhook_id: int) -> None:
    """Note that the owner knows that a webhook was switched off."""
    row = session.get(Webhook, webhook_id, with_for_update=True)
    if row is not None:
        row.owner_told = True
        session.flush()


def _seen_by(actor: Actor) -> ColumnElement[bool]:
    return true() if actor.role == "admin" else col(Webhook.account_id) == actor.account_id
