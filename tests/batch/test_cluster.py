"""Runs on a cluster whose workers and scheduler die; the cluster is made of the programs that a real one runs."""

import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from talentmatch.batch import cluster
from talentmatch.batch.work import work
from talentmatch.errors import Busy, ConfigurationError

pytest.importorskip("distributed")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def program(name, *args):
    command = [sys.executable, "-m", f"distributed.cli.{name}", "--host", "127.0.0.1", *args]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Cluster:
    """A scheduler and workers without anybody who looks after them."""

    def __init__(self):
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.running = {}

    def start(self, name):
        if name == "scheduler":
            self.running[name] = program("dask_scheduler", "--port", str(self.port), "--no-dashboard")
        else:
            self.running[name] = program("dask_worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard")

    def kill(self, name):
        process = self.running.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()


@contextmanager
def running(*names):
    made = Cluster()
    try:
        for name in names:
            made.start(name)
        yield made
    finally:
        for name in list(made.running):
            made.kill(name)


@pytest.mark.slow
def test_a_worker_and_a_scheduler_that_are_killed_change_nothing(lay, results, monkeypatch):
    monkeypatch.setattr(cluster, "PAUSE", 0.2)
    monkeypatch.setattr(cluster, "WAIT", "2s")
    for task in lay("one"):
        work(task)
    with running("scheduler", "worker 1", "worker 2") as made:
        run = cluster.run_on_cluster(lay("two"), scheduler=made.address, workers=2)
        numbers = [next(run).number]
        made.kill("worker 1")
        numbers.append(next(run).number)
        made.kill("scheduler")
        made.kill("worker 2")
        made.start("scheduler")
        made.start("worker 3")
        numbers += [receipt.number for receipt in run]
    assert sorted(numbers) == [0, 1, 2, 3, 4, 5]
    assert results("two") == results("one")


@pytest.mark.slow
def test_it_says_that_a_scheduler_cannot_be_reached(lay, monkeypatch):
    monkeypatch.setattr(cluster, "PAUSE", 0)
    monkeypatch.setattr(cluster, "WAIT", "500ms")
    monkeypatch.setattr(cluster, "TRIES", 1)
    with pytest.raises(Busy, match="The cluster cannot be used"):
        list(cluster.run_on_cluster(lay(), scheduler=f"tcp://127.0.0.1:{free_port()}", workers=1))


def test_it_says_what_it_needs(lay, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigurationError, match="Install talentmatch"):
        next(cluster.run_on_cluster(lay(), scheduler=None, workers=1))
