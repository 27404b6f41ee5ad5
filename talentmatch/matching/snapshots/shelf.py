"""Fetch published snapshots onto this machine, where its workers map them into memory, and hand out the best one."""

import logging
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from talentmatch.engine import SnapshotError, present_settings
from talentmatch.engine.files import flush, locked
from talentmatch.i18n import N_
from talentmatch.matching.live_segments import Published, Standing
from talentmatch.matching.live_store import load_standing
from talentmatch.matching.snapshots.manifest import check_files, read_manifest
from talentmatch.matching.snapshots.publishing import current_name, list_published

log = logging.getLogger(__name__)
PAUSE_S = 2.0  # between two looks at the shared directory
KEPT = 2  # copies on this machine
FETCHING = ".fetching-"


class Shelf:
    """Know a shared directory and the folder of this machine's copies; one for each process."""

    def __init__(self, shared: Path, local: Path) -> None:
        self._shared, self._local = shared, local
        self._looked_at = -PAUSE_S
        self._named: str | None = None
        self._refused: set[str] = set()

    def has_other_than(self, published: Published | None) -> bool:
        """Return whether workers should fetch another snapshot than the one in use; looks every PAUSE_S seconds."""
        if time.monotonic() - self._looked_at >= PAUSE_S:
            self._named, self._looked_at = current_name(self._shared), time.monotonic()
        other = self._named is not None and self._named != (published.name if published else None)
        return other and self._named not in self._refused

    def take(self, identity: str, published: Published | None) -> Standing | None:
        """Return the present snapshot of a database; None when it is the one in use or cannot be used.

        One that is refused is not fetched again by this process: it is not mended under the same name.
        """
        name = current_name(self._shared)
        in_use = published is not None and published.name == name
        return None if name is None or in_use else self._use(name, identity)

    def take_any(self, identity: str) -> Standing | None:
        """Return the present snapshot, or else the newest that can be used, shared or already here."""
        found = (self._use(name, identity) for name in dict.fromkeys(self._all()))
        return next((standing for standing in found if standing is not None), None)

    def _all(self) -> Iterator[str]:
        if name := current_name(self._shared):
            yield name
        yield from (manifest.name for manifest in list_published(self._shared))
        yield from (manifest.name for manifest in list_published(self._local))

    def _use(self, name: str, identity: str) -> Standing | None:
        if name in self._refused:
            return None
        try:
            return self._load(self._fetched(name), identity)
        except (SnapshotError, OSError) as error:
            log.warning("the published snapshot %s is refused: %s", name, error)
            self._refused.add(name)
            return None

    def _fetched(self, name: str) -> Path:
        """Return the copy of a snapshot on this machine; the first worker fetches it, the others wait for that."""
        self._local.mkdir(parents=True, exist_ok=True)
        with locked(self._local):
            if not (self._local / name).is_dir():
                fetch(self._shared / name, self._local / name)
                self._sweep(name)
        return self._local / name

    def _load(self, directory: Path, identity: str) -> Standing:
        manifest, standing = read_manifest(directory), load_standing(directory)
        if standing.origin.identity != identity:
            raise SnapshotError(N_("The published snapshot %(name)s is of another database."), name=manifest.name)
        return replace(standing, published=Published(manifest.name, manifest.made_at))

    def _sweep(self, name: str) -> None:
        copies = sorted(
            (path for path in self._local.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime
        )
        for path in copies[:-KEPT]:
            if path.name != name:
                shutil.rmtree(path, ignore_errors=True)


def fetch(source: Path, target: Path) -> None:
    """Copy a published snapshot, whole or not at all; raise SnapshotError when it is damaged or of another engine."""
    manifest = read_manifest(source)
    if manifest.engine != present_settings().fingerprint:
        raise SnapshotError(N_("The published snapshot %(name)s was made by another version."), name=manifest.name)
    copy = Path(tempfile.mkdtemp(prefix=FETCHING, dir=target.parent))
    try:
        shutil.copytree(source, copy, dirs_exist_ok=True)
        check_files(copy, manifest)
        copy.rename(target)
        flush(target.parent)
    finally:
        shutil.rmtree(copy, ignore_errors=True)
