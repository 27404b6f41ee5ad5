"""Put files on disk so that a crash leaves the old state or the new one, never half of either."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DATA = "data-"


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Keep other writers of this directory waiting for the duration of the block."""
    with (directory / ".lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def new_data_directory(directory: Path) -> Path:
    """Make a directory that nothing refers to yet."""
    made = Path(tempfile.mkdtemp(prefix=DATA, dir=directory))
    made.chmod(0o755)
    return made


def sweep(directory: Path, keep: set[str | None]) -> None:
    """Remove what is not kept: older data, and what a crash left behind."""
    for path in directory.iterdir():
        if path.name.startswith(DATA) and path.name not in keep:
            shutil.rmtree(path)


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in place in one step."""
    beside = path.with_name(path.name + ".new")
    beside.write_bytes(content)
    flush(beside)
    beside.replace(path)
    flush(path.parent)


def flush(path: Path) -> None:
    """Have a file or the entries of a directory written to the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
