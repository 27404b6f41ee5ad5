"""Count something after the answer has gone: nobody waits for it, and its failure breaks no page.

What is counted often is written together: FEW times in PAUSE_S at once, the rest at the end of it. A server that is
killed loses that at most.
"""

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Lock, Timer
from time import monotonic
from typing import Protocol, cast

from flask import Flask, Response, after_this_request, current_app, request
from sqlmodel import Session

from talentmatch.runtime import Runtime

log = logging.getLogger(__name__)
NOTED = "talentmatch.counts"  # in the environment of a request: what its answer counts, for whoever keeps the answer
PAUSE_S, FEW = 1.0, 10


class Count(Protocol):
    """What is counted; equal counts are one row."""

    def holds(self, runtime: Runtime) -> bool:
        """Return whether it counts at all."""

    def write(self, session: Session, times: int, now: datetime) -> None:
        """Add so many times."""


class Tally:
    """Collect counts and write them; one thread at a time writes, and no other waits for it."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._changing, self._writing = Lock(), Lock()
        self._waiting: Counter[Count] = Counter()
        self._due = False
        self._since, self._written = 0.0, 0

    def add(self, count: Count) -> None:
        """Count once; write it now, or leave it to the next time."""
        with self._changing:
            self._waiting[count] += 1
            if self._due:
                return
            self._due, pause = True, self._pause()
        if pause:
            self._write_after(pause)
        else:
            self._write_and_go_on()

    def write(self) -> None:
        """Write what waits; a failure is logged without what was typed, and what waited is lost."""
        with self._writing:
            with self._changing:
                waiting, self._waiting = self._waiting, Counter()
            try:
                self._store({count: times for count, times in waiting.items() if count.holds(self._runtime)})
            except Exception:
                log.exception("what people search for was not counted")

    def _write_and_go_on(self) -> None:
        """Write, and leave to a later time what was counted meanwhile."""
        self.write()
        with self._changing:
            self._due = again = bool(self._waiting)
            pause = self._pause() if again else 0.0
        if again:
            self._write_after(pause)

    def _write_after(self, pause: float) -> None:
        later = Timer(pause, self._write_and_go_on)
        later.daemon = True
        later.start()

    def _pause(self) -> float:
        now = monotonic()
        if now - self._since > PAUSE_S:
            self._since, self._written = now, 0
        self._written += 1
        return 0.0 if self._written <= FEW else self._since + PAUSE_S - now

    def _store(self, counts: Mapping[Count, int]) -> None:
        if counts:
            with self._runtime.database.writing() as session:
                for count, times in counts.items():
                    count.write(session, times, datetime.now(UTC))


def prepare(app: Flask, runtime: Runtime) -> None:
    """Give the application its tally."""
    app.extensions["tally"] = Tally(runtime)


def tally_of(app: Flask) -> Tally:
    """Return the tally of an application."""
    return cast(Tally, app.extensions["tally"])


def count_later(count: Count) -> None:
    """Count once this answer has been sent."""
    tally = tally_of(current_app)
    request.environ.setdefault(NOTED, []).append(count)

    def after(response: Response) -> Response:
        response.call_on_close(lambda: tally.add(count))
        return response

    after_this_request(after)
