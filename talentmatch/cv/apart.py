"""Have a file read by a process of its own, which is killed when it takes too long or says too much."""

import json
import os
import selectors
import signal
import subprocess
import sys
from contextlib import suppress
from time import monotonic
from typing import IO, Any, cast

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.text import Reading
from talentmatch.resources import PACKAGE

WALL_SECONDS = 7.5
MOST_ANSWER = 1_000_000  # bytes
CHUNK = 65_536
KILLED = (-signal.SIGXCPU, -signal.SIGKILL)  # what ends a process whose seconds are used up
# Neither the settings nor the working directory of the server reach the child.
COMMAND = (sys.executable, "-P", "-s", "-B", "-m", "talentmatch.cv.child")
ENVIRONMENT = {"PYTHONPATH": str(PACKAGE.parent)}


def read_apart(kind: str, data: bytes) -> Reading:
    """Return the text of a file of a kind; raise Unreadable with the code of what is wrong with it."""
    process = subprocess.Popen(  # noqa: S603 - the command is fixed; the kind is one of ours
        [*COMMAND, kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    )
    with process:
        try:
            told = exchange(process, data)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return reading_of(told, process.returncode)


def exchange(process: "subprocess.Popen[bytes]", data: bytes) -> bytes:
    """Send a process its input and return its output; raise Unreadable when time or room for that runs out."""
    deadline, left, told = monotonic() + WALL_SECONDS, memoryview(data), b""
    sink, source = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
    os.set_blocking(sink.fileno(), False)
    with selectors.DefaultSelector() as waiting:
        waiting.register(sink, selectors.EVENT_WRITE)
        waiting.register(source, selectors.EVENT_READ)
        while source in waiting.get_map():
            ready = [key.fileobj for key, _ in waiting.select(max(0.0, deadline - monotonic()))]
            if not ready:
                raise Unreadable("slow")
            if sink in ready and not (left := _sent(sink, left)):
                waiting.unregister(sink)
                sink.close()
            if source in ready:
                told += (part := os.read(source.fileno(), CHUNK))
                if not part:
                    waiting.unregister(source)
            if len(told) > MOST_ANSWER:
                raise Unreadable("swollen")
    return told


def _sent(sink: IO[bytes], left: memoryview) -> memoryview:
    """Send what the process takes now; return the rest, none when it takes no more."""
    try:
        return left[os.write(sink.fileno(), left[:CHUNK]) :]
    except BlockingIOError:
        return left
    except BrokenPipeError:
        return left[:0]


def reading_of(told: bytes, status: int) -> Reading:
    """Return what a process said; raise Unreadable for a fault, or for how it ended without a word."""
    try:
        answer: dict[str, Any] = json.loads(told)
    except ValueError:
        raise Unreadable("slow" if status in KILLED else "damaged") from None
    if "fault" in answer:
        raise Unreadable(answer["fault"])
    return Reading(answer["text"], answer["cut"])
