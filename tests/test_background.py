"""Work goes on after the answer, says how far it has come, and is waited for."""

import logging
import threading

import pytest

from talentmatch.background import Background, Progress
from talentmatch.errors import Busy, Conflict


def test_it_says_how_far_work_has_come_until_it_ends():
    background, told, go_on = Background(), threading.Event(), threading.Event()

    def work(tell):
        tell(5)
        told.set()
        assert go_on.wait(10)

    background.start(1, work, total=9)
    assert told.wait(10)
    assert (background.progress(1), background.progress(2)) == (Progress(5, 9), None)
    go_on.set()
    background.settle()
    assert background.progress(1) is None


def test_at_the_end_it_waits_for_work_and_takes_no_more():
    background, begun, done = Background(), threading.Event(), []

    def work(_tell):
        begun.wait(10)
        done.append(True)

    background.start(1, work, total=1)
    threading.Timer(0.05, begun.set).start()
    background.settle()
    assert done == [True]
    with pytest.raises(Busy, match="The service is ending"):
        background.start(2, work, total=1)


@pytest.mark.parametrize(("error", "level"), [(Conflict("Edited since"), "WARNING"), (ValueError("x"), "ERROR")])
def test_it_logs_an_error_and_goes_on(caplog, error, level):
    background = Background()

    def work(_tell):
        raise error

    with caplog.at_level(logging.WARNING, "talentmatch.background"):
        background.start(1, work, total=1)
        background.settle()
    (record,) = caplog.records
    assert (record.levelname, record.getMessage().startswith("work 1 came to nothing")) == (level, True)
    assert background.progress(1) is None
