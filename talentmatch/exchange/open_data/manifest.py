"""What an export holds: its files with size, checksum and rows. It stands in the folder itself."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

NAME = "manifest.json"


@dataclass(frozen=True)
class OpenFile:
    """A file; ``part`` is what it is about, empty for a file about all; ``rows`` None where it has none to count."""

    name: str
    part: str
    form: str
    rows: int | None
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The files of an export, and when it was made."""

    made_at: datetime
    files: tuple[OpenFile, ...]

    def of_part(self, part: str) -> list[OpenFile]:
        """Return the files about one part."""
        return [file for file in self.files if file.part == part]

    @property
    def parts(self) -> list[str]:
        """Return the parts, in the order in which they were written."""
        return list(dict.fromkeys(file.part for file in self.files if file.part))


def open_file(path: Path, part: str, rows: int | None) -> OpenFile:
    """Return what the manifest says of a file."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return OpenFile(path.name, part, path.suffix.removeprefix("."), rows, path.stat().st_size, digest)


def write_manifest(folder: Path, made_at: datetime, files: Iterable[OpenFile]) -> Manifest:
    """Write the manifest and return it."""
    manifest = Manifest(made_at, tuple(files))
    content = {"made_at": made_at.isoformat(), "files": [asdict(file) for file in manifest.files]}
    (folder / NAME).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return manifest


def find_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder; None where no export was made."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    files = tuple(OpenFile(**file) for file in content["files"])
    return Manifest(datetime.fromisoformat(content["made_at"]), files)
