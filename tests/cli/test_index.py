"""The commands that build, publish, list, check and put back index snapshots."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from urllib.request import urlopen

import pytest

from talentmatch.matching.live_segments import built
from talentmatch.matching.snapshots.publishing import current_name, publish, roll_back
from talentmatch.models.store import mark_changed
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.matching.test_live_segments import PACKAGING, edit_programme
from tests.matching.test_snapshots import harm


def test_it_publishes_lists_checks_and_goes_back(ready, tmp_path, monkeypatch):
    shared = tmp_path / "shared"
    assert ready("index", "list")[0] == 78  # nobody said where
    monkeypatch.setenv("TALENTMATCH_SNAPSHOTS", str(shared))
    assert ready("index")[1].startswith("Index built: ")
    for _ in range(2):
        status, told, _ = ready("index", "build", "--publish", str(shared))
        assert (status, told.splitlines()[-1]) == (0, f"Published: {current_name(shared)}")
    newest, former = ready("index", "list")[1].splitlines()
    assert newest.startswith(f"* {current_name(shared)}")
    assert ready("index", "verify")[1].count("Whole: ") == 2
    assert ready("index", "rollback")[1] == f"Served from now on: {former.split()[0]}\n"
    harm(shared / former.split()[0])
    status, _, told = ready("index", "verify", former.split()[0])
    assert (status, "missing or damaged" in told) == (2, True)


class Worker:
    """A server process with an instance folder of its own."""

    def __init__(self, settings, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        own = {"TALENTMATCH_PORT": str(self.port), "TALENTMATCH_INSTANCE": str(folder), "LANG": "C"}
        command = [sys.executable, "-m", "talentmatch", "serve"]
        self.log = folder.with_suffix(".log")
        with self.log.open("w") as log:
            env = {**os.environ, **settings, **own}
            self.process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=log)
        self.process.stdout.readline()

    def get(self, path):
        with urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.read().decode()

    def ready(self):
        return json.loads(self.get("/readyz"))

    def wait(self, condition):
        deadline = time.monotonic() + 60
        while not condition(self):
            now = self.ready()  # to be asked is what makes it look
            assert time.monotonic() < deadline, now
            time.sleep(0.1)


@pytest.fixture
def site(empty_url, tmp_path):
    """Give two servers that share one database and one directory of snapshots, and a builder beside them."""
    builder, shared = filled_runtime(settings_for(empty_url, tmp_path / "builder")), tmp_path / "shared"
    build(builder, shared)
    settings = {"DATABASE_URL": empty_url, "TALENTMATCH_SNAPSHOTS": str(shared)}
    with ThreadPoolExecutor() as starting:
        workers = list(starting.map(lambda name: Worker(settings, tmp_path / name), ("one", "two")))
    yield builder, workers, shared
    for worker in workers:
        worker.process.send_signal(signal.SIGTERM)
    for worker in workers:
        assert worker.process.wait(timeout=60) == 0
        worker.process.stdout.close()
    close_runtime(builder)


def build(builder, shared):
    """Do what index build --publish does, and return the name of the snapshot."""
    with builder.database.reading() as session:
        return publish(built(session), shared, now=datetime.now(UTC)).name


def served(snapshot, beside):
    """Return a condition: the server shows the present state, from this snapshot with so many documents beside it."""
    expected = {"behind": False, "snapshot": snapshot, "beside": beside}
    return lambda worker: expected.items() <= worker.ready().items()


@pytest.mark.slow
def test_two_servers_follow_one_builder(site):
    builder, workers, shared = site
    first = current_name(shared)
    assert [worker.ready()["snapshot"] for worker in workers] == [first, first]
    with builder.database.writing() as session:
        edit_programme(session)
        mark_changed(session)
    for worker in workers:  # a change needs no new snapshot
        worker.wait(served(first, 1))
        assert PACKAGING in worker.get("/en/search?q=zythologie")
    second = build(builder, shared)
    for worker in workers:
        worker.wait(served(second, 0))
        assert PACKAGING in worker.get("/en/search?q=zythologie")
    roll_back(shared)
    for worker in workers:  # the former snapshot, and still what the catalogue says now
        worker.wait(served(first, 1))
    harm(shared / build(builder, shared))
    for worker in workers:
        worker.wait(lambda worker: "is refused" in worker.log.read_text())
        assert served(first, 1)(worker)
        assert PACKAGING in worker.get("/en/search?q=zythologie")
