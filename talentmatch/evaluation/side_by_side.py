"""Work through many collections, in several processes if asked; those of the same documents go together."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import file_digest
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from talentmatch.evaluation.collection import DOCUMENTS
from talentmatch.evaluation.experiment import Plan, examine
from talentmatch.evaluation.summary import Outcome
from talentmatch.evaluation.system import Workshop

Found = TypeVar("Found")


def examine_all(directories: Sequence[Path], plan: Plan, *, jobs: int = 1) -> Iterator[Outcome]:
    """Yield what a plan finds on each collection, in their order."""
    return side_by_side(partial(_examine, plan), directories, jobs=jobs)


def _examine(plan: Plan, directory: Path, workshop: Workshop) -> Outcome:
    return examine(directory, plan, workshop=workshop)


def side_by_side(
    work: Callable[[Path, Workshop], Found], directories: Sequence[Path], *, jobs: int = 1
) -> Iterator[Found]:
    """Yield what is found on each collection, in their order; neighbours of the same documents share a workshop."""
    groups = [list(group) for _, group in groupby(directories, _documents)]
    if jobs == 1:
        for group in groups:
            yield from _in_turn(work, group)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as processes:
        for found in processes.map(partial(_in_turn, work), groups):
            yield from found


def _in_turn(work: Callable[[Path, Workshop], Found], directories: Sequence[Path]) -> list[Found]:
    workshop = Workshop()
    return [work(directory, workshop) for directory in directories]


def _documents(directory: Path) -> str:
    """Return a checksum of the documents of a collection."""
    with (directory / DOCUMENTS).open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
