"""Several processes behind one listening socket: what one core cannot answer, and a worker that dies is replaced.

The parent answers nothing. It forks before any thread has started, so the workers share the memory of the index. A
connection that waits to be accepted belongs to the socket, which stays open: whichever worker is free takes it.
"""

import gc
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

log = logging.getLogger(__name__)
SHORTEST_LIFE_S = 2.0  # a worker that ends sooner is not replaced at once, so that a fault does not use up the machine


def run_workers(number: int, work: Callable[[], None]) -> None:
    """Let so many processes do the work, and replace those that end, until Ctrl-C or SIGTERM; then end them all."""
    gc.freeze()  # what was loaded stays shared: the collector would write to it
    alive, ends = os.pipe()
    started = {fork_worker(work, alive, ends): time.monotonic() for _ in range(number)}
    try:
        while True:
            pid, status = os.wait()
            log.warning("worker %s ended (%s); another takes its place", pid, os.waitstatus_to_exitcode(status))
            time.sleep(max(0.0, started.pop(pid) + SHORTEST_LIFE_S - time.monotonic()))
            started[fork_worker(work, alive, ends)] = time.monotonic()
    finally:
        end_workers(started)


def fork_worker(work: Callable[[], None], alive: int, ends: int) -> int:
    """Start a worker and return its process id; the worker itself never returns."""
    sys.stdout.flush()
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.close(ends)  # the parent alone holds it open, so that its end is seen
        threading.Thread(target=end_with_parent, args=(alive,), name="parent", daemon=True).start()
        work()
        code = 0
    except KeyboardInterrupt:
        code = 0
    except BaseException:
        log.exception("a worker failed")
    finally:
        logging.shutdown()
        os._exit(code)


def end_with_parent(alive: int) -> None:
    """Wait for the end of the parent, however it comes, and end this worker too."""
    os.read(alive, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def end_workers(pids: Iterable[int]) -> None:
    """Ask the workers to end, and wait until they have."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    for pid in pids:
        with suppress(ChildProcessError):  # it ended by itself, and was waited for, at this very moment
            os.waitpid(pid, 0)
