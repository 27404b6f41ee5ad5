"""Measure the engine and its peers over corpora of 10,000 to 1,000,000 documents. Run it with ``make bench``.

Each system runs in a process of its own, one after the other. Times are those of the processor, the clock's beside
them: where other work shares the machine, only the former can be compared. The result is a file of JSON with the
machine, the versions and the day; --compare sets it beside an older one, and graphs are drawn beside it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import corpus
from figure import draw, growth
from kept import FOLDER
from machine import machine
from matcher import ASKED, measure_matcher
from peers import OTHER_PROCESS, PEERS, WHOLE_MATRIX, Search
from timing import peak_mb, spread, timed
from tokens import read_tokens, tokens, write_tokens
from vectors import REAL, real_vectors

from talentmatch.engine import Query

OURS = "talentmatch"
SIZES, QUICK = (10_000, 100_000, 1_000_000), (1_000, 5_000)
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
MISSING = 3  # the status of a process whose library is not installed


def main() -> None:
    """Measure, print and write."""
    arguments = _arguments()
    if arguments.one:
        _one(arguments.one, arguments.sizes[0], Path(arguments.folder))
        return
    sizes = arguments.sizes
    result: dict[str, Any] = {**machine(), "sizes": list(sizes), "figures": {}}
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER] = folder
        write_tokens(Path(folder) / "tokens", max(sizes))
        if OURS in arguments.systems:
            real_vectors(min(max(sizes), REAL))
        for size in sizes:
            result["figures"][str(size)] = _measure(size, Path(folder), arguments.systems)
    result["growth"] = growth(result)
    print("\ntime grows with the number of documents to the power of")
    for name, power in result["growth"].items():
        print(f"  {name:<24} {power:.2f}")
    arguments.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten to {arguments.output}")
    draw(result, arguments.output.with_suffix(".svg"))
    if arguments.compare:
        _compare(json.loads(arguments.compare.read_text(encoding="utf-8")), result)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the engine and its peers over many documents.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of documents")
    parser.add_argument("--quick", dest="sizes", action="store_const", const=QUICK, help="small corpora, in a minute")
    parser.add_argument("--systems", nargs="+", default=[OURS, *PEERS], choices=[OURS, *PEERS])
    parser.add_argument("--output", type=Path, default=Path("bench.json"), help="where the result goes")
    parser.add_argument("--compare", type=Path, help="an older result to set beside this one")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(size: int, folder: Path, systems: Sequence[str]) -> dict[str, Any]:
    print(f"\n{size:,} documents")
    found = {}
    for system in systems:
        figures = _process(system, size, folder)
        if figures is not None:
            found[system] = figures
            _print(system, figures)
    return found


def _process(system: str, size: int, folder: Path) -> dict[str, Any] | None:
    """Return the figures of a system measured in a process of its own; None if its library is not installed."""
    command = [sys.executable, __file__, "--one", system, "--sizes", str(size), "--folder", str(folder)]
    done = subprocess.run(command, env={**os.environ, **ONE_CORE}, stdout=subprocess.PIPE, check=False)
    if done.returncode == MISSING:
        print(f"  {system:<24} is left out: its library is not installed (pip install -e '.[bench]')")
        return None
    done.check_returncode()
    return json.loads(done.stdout.splitlines()[-1])


def _one(system: str, size: int, folder: Path) -> None:
    """Measure one system and print its figures as JSON."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        try:
            figures = measure_matcher(size, Path(own)) if system == OURS else _peer(system, size, folder, Path(own))
        except ImportError:
            sys.exit(MISSING)
        print(json.dumps(figures))


def _peer(system: str, size: int, folder: Path, own: Path) -> dict[str, Any]:
    indexed = min(size, WHOLE_MATRIX) if "dense" in system else size
    search, build = timed(partial(PEERS[system], read_tokens(folder / "tokens", indexed), own))
    kinds = {"30 words": corpus.questions(ASKED, 30), "30 words and skills": corpus.questions(ASKED, 30, sets=2)}
    ask = partial(_read_and_search, search)
    found = {name: spread(questions, ask).told() for name, questions in kinds.items()}
    scaled = {name: {part: value * size / indexed for part, value in told.items()} for name, told in found.items()}
    return {
        "build_seconds": round(build * size / indexed, 1),
        "build_peak_mb": round(peak_mb()),
        "questions": scaled,
        **({"extrapolated_from": indexed} if indexed < size else {}),
        **({"clock_only": True} if system in OTHER_PROCESS else {}),
    }


def _read_and_search(search: Search, question: Query) -> Sequence[int]:
    """Search by a text: each system has to read it."""
    return search(tokens(question))


def _print(system: str, figures: dict[str, Any]) -> None:
    questions = {**figures["questions"]}
    if "meaning" in figures:
        questions.update({f"{name}, meaning": told for name, told in figures["meaning"].items() if "words" in name})
    timer = "clock" if figures.get("clock_only") else "processor"
    for name, told in questions.items():
        print(f"  {system:<24} {name:<32} p50 {told[timer]:9.2f} ms  p99 {told[f'{timer}_p99']:9.2f} ms")
    others = {name: value for name, value in figures.items() if name not in {"questions", "meaning"}}
    print(f"  {system:<24} {others}")
    if "meaning" in figures:
        print(f"  {system:<24} recall at 10 with meaning: {figures['meaning']['recall_at_10']}")


def _compare(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Print by how much each median changed, where both results have it."""
    print(f"\nbeside {old['date']} on {old['processor']}")
    for size, systems in new["figures"].items():
        for system, figures in systems.items():
            before = old["figures"].get(size, {}).get(system, {}).get("questions", {})
            for name, told in figures["questions"].items():
                if name in before:
                    change = told["processor"] / before[name]["processor"] if before[name]["processor"] else 1.0
                    print(f"  {size:>9} {system:<24} {name:<26} x {change:.2f}")


if __name__ == "__main__":
    main()
