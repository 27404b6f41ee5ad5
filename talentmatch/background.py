"""Work that goes on after a request was answered: one thread for each piece, and how far it has come."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from talentmatch.errors import Busy, TalentmatchError
from talentmatch.i18n import N_

log = logging.getLogger(__name__)
ENDING = N_("The service is ending. Try again in a minute.")
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Progress:
    """How far a piece of work has come: so many of so many."""

    done: int
    total: int


class Background:
    """Hold the work that is under way in this process, each piece by its number."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._threads: dict[int, threading.Thread] = {}
        self._progress: dict[int, Progress] = {}
        self._ending = False

    def start(self, number: int, work: Callable[[Tell], None], *, total: int) -> None:
        """Begin a piece of work, which is given what to tell its progress to; raise Busy when no more is taken."""
        thread = threading.Thread(target=self._run, args=(number, work, total), name=f"work-{number}", daemon=True)
        with self._changing:
            if self._ending:
                raise Busy(ENDING)
            self._threads[number] = thread
            self._progress[number] = Progress(0, total)
            thread.start()

    def progress(self, number: int) -> Progress | None:
        """Return how far a piece of work has come; None when it does not go on in this process."""
        return self._progress.get(number)

    def settle(self) -> None:
        """Take no more work, and wait for the end of what is under way."""
        with self._changing:
            self._ending = True
            threads = list(self._threads.values())
        for thread in threads:
            thread.join()

    def _run(self, number: int, work: Callable[[Tell], None], total: int) -> None:
        try:
            work(lambda done: self._progress.update({number: Progress(done, total)}))
        except TalentmatchError as error:
            log.warning("work %s came to nothing: %s", number, error)
        except Exception:
            log.exception("work %s came to nothing", number)
        finally:
            with self._changing:
                del self._threads[number], self._progress[number]
