"""Find the CSV files of an ESCO download: in zips, in folders, or named one by one."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

LARGEST_FILE = 100_000_000  # bytes unpacked; the largest of ESCO, the relations with their labels, has about 40 million
LARGEST_ZIP = 1_000_000_000
HEADER_BYTES = 10_000
VERSION_IN_NAME = re.compile(r"ESCO[^/\\]*?(?<![a-z0-9])v(\d+(?:\.\d+)+)", re.IGNORECASE)
LANGUAGE_OF_FILE = re.compile(r"_([a-z]{2})\.csv\Z")
LANGUAGE_OF_ZIP = re.compile(r" - ([a-z]{2}) - csv")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True)
class Source:
    """A CSV file, alone or as the ``member`` of a zip; ``named`` when the user asked for this very file."""

    path: Path
    member: str = ""
    named: bool = False

    @property
    def name(self) -> str:
        """Return the file's own name."""
        return PurePosixPath(self.member).name or self.path.name

    @property
    def lang(self) -> str:
        """Return the language that the name of the file or of its zip says; empty when neither does."""
        found = LANGUAGE_OF_FILE.search(self.name) or LANGUAGE_OF_ZIP.search(self.path.name)
        return found[1] if found else ""

    def read(self) -> bytes:
        """Return the whole file; raise InvalidData when it is damaged or too large."""
        raw = self._first(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise too_large(self.name, LARGEST_FILE)
        return raw

    def read_header(self) -> bytes:
        """Return the beginning of the file, which holds its header."""
        return self._first(HEADER_BYTES)

    def _first(self, size: int) -> bytes:
        # Reading with a size keeps the unpacked part bounded even where the zip lies about it.
        try:
            if not self.member:
                with self.path.open("rb") as stream:
                    return stream.read(size)
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as packed:
                return packed.read(size)
        except DAMAGED as error:
            raise unreadable(f"{self.path.name}, {self.member}" if self.member else str(self.path), error) from None


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """Return every CSV file under ``paths``; raise InvalidData when a path is missing, damaged or too large."""
    return list(dict.fromkeys(source for path in paths for source in _sources(path)))


def _sources(path: Path) -> Iterator[Source]:
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.suffix.lower() == ".csv":
                yield Source(inner)
            elif inner.suffix.lower() == ".zip":
                yield from _members(inner)
    elif not path.exists():
        raise InvalidData(
            N_(
                "There is no %(path)s. Download ESCO as CSV from its portal, https://esco.ec.europa.eu, "
                "and name the zips, the folder or the files."
            ),
            path=path,
        )
    elif path.suffix.lower() == ".zip":
        yield from _members(path)
    else:
        yield Source(path, named=True)


def _members(path: Path) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if _is_csv(entry.filename)]
    except DAMAGED as error:
        raise unreadable(str(path), error) from None
    if sum(entry.file_size for entry in entries) > LARGEST_ZIP:
        raise too_large(path.name, LARGEST_ZIP)
    for entry in entries:
        if entry.file_size > LARGEST_FILE:
            raise too_large(f"{path.name}, {entry.filename}", LARGEST_FILE)
        yield Source(path, entry.filename)


def _is_csv(name: str) -> bool:
    """Leave out the shadow files that macOS adds to zips."""
    return name.lower().endswith(".csv") and not PurePosixPath(name).name.startswith("._")


def versions_named(sources: Iterable[Source]) -> list[str]:
    """Return the versions that stand in the names of zips, folders and files, as in ``ESCO dataset - v1.2.0 - …``."""
    found = (VERSION_IN_NAME.findall(str(source.path.absolute())) for source in sources)
    return sorted({versions[-1] for versions in found if versions})


def unreadable(place: str, error: Exception) -> InvalidData:
    """Say that a file is damaged, encrypted or not to be read."""
    reason = getattr(error, "strerror", None) or str(error)
    return InvalidData(N_("%(place)s cannot be read (%(reason)s); download it again."), place=place, reason=reason)


def too_large(place: str, limit: int) -> InvalidData:
    """Say that a file unpacks to more than ESCO can be."""
    message = N_("%(place)s unpacks to more than %(limit)s MB, more than any file of ESCO; nothing was stored.")
    return InvalidData(message, place=place, limit=limit // 1_000_000)
