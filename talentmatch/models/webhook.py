"""Addresses of other programs that are told what changed in the catalogue, and each message to one of them."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from talentmatch.models.columns import at_least, not_blank, one_of, text_list

WEBHOOK_SUBJECTS = ("programme", "course_instance", "provider", "job_profile", "company", "skill", "need")
WEBHOOK_CHANGES = ("published", "changed", "archived")
WEBHOOK_KINDS = tuple(f"{subject}.{change}" for subject in WEBHOOK_SUBJECTS for change in WEBHOOK_CHANGES)
RELOADED = "catalogue.reloaded"
PING = "ping"
WEBHOOK_STATES = ("on", "off")
OFF_REASONS = ("", "owner", "failing", "gone")
DELIVERY_STATES = ("waiting", "delivered", "failed")
WEBHOOK_ADDRESS_LENGTH = 2_000


class Webhook(SQLModel, table=True):
    """An address that gets messages of these ``kinds``; ``position``: up to where the changes were turned into them.

    The secrets have to be read again to sign, so they are stored as they are; the former one signs beside the new one
    until ``former_until``. ``failing_since``: since when no message has arrived. ``claimed_until``: until when one
    sender has it to itself. ``owner_told``: whether its owner knows that it was switched off.
    """

    __tablename__ = "webhook"
    __table_args__ = (
        one_of("state", WEBHOOK_STATES),
        one_of("off_reason", OFF_REASONS),
        not_blank("address"),
        not_blank("secret"),
        not_blank("position"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    address: str = Field(max_length=WEBHOOK_ADDRESS_LENGTH)
    kinds: list[str] = text_list()
    secret: str = Field(max_length=100)
    former_secret: str = Field(default="", max_length=100)
    former_until: datetime | None = None
    state: str = Field(default="on", max_length=10)
    off_reason: str = Field(default="", max_length=10)
    owner_told: bool = False
    position: str = Field(max_length=200)
    failing_since: datetime | None = None
    claimed_until: datetime | None = None
    created_at: datetime


class WebhookDelivery(SQLModel, table=True):
    """A message to a webhook; ``message_id`` and ``body`` stay the same however often it is sent.

    ``outcome``: what came of the last time, a status or a word, nothing of the answer itself. ``due_at``: when it is
    to be sent, again where it was not taken.
    """

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        one_of("state", DELIVERY_STATES),
        not_blank("kind"),
        at_least("attempts", 0),
        Index("ix_webhook_delivery_queue", "webhook_id", "state", "id"),
        Index("ix_webhook_delivery_created_at", "created_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    webhook_id: int = Field(foreign_key="webhook.id")
    message_id: str = Field(max_length=60, unique=True)
    kind: str = Field(max_length=40)
    body: str = Field(sa_type=Text)
    state: str = Field(default="waiting", max_length=10)
    attempts: int = 0
    outcome: str = Field(default="", max_length=20)
    created_at: datetime
    tried_at: datetime | None = None
    due_at: datetime
