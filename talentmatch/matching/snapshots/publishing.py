"""Publish snapshots into a shared directory, list them, check them and go back to a former one.

    directory/current.json     the name of the snapshot that workers fetch
    directory/<time>-<version>/  published.json (what it is, checksums), the snapshot itself

A snapshot gets its name in one step when it is whole, and ``current.json`` is replaced in one step after that.
"""

import json
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from talentmatch.engine import SnapshotError
from talentmatch.engine.files import flush, locked, replace_file
from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.matching.live_segments import Standing
from talentmatch.matching.live_store import save_original
from talentmatch.matching.snapshots.manifest import Manifest, check_files, files_in, read_manifest, write_manifest

CURRENT = "current.json"
MAKING = ".making-"
KEPT = 3


def publish(standing: Standing, directory: Path, *, now: datetime, keep: int = KEPT) -> Manifest:
    """Publish an index without changes beside it and let workers fetch it; the last ``keep`` stay. now: aware."""
    directory.mkdir(parents=True, exist_ok=True)
    with locked(directory):
        for left in directory.glob(f"{MAKING}*"):
            shutil.rmtree(left, ignore_errors=True)
        making = Path(tempfile.mkdtemp(prefix=MAKING, dir=directory))
        making.chmod(0o755)
        save_original(standing.index.original, standing.origin, making)
        index = standing.index.original.index
        manifest = Manifest(
            name=f"{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}-{index.version[:12]}",
            key=standing.origin.key,
            version=index.version,
            programmes=len(index),
            engine=index.space.settings.fingerprint,
            made_at=now,
            files=files_in(making),
        )
        _put_in_place(making, manifest, directory)
        _sweep(directory, keep)
    return manifest


def current_name(directory: Path) -> str | None:
    """Return the name of the snapshot that workers fetch; None where none was published."""
    try:
        return str(json.loads((directory / CURRENT).read_bytes())["name"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def list_published(directory: Path) -> list[Manifest]:
    """Return the manifests of all snapshots that have a whole one, the newest first."""
    found = []
    for name in _names(directory):
        try:
            found.append(read_manifest(directory / name))
        except SnapshotError:
            continue
    return found


def verify_published(directory: Path, name: str | None = None) -> list[Manifest]:
    """Check a snapshot, or all; raise SnapshotError at the first that is not whole, NotFound where there is none."""
    names = [name] if name else _names(directory)
    if not names or not all((directory / one).is_dir() for one in names):
        raise NotFound(N_("No such snapshot was published in %(directory)s."), directory=directory)
    manifests = [read_manifest(directory / one) for one in names]
    for manifest in manifests:
        check_files(directory / manifest.name, manifest)
    return manifests


def roll_back(directory: Path, name: str | None = None) -> Manifest:
    """Let workers fetch a former snapshot, that of this name or the one before the present; it is checked first."""
    with locked(directory):
        present = current_name(directory) or ""
        former = [name] if name else [one for one in _names(directory) if one < present][:1]
        if not former:
            raise InvalidData(N_("There is no snapshot before the present one in %(directory)s."), directory=directory)
        manifest = verify_published(directory, former[0])[0]
        _point(directory, manifest)
    return manifest


def _put_in_place(making: Path, manifest: Manifest, directory: Path) -> None:
    write_manifest(manifest, making.rename(making.with_name(f"{MAKING}{manifest.name}")))
    (directory / f"{MAKING}{manifest.name}").rename(directory / manifest.name)
    flush(directory)
    _point(directory, manifest)


def _point(directory: Path, manifest: Manifest) -> None:
    replace_file(directory / CURRENT, json.dumps({"name": manifest.name}).encode())


def _names(directory: Path) -> list[str]:
    """Return the names of all snapshots, the newest first: a name begins with its time."""
    found = directory.iterdir() if directory.is_dir() else ()
    return sorted((path.name for path in found if path.is_dir() and not path.name.startswith(".")), reverse=True)


def _sweep(directory: Path, keep: int) -> None:
    present = current_name(directory)
    for name in _names(directory)[max(keep, 1) :]:
        if name != present:
            shutil.rmtree(directory / name, ignore_errors=True)
