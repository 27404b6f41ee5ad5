"""The large index with the digest of each of its documents, so that a change of any can be seen."""

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.fields import Settings
from talentmatch.engine.files import replace_file
from talentmatch.engine.index import Index
from talentmatch.engine.segmented.digests import SIZE
from talentmatch.engine.snapshot import SnapshotError
from talentmatch.i18n import N_

FILE = "digests.bin"  # the checksum of what follows (32 bytes), the version of the index (32), SIZE bytes a document
CHECKSUM = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Original:
    """Hold an index as it was built; digests: documents x SIZE, in the order of its identifiers."""

    index: Index
    digests: NDArray[np.uint8]

    def number(self, document_id: str) -> int | None:
        """Return the number of a document; None for one that is not in the index."""
        at = bisect_left(self.index.ids, document_id)
        return at if at < len(self.index.ids) and self.index.ids[at] == document_id else None

    def digest(self, number: int) -> bytes:
        """Return the digest of a document as it was when the index was built."""
        return bytes(self.digests[number])

    def save(self, directory: Path) -> None:
        """Write a snapshot of the index with the digests beside it, in place of the one that was there."""
        self.index.save(directory)
        content = bytes.fromhex(self.index.version) + self.digests.tobytes()
        replace_file(directory / FILE, hashlib.sha256(content).digest() + content)

    @classmethod
    def load(cls, directory: Path, settings: Settings | None = None) -> "Original":
        """Read a snapshot; raise SnapshotError if any part is not whole or does not belong to the others."""
        index = Index.load(directory, settings)
        return cls(index, _read_digests(directory / FILE, index))


def _read_digests(path: Path, index: Index) -> NDArray[np.uint8]:
    try:
        raw = path.read_bytes()
    except OSError:
        raise SnapshotError(N_("The file %(name)s of the snapshot is missing."), name=path.name) from None
    content = raw[CHECKSUM:]
    whole = hashlib.sha256(content).digest() == raw[:CHECKSUM]
    version, digests = content[:CHECKSUM].hex(), content[CHECKSUM:]
    if not whole or version != index.version or len(digests) != len(index) * SIZE:
        raise SnapshotError(N_("The file %(name)s of the snapshot is damaged."), name=path.name)
    return np.frombuffer(digests, np.uint8).reshape(len(index), SIZE)
