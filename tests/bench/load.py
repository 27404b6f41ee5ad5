"""Measure how many requests ``talentmatch serve`` answers, against more and more clients; wrk asks from outside.

``python tests/bench/load.py [--workers 2] [--seconds 5] [--out folder]`` writes ``http.json`` and ``http.svg``. Pages
are measured twice: with answers kept in memory, each asked before, and without (TALENTMATCH_ANSWERS_MB=0), every one
made anew; rankings by the interface for programs are always made anew. The clients share the machine, so each line
also says how many requests one second of the server's processor answers. What is made anew is asked by no more clients
than may wait for a ranking: a server turns away whoever comes beyond.
"""

import argparse
import csv
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from graph import lines_over
from wrk import Request, load, need_wrk

from talentmatch.resources import resource_dir

CLIENTS, FEW_CLIENTS = (1, 2, 4, 8, 16, 32, 64), (1, 2, 4, 8)
ROUNDS, SECONDS = 40, 5  # of the warming up
CALM = 2  # seconds between two loads: what the first left waiting is answered meanwhile
PROFILES = 60
SHARE = 0.8  # of the most that was answered, at which the waiting times are read
KEPT, ANEW = "kept", "made anew"
Server = tuple[subprocess.Popen[bytes], str]


def main() -> None:
    """Measure every load, print the table, and write the figures and the drawing."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--workers", type=int, default=2)
    reading.add_argument("--seconds", type=int, default=5)
    reading.add_argument("--out", type=Path, default=Path())
    options = reading.parse_args()
    need_wrk()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for way, names in ((KEPT, ("searches", "job profiles")), (ANEW, ("searches", "job profiles", "rankings"))):
            with served(folder, options.workers, kept=way == KEPT) as server:
                found += [measured(server, name, way, seconds=options.seconds) for name in names]
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "http.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    (options.out / "http.svg").write_text(drawing(found), encoding="utf-8")


def drawing(found: list[dict[str, Any]]) -> str:
    """Return the answers a second of every load by the number of clients."""
    lines = {load["name"]: [(run["clients"], run["per_second"]) for run in load["runs"]] for load in found}
    return lines_over(lines, below="clients at once", beside="answers a second")


def requests_of(name: str) -> list[Request]:
    """Return what a load asks: the searches that are judged, the pages of job profiles, or the rankings for these."""
    if name == "searches":
        return [
            Request(f"/{row['lang']}/search?{urlencode({'q': row['what'], 'where': row['where']})}")
            for row in rows("evaluation/searches.csv")
        ]
    profiles = [row["id"] for row in rows("catalogue/job_profiles.csv")[:PROFILES]]
    if name == "job profiles":
        return [Request(f"/nl/profiles/{profile}") for profile in profiles]
    return [Request("/api/v1/match", json.dumps({"profile": profile, "limit": 10})) for profile in profiles]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file that is shipped."""
    with (resource_dir("data") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@contextmanager
def served(folder: str, workers: int, *, kept: bool) -> Iterator[Server]:
    """Serve the shipped catalogue, and give the process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "TALENTMATCH_INSTANCE": folder,
        "TALENTMATCH_ANSWERS_MB": "64" if kept else "0",
        "TALENTMATCH_API_UNITS": "0",
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


def measured(server: Server, what: str, way: str, *, seconds: int) -> dict[str, Any]:
    """Return what one load came to: answers a second by clients, and waiting times at SHARE of the most."""
    name, asked = f"{what}, {way}", requests_of(what)
    warm(server, asked, rounds=ROUNDS if way == KEPT else 1)
    counts = CLIENTS if way == KEPT else FEW_CLIENTS
    runs = [one(server, name, asked, clients=clients, seconds=seconds) for clients in counts]
    best = max(run["per_second"] for run in runs)
    eased = one(server, f"{name}, at {SHARE:.0%}", asked, clients=counts[-1], seconds=3 * seconds, rate=SHARE * best)
    return {"name": name, "runs": runs, "eased": eased}


def warm(server: Server, asked: Sequence[Request], *, rounds: int) -> None:
    """Let every worker read what it needs, and keep what it may."""
    answered = 0.0
    while answered < rounds * len(asked):
        run = load(server[0].pid, server[1], asked, clients=FEW_CLIENTS[-1], seconds=SECONDS)
        answered += SECONDS * run["per_second"]
    time.sleep(CALM)


def one(server: Server, name: str, asked: Sequence[Request], **how: float) -> dict[str, float]:
    """Measure and print one line."""
    run = load(server[0].pid, server[1], asked, **how) | {"clients": how["clients"]}
    print(
        f"{name:<30} {how['clients']:>3} clients {run['per_second']:7.0f}/s "
        f"{run['per_processor_second']:6.0f} a processor second, median {run['p50']:7.1f} ms, "
        f"99th {run['p99']:7.1f} ms, {run['errors']:.0f} errors",
        flush=True,
    )
    time.sleep(CALM)
    return run


if __name__ == "__main__":
    main()
