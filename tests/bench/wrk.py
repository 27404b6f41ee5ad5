"""Let wrk ask a server from a process of its own, and read what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

AGAIN = re.compile(r"^(?P<name>\d+%|Requests/sec:|Socket errors:|Non-2xx or 3xx responses:)\s+(?P<value>.*)$")
SCRIPT = """
local asked = {%(asked)s}
local at = math.random(#asked)
local known = {["Accept-Encoding"] = "gzip", ["Content-Type"] = "application/json"}
function request()
  at = at %% #asked + 1
  local one = asked[at]
  return wrk.format(one[2] == "" and "GET" or "POST", one[1], known, one[2] ~= "" and one[2] or nil)
end
%(delay)s
"""
DELAY = "function delay() return -%(mean)f * math.log(1 - math.random()) end"
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class Request(NamedTuple):
    """What is asked: an address, and a body as JSON where it is a POST."""

    address: str
    body: str = ""


def need_wrk() -> None:
    """End with a sentence where wrk is not installed."""
    if shutil.which("wrk") is None:
        print("The load of many visitors is left out: it needs wrk (on Debian and Ubuntu: apt-get install wrk).")
        sys.exit(0)


def load(process: int, address: str, asked: Sequence[Request], *, clients: int, seconds: int, rate: float = 0.0):
    """Let so many clients ask for so long, as fast as they can, or so many times a second together.

    Return answers a second that were not refused, waiting times in milliseconds, refusals and errors, and how many
    answers a second of the server's processor gave. process: the number of the server's.
    """
    delay = DELAY % {"mean": 1000 * clients / rate} if rate else ""
    told = ",".join(f"{{{json.dumps(one.address)},{json.dumps(one.body)}}}" for one in asked)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % {"asked": told, "delay": delay})
        script.flush()
        options = ["-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", script.name]
        before = processor_seconds(process)
        told = subprocess.run(["wrk", *options, address], capture_output=True, text=True, check=True).stdout
        spent = processor_seconds(process) - before
    return read(told, spent)


def read(told: str, spent: float) -> dict[str, float]:
    """Return the figures that wrk prints; spent: the seconds of processor that the server took."""
    said = {found["name"]: found["value"] for line in told.splitlines() if (found := AGAIN.match(line.strip()))}
    broken = sum(map(int, re.findall(r"\d+", said.get("Socket errors:", ""))))
    errors = broken + int(said.get("Non-2xx or 3xx responses:", "0"))
    asked = int(re.search(r"(\d+) requests in", told)[1])
    answered = max(asked - errors, 0)
    return {
        "per_second": float(said["Requests/sec:"]) * answered / max(asked, 1),
        "p50": milliseconds(said.get("50%", "0ms")),
        "p99": milliseconds(said.get("99%", "0ms")),
        "errors": errors,
        "per_processor_second": answered / spent if spent else 0.0,
    }


def milliseconds(told: str) -> float:
    """Return a time that wrk prints."""
    number, unit = re.match(r"([\d.]+)(\w+)", told).groups()
    return float(number) * MILLISECONDS[unit]


def processor_seconds(parent: int) -> float:
    """Return the seconds of processor that a server and its workers have taken."""
    workers = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in (parent, *workers)]
    return sum(int(found[11]) + int(found[12]) for found in fields) / os.sysconf("SC_CLK_TCK")
