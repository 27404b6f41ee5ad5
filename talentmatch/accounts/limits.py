"""How often something may be tried, counted in the database, so that the limit holds across processes and restarts.

A bucket leaks at a steady rate and is one number: the moment when it will have run empty (generic cell rate algorithm).
One statement looks and fills, so that two processes cannot both take the last place.
"""

import math
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, text
from sqlmodel import Session

from talentmatch.accounts.tokens import hash_of
from talentmatch.errors import TooMany
from talentmatch.i18n import N_

FILL = text(
    """
    INSERT INTO rate_bucket (key, empty_at) VALUES (:key, :now + :each)
    ON CONFLICT (key) DO UPDATE
    SET empty_at = CASE WHEN rate_bucket.empty_at > :now THEN rate_bucket.empty_at ELSE :now END + :each
    WHERE rate_bucket.empty_at + :each <= :now + :full OR rate_bucket.empty_at <= :now
    RETURNING empty_at
    """
).bindparams(*(bindparam(name) for name in ("key", "now", "each", "full")))
CLEAN = text("DELETE FROM rate_bucket WHERE empty_at < :before")
LEVEL = text("SELECT empty_at FROM rate_bucket WHERE key = :key")


@dataclass(frozen=True)
class Limit:
    """Allow ``times`` attempts in ``seconds``; ``name`` keeps the buckets of different limits apart."""

    name: str
    times: int
    seconds: int

    @property
    def each(self) -> float:
        """Return how many seconds one attempt takes to leak away."""
        return self.seconds / self.times


ACCOUNT = Limit("account", 10, 5 * 60)
ACCOUNT_DAY = Limit("account-day", 50, 24 * 3600)
ADDRESS = Limit("address", 10, 5 * 60)
DEVICE = Limit("device", 10, 5 * 60)
DEVICE_DAY = Limit("device-day", 50, 24 * 3600)
EVERYBODY = Limit("everybody", 1_000, 5 * 60)
NEED_LINK = Limit("need-link", 5, 24 * 3600)
ANNOUNCEMENT = Limit("announcement", 3, 24 * 3600)
COLLEAGUE = Limit("colleague", 20, 24 * 3600)
CONTACT = Limit("contact", 5, 24 * 3600)
CONTACT_COMPANY = Limit("contact-company", 15, 24 * 3600)
REPORT = Limit("report", 5, 3600)
REPORT_ALL = Limit("reports", 300, 24 * 3600)
REQUEST = Limit("request", 3, 24 * 3600)
REQUEST_ADDRESS = Limit("request-address", 10, 3600)
REQUEST_ALL = Limit("requests", 200, 24 * 3600)
RESET = Limit("reset", 5, 24 * 3600)
SECOND_STEP = Limit("second-step", 10, 5 * 60)
SECOND_STEP_DAY = Limit("second-step-day", 50, 24 * 3600)
ALERT = Limit("alert", 5, 24 * 3600)
SHARED_PLAN = Limit("shared-plan", 10, 3600)
SHARED_PLANS = Limit("shared-plans", 2_000, 24 * 3600)
PLAN_END = Limit("plan-end", 10, 5 * 60)
KEPT_SECONDS = 24 * 3600


def take_places(session: Session, subjects: dict[Limit, str], now: datetime) -> None:
    """Count one attempt in every bucket; raise TooMany when one of them is full, and then count it in none.

    subjects: what each limit is about, an e-mail address or a network address; it is stored as a hash. The buckets are
    independent: one address that tries many accounts is stopped, and so are many addresses that try one account.
    """
    waits = [_take(session, limit, subject, now.timestamp()) for limit, subject in subjects.items()]
    if wait := max(waits, default=0):
        minutes = math.ceil(wait / 60)
        raise TooMany(
            N_("This was tried too often. Wait %(minutes)s min and try again."), seconds=wait, minutes=minutes
        )


def _take(session: Session, limit: Limit, subject: str, now: float) -> int:
    key = f"{limit.name}:{hash_of(subject)}"
    values = {"key": key, "now": now, "each": limit.each, "full": float(limit.seconds)}
    if session.connection().execute(FILL, values).first() is not None:
        return 0
    return max(1, math.ceil(_level(session, key) + limit.each - limit.seconds - now))


def is_full(session: Session, limit: Limit, subject: str, now: datetime) -> bool:
    """Return whether a bucket would refuse the next attempt."""
    level = _level(session, f"{limit.name}:{hash_of(subject)}")
    return level > now.timestamp() and level + limit.each > now.timestamp() + limit.seconds


def _level(session: Session, key: str) -> float:
    return float(session.connection().execute(LEVEL, {"key": key}).scalar() or 0.0)


def clean_buckets(session: Session, now: datetime) -> None:
    """Remove the buckets that ran empty a day ago, which nobody is filling at this moment."""
    session.connection().execute(CLEAN, {"before": now.timestamp() - KEPT_SECONDS})
