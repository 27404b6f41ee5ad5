import multiprocessing
import os
import signal

import pytest

from talentmatch.batch.local import run_here
from talentmatch.batch.work import work


@pytest.mark.slow
def test_a_process_that_is_killed_changes_nothing(lay, results):
    for task in lay("one"):
        work(task)
    run = run_here(lay("two"), workers=2)
    numbers = [next(run).number]
    os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)
    numbers += [receipt.number for receipt in run]
    assert sorted(numbers) == [0, 1, 2, 3, 4, 5]
    assert results("two") == results("one")
