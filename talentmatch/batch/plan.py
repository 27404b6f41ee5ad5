"""Lay out a run: the snapshot, the questions of each part, and which parts are finished already."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from talentmatch.batch.fields import settings_of
from talentmatch.batch.folder import Folder, put
from talentmatch.batch.questions import Question, write_questions
from talentmatch.batch.work import Receipt, Task, Wish, inputs_of, version_of
from talentmatch.engine import Index, SnapshotError


def lay_out(folder: Folder, index: Index, questions: Iterable[Question], *, size: int, wish: Wish) -> list[Task]:
    """Write the snapshot and the questions, so many to a part, and return the tasks; what does not change stays."""
    folder.make()
    version = version_of(index)
    if _version_there(folder, wish) != version:
        index.save(folder.index)
    tasks = []
    for number, some in enumerate(_parts(questions, size)):
        content = write_questions(some)
        _put_changed(folder.questions(number), content)
        tasks.append(Task(folder.path, number, inputs_of(content, version, wish), wish))
    _sweep(folder, tasks)
    return tasks


def find_receipt(task: Task) -> Receipt | None:
    """Return the receipt of a part that was finished with these inputs and is still whole; None: it has to be done."""
    folder = Folder(task.folder)
    try:
        receipt = Receipt(**json.loads(folder.receipt(task.number).read_bytes()))
        written = folder.part(task.number, task.wish.form).read_bytes()
    except (OSError, ValueError, TypeError):
        return None
    whole = hashlib.sha256(written).hexdigest() == receipt.checksum
    return receipt if whole and (receipt.number, receipt.inputs) == (task.number, task.inputs) else None


def _version_there(folder: Folder, wish: Wish) -> str | None:
    try:
        return version_of(Index.load(folder.index, settings_of(wish.fields)))
    except SnapshotError:
        return None


def _parts(questions: Iterable[Question], size: int) -> Iterator[list[Question]]:
    left = iter(questions)
    while some := list(islice(left, size)):
        yield some


def _put_changed(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        put(path, content)


def _sweep(folder: Folder, tasks: list[Task]) -> None:
    """Remove the files of parts that a former run had and this one has not."""
    ours = {
        path
        for task in tasks
        for path in (
            folder.questions(task.number),
            folder.part(task.number, task.wish.form),
            folder.receipt(task.number),
        )
    }
    for path in folder.files():
        if path not in ours:
            path.unlink()
