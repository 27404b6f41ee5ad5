"""The folder of a run: what stands where, and writing there so that nobody ever finds half a file.

index/                    the snapshot of the programmes, which every worker maps into its memory
questions/00000.jsonl     the profiles of each part
parts/part-00000.parquet  what was found for them (or .jsonl)
receipts/00000.json       what a finished part was made from, and its checksum
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from talentmatch.engine.files import flush

UNDONE = "undone"


@dataclass(frozen=True)
class Folder:
    """Name the files of a run; workers elsewhere reach them under the same path."""

    path: Path

    @property
    def index(self) -> Path:
        """Return the folder of the snapshot."""
        return self.path / "index"

    def questions(self, number: int) -> Path:
        """Return the file of the questions of a part."""
        return self.path / "questions" / f"{number:05}.jsonl"

    def part(self, number: int, form: str) -> Path:
        """Return the file of the results of a part."""
        return self.path / "parts" / f"part-{number:05}.{form}"

    def receipt(self, number: int) -> Path:
        """Return the file that says what a finished part was made from."""
        return self.path / "receipts" / f"{number:05}.json"

    def make(self) -> None:
        """Make the folders that are not there, and remove what a crash left half written."""
        for name in ("index", "questions", "parts", "receipts", UNDONE):
            (self.path / name).mkdir(parents=True, exist_ok=True)
        for path in (self.path / UNDONE).iterdir():
            path.unlink(missing_ok=True)

    def files(self) -> Iterator[Path]:
        """Yield the files of all parts."""
        for name in ("questions", "parts", "receipts"):
            yield from sorted((self.path / name).iterdir())


def put(path: Path, content: bytes) -> None:
    """Put a file of a run in place in one step; two that put the same one at once do not meet."""
    handle, beside = tempfile.mkstemp(prefix=path.name, dir=path.parent.parent / UNDONE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(beside).chmod(0o644)
        flush(Path(beside))
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
    flush(path.parent)
