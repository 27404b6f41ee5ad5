"""Measure how many requests ``talentmatch serve`` answers, against more and more clients; wrk asks from outside.

``python tests/bench/load.py [--workers 2] [--seconds 5] [--out folder]`` writes ``http.json`` and ``http.svg``. Each
load is measured twice: with answers kept in memory, each asked before, and without (TALENTMATCH_ANSWERS_MB=0), every
page made anew. The clients share the machine, so each line also says how many requests one second of the server's
processor answers.
"""

import argparse
import csv
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from talentmatch.resources import resource_dir
from tests.bench.graph import lines_over

CLIENTS = (1, 2, 4, 8, 16, 32, 64)
ROUNDS, SECONDS = 40, 5  # of the warming up
PROFILES = 60
SHARE = 0.8  # of the most that was answered, at which the waiting times are read
AGAIN = re.compile(r"^(?P<name>\d+%|Requests/sec:|Socket errors:|Non-2xx or 3xx responses:)\s+(?P<value>.*)$")
SCRIPT = """
local asked = {%(asked)s}
local at = math.random(#asked)
function request() at = at %% #asked + 1; return wrk.format("GET", asked[at], {["Accept-Encoding"] = "gzip"}) end
%(delay)s
"""
DELAY = "function delay() return -%(mean)f * math.log(1 - math.random()) end"
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


def main() -> None:
    """Measure every load in both ways, print the table, and write the figures and the drawing."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--workers", type=int, default=2)
    reading.add_argument("--seconds", type=int, default=5)
    reading.add_argument("--out", type=Path, default=Path())
    options = reading.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for kept in (True, False):
            with served(folder, options.workers, kept=kept) as server:
                found += [
                    measured(server, name, addresses, seconds=options.seconds, kept=kept) | {"kept": kept}
                    for name, addresses in loads().items()
                ]
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "http.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    (options.out / "http.svg").write_text(drawing(found), encoding="utf-8")


def drawing(found: list[dict[str, Any]]) -> str:
    """Return the answers a second of every load by the number of clients."""
    lines = {
        f"{load['name']}, {'kept' if load['kept'] else 'made anew'}": list(
            zip(CLIENTS, load["per_second"], strict=True)
        )
        for load in found
    }
    return lines_over(lines, below="clients at once", beside="answers a second")


def loads() -> dict[str, list[str]]:
    """Return the addresses of each load: the searches that are judged, and the pages of job profiles."""
    searches = rows("evaluation/searches.csv")
    return {
        "searches": [
            f"/{row['lang']}/search?{urlencode({'q': row['what'], 'where': row['where']})}" for row in searches
        ],
        "profiles": [f"/nl/profiles/{row['id']}" for row in rows("catalogue/job_profiles.csv")[:PROFILES]],
    }


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file that is shipped."""
    with (resource_dir("data") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@contextmanager
def served(folder: str, workers: int, *, kept: bool):
    """Serve the shipped catalogue, and give the process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "TALENTMATCH_INSTANCE": folder,
        "TALENTMATCH_ANSWERS_MB": "64" if kept else "0",
        "TALENTMATCH_LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "talentmatch", "serve", "--init", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    while not answers(address):
        time.sleep(0.1)
    try:
        yield server, address
    finally:
        server.terminate()
        server.wait()


def answers(address: str) -> bool:
    """Return whether the server answers."""
    try:
        with urlopen(f"{address}/readyz", timeout=60) as answer:
            return answer.status == 200
    except OSError:
        return False


def measured(server, name: str, addresses: list[str], *, seconds: int, kept: bool) -> dict[str, object]:
    """Return what one load came to: answers a second by clients, and waiting times at SHARE of the most."""
    warm(server, addresses, kept=kept)
    runs = [load(server, addresses, clients=clients, seconds=seconds) for clients in CLIENTS]
    for clients, run in zip(CLIENTS, runs, strict=True):
        say(name, clients, run)
    best = max(run["per_second"] for run in runs)
    clients = CLIENTS[-1]
    eased = load(server, addresses, clients=clients, seconds=2 * seconds, rate=SHARE * best)
    say(f"{name} at {SHARE:.0%}", clients, eased)
    return {"name": name, "per_second": [run["per_second"] for run in runs], "runs": runs, "eased": eased}


def warm(server, addresses: list[str], *, kept: bool) -> None:
    """Let every worker read what it needs, and keep what it may: with answers in memory, ask until they are fast."""
    answered = 0.0
    while answered < (ROUNDS if kept else 1) * len(addresses):
        answered += SECONDS * load(server, addresses, clients=8, seconds=SECONDS)["per_second"]


def load(server, addresses: list[str], *, clients: int, seconds: int, rate: float = 0.0) -> dict[str, float]:
    """Let so many clients ask for so long, as fast as they can, or so many times a second together."""
    process, address = server
    delay = DELAY % {"mean": 1000 * clients / rate} if rate else ""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % {"asked": ",".join(map(json.dumps, addresses)), "delay": delay})
        script.flush()
        options = ["-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", script.name]
        before = processor_seconds(process.pid)
        told = subprocess.run(["wrk", *options, address], capture_output=True, text=True, check=True).stdout
        spent = processor_seconds(process.pid) - before
    return read(told) | {"per_processor_second": requests_of(told) / spent if spent else 0.0}


def read(told: str) -> dict[str, float]:
    """Return the figures that wrk prints: answers a second, waiting times in milliseconds, and errors of any kind."""
    said = {found["name"]: found["value"] for line in told.splitlines() if (found := AGAIN.match(line.strip()))}
    broken = sum(map(int, re.findall(r"\d+", said.get("Socket errors:", ""))))
    return {
        "per_second": float(said["Requests/sec:"]),
        "p50": milliseconds(said.get("50%", "0ms")),
        "p99": milliseconds(said.get("99%", "0ms")),
        "errors": broken + int(said.get("Non-2xx or 3xx responses:", "0")),
    }


def requests_of(told: str) -> int:
    """Return how many requests wrk had answered."""
    return int(re.search(r"(\d+) requests in", told)[1])


def milliseconds(told: str) -> float:
    """Return a time that wrk prints."""
    number, unit = re.match(r"([\d.]+)(\w+)", told).groups()
    return float(number) * MILLISECONDS[unit]


def processor_seconds(parent: int) -> float:
    """Return the seconds of processor that a server and its workers have taken."""
    workers = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in (parent, *workers)]
    return sum(int(found[11]) + int(found[12]) for found in fields) / os.sysconf("SC_CLK_TCK")


def say(name: str, clients: int, run: dict[str, float]) -> None:
    """Print one line."""
    waiting = f"median {run['p50']:7.1f} ms, 99th {run['p99']:7.1f} ms"
    worth = f"{run['per_processor_second']:6.0f} a processor second"
    print(
        f"{name:<18} {clients:>3} clients {run['per_second']:7.0f}/s {worth}, {waiting}, {run['errors']:.0f} errors",
        flush=True,
    )


if __name__ == "__main__":
    main()
