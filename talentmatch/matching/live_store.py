"""Keep the index of this machine on its disk, one directory for each state of the catalogue, named after it."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

from talentmatch.engine import SnapshotError
from talentmatch.engine.segmented import Original, Segmented
from talentmatch.matching.live_origin import FILE as ORIGIN
from talentmatch.matching.live_origin import Origin
from talentmatch.matching.live_segments import Standing

log = logging.getLogger(__name__)


def load_standing(directory: Path) -> Standing:
    """Load an index with its origin; raise SnapshotError when any part is not whole or not of this version."""
    return Standing(Segmented.of(Original.load(directory)), Origin.load(directory))


def save_original(original: Original, origin: Origin, directory: Path) -> None:
    """Save an index with its origin; the origin comes last, so that a crash leaves none without it."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / ORIGIN).unlink(missing_ok=True)
    original.save(directory)
    origin.save(directory)


def find_stored(folder: Path, present: Origin) -> Standing | None:
    """Return the stored index of this database that is nearest to the present state; None where there is none."""
    for directory in _candidates(folder, present):
        try:
            standing = load_standing(directory)
        except SnapshotError as error:
            log.warning("index %s is not used: %s", directory.name, error)
        else:
            if standing.origin.identity == present.identity:
                return standing
    return None


def find_exact(folder: Path, present: Origin) -> Standing | None:
    """Return the stored index of this very state, where there is one that is whole."""
    try:
        standing = load_standing(folder / present.key)
    except SnapshotError:
        return None
    return standing if standing.origin == present else None


def store(standing: Standing, folder: Path) -> None:
    """Save an index without changes beside it, and remove those of former states of the same database."""
    directory = folder / standing.origin.key
    save_original(standing.index.original, standing.origin, directory)
    for other in folder.glob(f"{standing.origin.identity}-*"):
        if other != directory:
            shutil.rmtree(other, ignore_errors=True)


def _candidates(folder: Path, present: Origin) -> Iterator[Path]:
    """Yield the directory of this state, then the others of this database, the latest first."""
    exact = folder / present.key
    others = [path for path in folder.glob(f"{present.identity}-*") if path != exact and path.is_dir()]
    yield from [exact] if exact.is_dir() else []
    yield from sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)
