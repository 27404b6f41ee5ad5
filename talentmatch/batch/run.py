"""A run from its start to its end: lay it out, do what is not finished, and say how far it has come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from talentmatch.batch.cluster import run_on_cluster
from talentmatch.batch.folder import Folder
from talentmatch.batch.local import run_here
from talentmatch.batch.plan import find_receipt, lay_out
from talentmatch.batch.questions import Question
from talentmatch.batch.work import Receipt, Task, Wish
from talentmatch.engine import Index
from talentmatch.engine.files import locked

Tell = Callable[[int], None]


@dataclass(frozen=True)
class Engine:
    """Say who does the work: processes here (local) or a cluster (dask), and how many of them."""

    name: str
    workers: int
    scheduler: str | None = None

    def work_out(self, tasks: list[Task]) -> Iterator[Receipt]:
        """Yield the receipt of each part as it is finished."""
        if self.name == "dask":
            return run_on_cluster(tasks, scheduler=self.scheduler, workers=self.workers)
        return run_here(tasks, self.workers)


@dataclass(frozen=True)
class Summary:
    """Count the parts of a run (and those that were finished before it), its profiles and its matches."""

    parts: int
    kept: int
    profiles: int
    matches: int


@dataclass(frozen=True)
class Run:
    """Hold what is matched with what, and where the results go; size: profiles in a part."""

    folder: Path
    index: Index
    questions: Iterable[Question]
    size: int
    wish: Wish


def match_all(run: Run, engine: Engine, tell: Tell) -> Summary:
    """Work out every part that is not finished with the same inputs; tell: the number of profiles done so far."""
    run.folder.mkdir(parents=True, exist_ok=True)
    with locked(run.folder):
        tasks = lay_out(Folder(run.folder.absolute()), run.index, run.questions, size=run.size, wish=run.wish)
        receipts = {task.number: receipt for task in tasks if (receipt := find_receipt(task)) is not None}
        kept = len(receipts)
        for receipt in engine.work_out([task for task in tasks if task.number not in receipts]):
            receipts[receipt.number] = receipt
            tell(sum(done.questions for done in receipts.values()))
    questions, rows = (sum(getattr(done, name) for done in receipts.values()) for name in ("questions", "rows"))
    return Summary(len(tasks), kept, questions, rows)
