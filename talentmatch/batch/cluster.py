"""Work on a cluster with Dask: one that is there, or one of our own on this machine."""

import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from typing import Any

from talentmatch.batch.work import Receipt, Task, work
from talentmatch.errors import Busy, ConfigurationError
from talentmatch.i18n import N_

TRIES = 10  # connections in a row over which no part comes back
WAIT = "10s"  # for a connection
PAUSE = 3  # seconds before the next one
RETRIES = 3  # of a part whose worker failed, for instance because its disk was full for a moment
# Of the processes that Dask starts. It has glibc give memory back at once: every block would be faulted in anew.
ENVIRONMENT = {
    "MALLOC_ARENA_MAX": 1,
    "MALLOC_TRIM_THRESHOLD_": 268_435_456,
    "MALLOC_MMAP_THRESHOLD_": 33_554_432,
    **dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), 1),
}


def run_on_cluster(tasks: Sequence[Task], *, scheduler: str | None, workers: int) -> Iterator[Receipt]:
    """Yield the receipt of each part as it is finished; a worker or a scheduler that dies costs the parts in its hands.

    scheduler: the address of a cluster; without one, a cluster of so many workers is made here. Raise
    ConfigurationError where Dask is not installed, Busy when the scheduler cannot be reached again and again.
    """
    distributed = _distributed()
    left, tries = {task.number: task for task in tasks}, 0
    while left:
        before = len(left)
        try:
            for receipt in _over_one_connection(distributed, list(left.values()), scheduler=scheduler, workers=workers):
                del left[receipt.number]
                yield receipt
        except (OSError, CancelledError, distributed.KilledWorker) as error:
            tries = tries + 1 if len(left) == before else 1
            if tries == TRIES:
                raise Busy(N_("The cluster cannot be used: %(reason)s"), reason=error) from None
            time.sleep(PAUSE)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise ConfigurationError(N_("The engine dask needs Dask. Install talentmatch[batch].")) from None
    return distributed


def _over_one_connection(
    distributed: Any, tasks: Sequence[Task], *, scheduler: str | None, workers: int
) -> Iterator[Receipt]:
    with ExitStack() as stack:
        address = scheduler or stack.enter_context(_own_cluster(distributed, workers))
        client = stack.enter_context(distributed.Client(address, timeout=WAIT))
        keys = [f"{task.folder} part {task.number} {task.inputs}" for task in tasks]  # none is taken for another's
        futures = client.map(work, tasks, key=keys, pure=False, retries=RETRIES)
        for future in distributed.as_completed(futures):
            yield future.result()


def _own_cluster(distributed: Any, workers: int) -> Any:
    """Return a cluster on this machine that nobody else can reach; memory is left to the system, as with processes."""
    from dask import config

    with config.set({"distributed.nanny.pre-spawn-environ": ENVIRONMENT, "distributed.worker.profile.enabled": False}):
        return distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=logging.ERROR,
        )
