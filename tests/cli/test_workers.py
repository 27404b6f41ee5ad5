"""Several workers behind one address: a dead one is replaced, slow visitors hold nobody up, all end with the parent."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from talentmatch.cli.workers import wait_or_kill

pytestmark = pytest.mark.slow
SLOW_VISITORS = 500


def children(pid):
    """Return the processes that a process has started."""
    try:
        return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    except OSError:
        return set()


def wait_for(condition):
    """Wait until something holds, for half a minute at most."""
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_alive(pid):
    """Return whether a process runs; one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def served(runtime, tmp_path):
    """Serve with two workers, and give the server and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"DATABASE_URL": runtime.settings.database_url, "TALENTMATCH_INSTANCE": str(tmp_path), "LANG": "C"}
    command = [sys.executable, "-m", "talentmatch", "serve", "--workers", "2", "--port", str(port)]
    with subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True) as server:
        assert str(port) in server.stdout.readline()
        wait_for(lambda: len(children(server.pid)) == 2)
        yield server, port
        server.kill()


def answers(port):
    """Return whether a page is answered."""
    with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
        return answer.status == 200


def test_slow_visitors_and_a_dead_worker_hold_nobody_up_and_all_end_with_the_parent(served):
    server, port = served
    former = children(server.pid)
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(SLOW_VISITORS)]
    for visitor in slow:
        visitor.sendall(b"GET / HTTP/1.1\r\nHost: ")
    assert all(answers(port) for _ in range(5))
    os.kill(min(former), signal.SIGKILL)
    assert all(answers(port) for _ in range(20))
    for visitor in slow:
        visitor.close()
    wait_for(lambda: len(children(server.pid) - {min(former)}) == 2)
    workers = children(server.pid)
    server.terminate()
    assert (server.wait(timeout=20), server.stdout.read()) == (0, "talentmatch has ended.\n")
    assert not any(map(is_alive, workers))


def test_workers_do_not_outlive_a_parent_that_is_killed(served):
    server, _port = served
    workers = children(server.pid)
    server.kill()
    server.wait()
    wait_for(lambda: not any(map(is_alive, workers)))


FORKS_SLOWLY = """
import os, signal, sys, time
from talentmatch.cli.serve import stop
from talentmatch.cli.workers import run_workers
signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever starts the tests may have Ctrl-C ignored
os.register_at_fork(**{sys.argv[1]: lambda: time.sleep(1.0)})
try:
    run_workers(2, signal.pause)
except KeyboardInterrupt:
    print("ended")
"""


@pytest.mark.parametrize("where", ["after_in_child", "after_in_parent"])
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_that_comes_while_a_worker_is_forked_ends_all(where, ending):
    with subprocess.Popen([sys.executable, "-c", FORKS_SLOWLY, where], stdout=subprocess.PIPE, text=True) as parent:
        wait_for(lambda: children(parent.pid))
        workers = children(parent.pid)
        parent.send_signal(ending)
        try:
            assert (parent.wait(timeout=15), parent.stdout.read()) == (0, "ended\n")
        finally:
            parent.kill()
        wait_for(lambda: not any(map(is_alive, workers)))


def test_a_worker_that_does_not_end_is_killed():
    with subprocess.Popen(["sleep", "60"]) as worker:
        wait_or_kill(worker.pid, time.monotonic())
        assert not is_alive(worker.pid)
