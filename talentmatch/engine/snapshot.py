"""Keep an index on disk: arrays to be mapped into memory, tables as JSON, and a manifest that vouches for them.

    directory/manifest.json      format, settings, libraries, version, the name of the data directory, checksums
    directory/data-xxxxxxxx/     *.npy and *.json

Saving writes a new data directory, then replaces the manifest in one step; a crash at any point leaves the former
snapshot. The data of the snapshot before stays until the next save, for readers that are about to open it.
"""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from talentmatch.engine.contents import read_contents, write_contents
from talentmatch.engine.fields import Settings
from talentmatch.engine.files import checksum, flush, locked, new_data_directory, replace_file, sweep
from talentmatch.engine.index import Index
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

FORMAT = "talentmatch-index-5"
MANIFEST = "manifest.json"
LIBRARIES = ("scikit-learn", "pystemmer")


class SnapshotError(InvalidData):
    """Say why a snapshot cannot be used; the caller builds the index anew."""


def write_snapshot(index: Index, directory: Path) -> None:
    """Save an index in a directory, in place of the one that was there."""
    directory.mkdir(parents=True, exist_ok=True)
    with locked(directory):
        data = new_data_directory(directory)
        write_contents(index, data)
        sums = {path.name: checksum(path) for path in sorted(data.iterdir())}
        for path in (*data.iterdir(), data, directory):
            flush(path)
        before = _named_data(directory)
        replace_file(directory / MANIFEST, _manifest(index, data.name, sums=sums))
        sweep(directory, keep={data.name, before})


def read_snapshot(directory: Path, settings: Settings) -> Index:
    """Load an index that fits these settings; raise SnapshotError if any part of it does not."""
    manifest = _read_manifest(directory)
    for name, expected in _expected(settings).items():
        if manifest.get(name) != expected:
            raise SnapshotError(N_("The snapshot was made with another %(what)s."), what=name)
    data = directory / str(manifest["data"])
    _check_files(data, manifest["files"])
    return read_contents(data, settings, version=str(manifest["version"]))


def _expected(settings: Settings) -> dict[str, object]:
    libraries = {name: version(name) for name in LIBRARIES}
    return {"format": FORMAT, "settings": settings.fingerprint, "libraries": libraries}


def _manifest(index: Index, data: str, *, sums: dict[str, str]) -> bytes:
    told = {**_expected(index.space.settings), "version": index.version, "data": data, "files": sums}
    return json.dumps({**told, "seal": _seal(told)}, indent=1).encode()


def _seal(told: dict[str, Any]) -> str:
    """Return a checksum of the manifest itself."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _read_manifest(directory: Path) -> dict[str, Any]:
    try:
        told = json.loads((directory / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise SnapshotError(N_("There is no snapshot in %(directory)s."), directory=directory) from None
    except (OSError, ValueError):
        raise SnapshotError(N_("The manifest of the snapshot cannot be read.")) from None
    if not isinstance(told, dict) or told.pop("seal", None) != _seal(told):
        raise SnapshotError(N_("The manifest of the snapshot is damaged."))
    return told


def _named_data(directory: Path) -> str | None:
    try:
        return str(_read_manifest(directory)["data"])
    except SnapshotError:
        return None


def _check_files(data: Path, sums: dict[str, str]) -> None:
    for name, expected in sums.items():
        try:
            fits = checksum(data / name) == expected
        except OSError:
            raise SnapshotError(N_("The file %(name)s of the snapshot is missing."), name=name) from None
        if not fits:
            raise SnapshotError(N_("The file %(name)s of the snapshot is damaged."), name=name)
