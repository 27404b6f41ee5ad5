"""Measure time and memory: by the clock, and by the processor, which other work on the machine does not disturb."""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

LONGEST, FEWEST = 60.0, 5  # seconds of a round, after which no more is asked than so many questions
MEASURED = 256 * 1024 * 1024  # bytes that are read for the speed of memory


@dataclass(frozen=True)
class Spread:
    """Hold milliseconds of one question: the median and the 99th percentile, by the clock and by the processor."""

    clock: float
    clock_p99: float
    processor: float
    processor_p99: float

    def told(self) -> dict[str, float]:
        """Return the figures by name, rounded to a thousandth."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def timed(action: Callable[[], Any]) -> tuple[Any, float]:
    """Return what an action gives and how many seconds it took by the processor."""
    begin = time.process_time()
    return action(), time.process_time() - begin


def spread(asked: Sequence[Any], search: Callable[[Any], Any]) -> Spread:
    """Ask every question twice; the first round, which warms caches, does not count. Ask fewer of what is slow."""
    _ask(asked, search)
    middle, late = np.percentile(1000 * np.array(_ask(asked, search)), (50, 99), axis=0)
    return Spread(middle[0], late[0], middle[1], late[1])


def _ask(asked: Sequence[Any], search: Callable[[Any], Any]) -> list[tuple[float, float]]:
    """Return what each question took, by the clock and by the processor; no more of them than LONGEST allows."""
    begun, taken = time.perf_counter(), []
    for question in asked:
        clock, processor = time.perf_counter(), time.process_time()
        search(question)
        taken.append((time.perf_counter() - clock, time.process_time() - processor))
        if time.perf_counter() - begun > LONGEST and len(taken) >= FEWEST:
            break
    return taken


def peak_mb() -> float:
    """Return the most memory that this process ever took, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def resident_mb() -> float:
    """Return the memory that this process alone has now, without pages of files that others share; 0 off Linux."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as stream:
            told = dict(line.split(":", 1) for line in stream if ":" in line)
    except OSError:
        return 0.0
    return int(told["RssAnon"].split()[0]) / 1024


def bandwidth() -> float:
    """Return how many bytes one core reads in a second, the best of five times."""
    block = np.ones(MEASURED // 8)
    return MEASURED / min(timed(block.sum)[1] for _ in range(5))
