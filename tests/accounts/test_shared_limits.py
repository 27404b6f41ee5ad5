"""Limits that processes share: counted in memory, added up in the database now and then."""

import threading
import time

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from talentmatch.accounts.limits import Limit
from talentmatch.accounts.shared_limits import PERIOD, THREAD, SharedLimits
from talentmatch.models import RateBucket

LIMIT = Limit("test", 60, 60)


@pytest.fixture
def start():
    """Give a moment, far enough from that of any other test."""
    return time.time()


def shared():
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(10)


def take(limits, now, *, units=1, subject="somebody"):
    standing = limits.take(LIMIT, subject, units=units, now=now)
    shared()
    return standing


def test_gives_what_there_is_and_then_says_how_long_to_wait(runtime, start):
    limits = SharedLimits(runtime.database.writing)
    assert [take(limits, start, units=20, subject="a").left for _ in range(3)] == [40, 20, 0]
    refused = take(limits, start, units=5, subject="a")
    assert (refused.wait, refused.reset) == (5, 60)
    assert take(limits, start + 5, units=5, subject="a").wait == 0


def test_takes_no_more_than_there_can_be(runtime, start):
    limits = SharedLimits(runtime.database.writing)
    assert take(limits, start, units=1_000, subject="dear").wait == 0
    assert take(limits, start, subject="dear").wait == 1


def test_holds_across_processes(runtime, start):
    workers = [SharedLimits(runtime.database.writing) for _ in range(4)]
    given, now = 0, start
    for step in range(4 * 120):  # two minutes, each worker asked once a second for four units
        now = start + step / 4
        given += 4 * (take(workers[step % 4], now, units=4, subject="many").wait == 0)
    fair = LIMIT.times + 120  # a full bucket, and what leaks away in two minutes
    assert given <= fair + 4 * PERIOD * 4 * 4  # what four workers can give before they hear of each other


def test_who_asks_now_and_then_costs_no_write(runtime, start):
    limits = SharedLimits(runtime.database.writing)
    with runtime.database.reading() as session:
        before = len(session.exec(select(RateBucket)).all())
    quick = Limit("quick", 600, 60)
    for step in range(20):
        limits.take(quick, f"visitor {step}", units=1, now=start + step)
        shared()
    assert len(limits._buckets) <= 3
    with runtime.database.reading() as session:
        assert len(session.exec(select(RateBucket)).all()) == before


def test_counts_on_when_the_database_cannot_be_reached(start, caplog):
    def broken():
        raise OperationalError("INSERT", {}, Exception("down"))

    limits = SharedLimits(broken)
    assert take(limits, start, units=60, subject="b").wait == 0
    assert take(limits, start + PERIOD, units=60, subject="b").wait > 0
    assert "were not shared" in caplog.text
