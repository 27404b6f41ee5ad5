"""Limits for what comes often: counted in the process, shared through the database now and then.

The buckets are those of ``limits.py``. A request looks at memory alone. Every two seconds the processes add what they
counted to the buckets in the database and learn what the others counted, in a thread, so that no request waits.
Whoever took less than a tenth of what may be taken in that time is not shared at all, so a visitor costs no write.
"""

import logging
import math
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from talentmatch.accounts.limits import Limit
from talentmatch.accounts.tokens import hash_of

log = logging.getLogger(__name__)
PERIOD = 2.0  # seconds
SMALL = PERIOD / 10
TINY = 1e-6  # seconds, which sums of fractions may be off
THREAD = "shared-limits"
ADD = text(
    """
    INSERT INTO rate_bucket (key, empty_at) VALUES (:key, :now + :taken)
    ON CONFLICT (key) DO UPDATE
    SET empty_at = CASE WHEN rate_bucket.empty_at > :now THEN rate_bucket.empty_at ELSE :now END + :taken
    RETURNING empty_at
    """
)
Writing = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True)
class Standing:
    """How a bucket stands: units left, seconds until it has run empty, and seconds to wait where it refused."""

    left: int
    reset: int
    wait: int = 0


@dataclass
class Bucket:
    """When a bucket will have run empty as far as this process knows; ``unshared``: seconds that only it knows."""

    empty_at: float = 0.0
    unshared: float = 0.0


class SharedLimits:
    """Count units in buckets that all processes of a database share; threads may use it at once."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._changing = threading.Lock()
        self._buckets: dict[str, Bucket] = {}
        self._shared_at = 0.0

    def take(self, limit: Limit, subject: str, *, units: int, now: float) -> Standing:
        """Take units from a bucket, at most as many as it holds; a bucket that refuses counts nothing."""
        cost = min(units, limit.times) * limit.each
        with self._changing:
            bucket = self._buckets.setdefault(f"{limit.name}:{hash_of(subject)}", Bucket())
            before = max(bucket.empty_at, now)
            wait = before + cost - now - limit.seconds
            if wait <= TINY:
                bucket.empty_at, bucket.unshared = before + cost, bucket.unshared + cost
            level = max(bucket.empty_at, now) - now
            due = self._due(now)
        if due:
            threading.Thread(target=self._share, args=(due, now), name=THREAD, daemon=True).start()
        left = max(0, math.floor((limit.seconds - level) / limit.each + TINY))
        return Standing(left, math.ceil(level), math.ceil(wait) if wait > TINY else 0)

    def _due(self, now: float) -> dict[str, float]:
        """Return what is to be shared now, by key, and forget the buckets that ran empty and are not worth it."""
        if now - self._shared_at < PERIOD:
            return {}
        self._shared_at = now
        due = {key: bucket.unshared for key, bucket in self._buckets.items() if bucket.unshared >= SMALL}
        self._buckets = {
            key: bucket for key, bucket in self._buckets.items() if key in due or bucket.empty_at > now
        }  # fmt: skip
        for key in due:
            self._buckets[key].unshared = 0.0
        return due

    def _share(self, due: dict[str, float], now: float) -> None:
        levels: dict[str, float] = {}
        try:
            with self._writing() as session:
                for key in sorted(due):  # one order, so that two processes never wait for each other
                    values = {"key": key, "now": now, "taken": due[key]}
                    levels[key] = float(session.connection().execute(ADD, values).scalar_one())
        except DBAPIError:
            log.exception("the limits of the interface were not shared; they are with the next")
            self._put_back(due)
        else:
            self._learn(levels)

    def _put_back(self, due: dict[str, float]) -> None:
        with self._changing:
            for key, taken in due.items():
                self._buckets.setdefault(key, Bucket()).unshared += taken

    def _learn(self, levels: dict[str, float]) -> None:
        with self._changing:
            for key, level in levels.items():
                bucket = self._buckets.setdefault(key, Bucket())
                bucket.empty_at = max(bucket.empty_at, level + bucket.unshared)
