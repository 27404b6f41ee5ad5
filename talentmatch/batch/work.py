"""Work out one part of a run. This is all that a worker does: it knows neither Flask nor a database.

A worker holds the questions and the snapshot against the checksum that it was given, so that one with another folder,
another version or other settings refuses, and two workers never mix what does not belong together.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from threadpoolctl import threadpool_limits

from talentmatch.batch.fields import settings_of
from talentmatch.batch.folder import Folder, put
from talentmatch.batch.forms import Row, write_rows
from talentmatch.batch.questions import read_questions
from talentmatch.engine import Index
from talentmatch.engine.many import ManyMatcher
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

FORMAT = "talentmatch-batch-1"
UNREACHED = N_(
    "A worker cannot read %(path)s (%(reason)s). The folder of a run must have the same path on every machine."
)


@dataclass(frozen=True)
class Wish:
    """Say what a run is to give: how many programmes for each profile, in which form, compared by which fields."""

    top: int
    form: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """Name one part of a run; inputs: the checksum of all that its results depend on."""

    folder: Path
    number: int
    inputs: str
    wish: Wish


@dataclass(frozen=True)
class Receipt:
    """Say that a part is finished: what it was made from, its checksum, its profiles and its rows."""

    number: int
    inputs: str
    checksum: str
    questions: int
    rows: int


def work(task: Task) -> Receipt:
    """Rank the programmes for the questions of a part, and put the results and their receipt in place."""
    folder = Folder(task.folder)
    content = _read(folder.questions(task.number))
    with threadpool_limits(1):  # one worker for each core: more threads would only get in each other's way
        opened = _opened(folder.index, index_key(folder.index), task.wish.fields)
        if inputs_of(content, opened.version, task.wish) != task.inputs:
            raise InvalidData(N_("Part %(number)s has other inputs here than were planned."), number=task.number)
        questions = read_questions(content)
        rankings = opened.matcher.rank([question.query for question in questions], task.wish.top)
    found = zip(questions, rankings, strict=True)
    rows: list[Row] = [(q.id, place, *match) for q, ranking in found for place, match in enumerate(ranking, 1)]
    written = write_rows(rows, task.wish.form)
    checksum = hashlib.sha256(written).hexdigest()
    receipt = Receipt(task.number, task.inputs, checksum, questions=len(questions), rows=len(rows))
    put(folder.part(task.number, task.wish.form), written)
    put(folder.receipt(task.number), json.dumps(asdict(receipt)).encode())
    return receipt


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidData(UNREACHED, path=path, reason=error.strerror) from None


@dataclass(frozen=True)
class Opened:
    """Hold a snapshot that was read, checked and prepared."""

    version: str
    matcher: ManyMatcher


def inputs_of(questions: bytes, version: str, wish: Wish) -> str:
    """Return the checksum of all that the results of a part depend on; version: that of index and settings."""
    digest = hashlib.sha256(json.dumps([FORMAT, version, asdict(wish)]).encode())
    digest.update(questions)
    return digest.hexdigest()


def version_of(index: Index) -> str:
    """Return what changes whenever an answer of an index could."""
    return f"{index.version} {index.space.settings.fingerprint}"


def index_key(directory: Path) -> str:
    """Return the checksum of a snapshot's manifest, which changes whenever the snapshot does."""
    return hashlib.sha256(_read(directory / "manifest.json")).hexdigest()


@lru_cache(maxsize=1)
def _opened(directory: Path, _key: str, fields: tuple[str, ...]) -> Opened:
    """Map a snapshot into memory, once for all parts that this process works out."""
    index = Index.load(directory, settings_of(fields))
    return Opened(version_of(index), ManyMatcher(index))
