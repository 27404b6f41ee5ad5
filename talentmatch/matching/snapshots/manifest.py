"""Say what a published snapshot is, and vouch for every file of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from talentmatch.engine import SnapshotError
from talentmatch.engine.files import checksum, replace_file
from talentmatch.i18n import N_

FILE = "published.json"


@dataclass(frozen=True)
class Manifest:
    """Describe a published snapshot; key: the state of the catalogue, version: of the index, engine: what may read it.

    files: the SHA-256 of each by its path inside the snapshot.
    """

    name: str
    key: str
    version: str
    programmes: int
    engine: str
    made_at: datetime
    files: Mapping[str, str]


def files_in(directory: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a snapshot but its manifest and locks, by its path."""
    paths = sorted(path for path in directory.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(directory)): checksum(path) for path in paths if path.name != FILE}


def write_manifest(manifest: Manifest, directory: Path) -> None:
    """Write a manifest with a checksum of itself into its snapshot."""
    told = {**asdict(manifest), "made_at": manifest.made_at.isoformat()}
    replace_file(directory / FILE, json.dumps({**told, "seal": _seal(told)}, indent=1).encode())


def read_manifest(directory: Path) -> Manifest:
    """Read a manifest; raise SnapshotError when it is missing, damaged or that of a snapshot of another name."""
    try:
        told = json.loads((directory / FILE).read_bytes())
        sealed = told.pop("seal") == _seal(told) and told["name"] == directory.name
        manifest = Manifest(**{**told, "made_at": datetime.fromisoformat(told["made_at"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise SnapshotError(
            N_("There is no published snapshot %(name)s, or its manifest is damaged."), name=directory.name
        ) from None
    if not sealed:
        raise SnapshotError(N_("The manifest of the published snapshot %(name)s is damaged."), name=directory.name)
    return manifest


def check_files(directory: Path, manifest: Manifest) -> None:
    """Raise SnapshotError unless every file that a manifest names is there and whole."""
    for name, expected in manifest.files.items():
        try:
            whole = checksum(directory / name) == expected
        except OSError:
            whole = False
        if not whole:
            raise SnapshotError(
                N_("The file %(file)s of the published snapshot %(name)s is missing or damaged."),
                file=name,
                name=manifest.name,
            )


def _seal(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
