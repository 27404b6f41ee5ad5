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
LONGEST_END_S = 20.0  # a worker that was asked to end and has not by then is killed; waitress gives requests five
ENDS = (signal.SIGINT, signal.SIGTERM)


def run_workers(number: int, work: Callable[[], None]) -> None:
    """Let so many processes do the work, and replace those that end, until Ctrl-C or SIGTERM; then end them all."""
    gc.freeze()  # what was loaded stays shared: the collector would write to it
    alive, ends = os.pipe()
    started: dict[int, float] = {}
    try:
        for _ in range(number):
            fork_worker(started, work, alive, ends)
        while True:
            pid, status = os.wait()
            log.warning("worker %s ended (%s); another takes its place", pid, os.waitstatus_to_exitcode(status))
            time.sleep(max(0.0, started.pop(pid) + SHORTEST_LIFE_S - time.monotonic()))
            fork_worker(started, work, alive, ends)
    finally:
        end_workers(started)


def fork_worker(started: dict[int, float], work: Callable[[], None], alive: int, ends: int) -> None:
    """Start a worker and note when; the worker itself never returns.

    A signal to end waits until both processes are ready for it: in the parent until the worker is noted, in the worker
    until the exception that the signal raises has somewhere to go. What is raised while Python forks is lost.
    """
    sys.stdout.flush()
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    if pid := os.fork():
        started[pid] = time.monotonic()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
        return
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent as well, which then asks this one
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
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
    """Ask the workers to end, wait until they have, and kill one that does not."""
    for ending in ENDS:
        signal.signal(ending, signal.SIG_IGN)
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + LONGEST_END_S
    for pid in pids:
        with suppress(ChildProcessError):  # it ended by itself, and was waited for, at this very moment
            wait_or_kill(pid, until)


def wait_or_kill(pid: int, until: float) -> None:
    """Wait for a worker to end, and kill it at a time of the monotonic clock."""
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        if time.monotonic() > until:
            log.error("worker %s does not end, and is killed", pid)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return
        time.sleep(0.02)
