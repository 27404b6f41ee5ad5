"""A file that comes in, and the rows that come out of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from talentmatch.exchange.faults import Fault

MOST_ROWS = 1_000_000
PEEKED = 4_096
CHUNK = 1 << 20


@dataclass(frozen=True)
class Row:
    """One record of a file, the line on which it starts, and its cells by column."""

    line: int
    cells: Mapping[str, Any]


Item = Row | Fault


@dataclass(frozen=True)
class Source:
    """A file under the name that faults give it; the stream can go back to its start."""

    name: str
    stream: BinaryIO

    def beginning(self) -> bytes:
        """Return the first bytes, with the stream at its start again."""
        self.stream.seek(0)
        found = self.stream.read(PEEKED)
        self.stream.seek(0)
        return found

    def sha256(self) -> str:
        """Return the hash of the content, with the stream at its start again."""
        digest = hashlib.sha256()
        self.stream.seek(0)
        while chunk := self.stream.read(CHUNK):
            digest.update(chunk)
        self.stream.seek(0)
        return digest.hexdigest()
