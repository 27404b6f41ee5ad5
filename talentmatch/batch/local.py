"""Work on this machine: a process for each core, all of which map the same snapshot."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from talentmatch.batch.work import Receipt, Task, work
from talentmatch.errors import Busy
from talentmatch.i18n import N_

TRIES = 4  # starts in a row from which no part comes out


def run_here(tasks: Sequence[Task], workers: int) -> Iterator[Receipt]:
    """Yield the receipt of each part as it is finished; a process that dies costs the parts it was at.

    Raise Busy when processes die again and again.
    """
    left, tries = {task.number: task for task in tasks}, 0
    while left:
        before = len(left)
        try:
            for receipt in _in_processes(list(left.values()), workers):
                del left[receipt.number]
                yield receipt
        except BrokenProcessPool:
            tries = tries + 1 if len(left) == before else 1
            if tries == TRIES:
                raise Busy(
                    N_("The processes died %(tries)s times; is there too little memory for so many?"), tries=tries
                ) from None


def _in_processes(tasks: Sequence[Task], workers: int) -> Iterator[Receipt]:
    # Spawned, not forked: a fork would carry the threads and connections of the command along.
    pool = ProcessPoolExecutor(min(workers, len(tasks)), mp_context=get_context("spawn"))
    try:
        for future in as_completed([pool.submit(work, task) for task in tasks]):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)
