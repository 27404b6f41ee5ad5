"""How long to wait for an answer, and how often and when to ask again."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

NOT_YET = frozenset({429, 503})  # the server says that nothing was done
AGAIN = NOT_YET | {502, 504}  # nobody behind the proxy for a moment, or nobody whose answer came through


@dataclass(frozen=True)
class Patience:
    """Wait ``timeout`` seconds for an answer, and ask ``retries`` times more.

    Before each of these, a time by chance between nothing and ``first`` seconds, doubled each time, passes, so that
    many clients do not come back at the same moment. A server that says how long to wait (Retry-After) is believed up
    to ``longest`` seconds; asked to wait for longer, the client gives up at once.
    """

    timeout: float = 30.0
    retries: int = 4
    first: float = 0.5
    longest: float = 60.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def pause(self, attempt: int, retry_after: str = "") -> float | None:
        """Return the seconds to wait after an attempt, 0 for the first; None when it is time to give up."""
        told = seconds_of(retry_after, datetime.now(UTC))
        if attempt >= self.retries or told > self.longest:
            return None
        doubled: float = self.first * 2**attempt
        return max(told, min(self.longest, doubled) * self.chance())


def seconds_of(retry_after: str, now: datetime) -> float:
    """Return the seconds that the header Retry-After means, which holds a number or a moment; 0 without one."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
