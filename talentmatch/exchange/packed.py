"""The changes of a plan, each pressed into a few bytes: an import holds tens of thousands and looks at few together."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

FAST = 1  # of the levels of zlib; the higher ones gain little on short texts


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is created (version 0) or changed; ``fields`` maps each changed column to [from, to] in JSON."""

    line: int
    id: str
    version: int
    fields: Mapping[str, list[Any]]

    def packed(self) -> bytes:
        """Return the change as Changes keep it."""
        told = {"line": self.line, "id": self.id, "version": self.version, "fields": self.fields}
        return pack(json.dumps(told, separators=(",", ":")))


def pack(text: str) -> bytes:
    """Return the JSON text of a change as Changes keep it."""
    return zlib.compress(text.encode("ascii"), FAST)


def _unpacked(packed: bytes) -> Change:
    return Change(**json.loads(zlib.decompress(packed)))


class Changes(Sequence[Change]):
    """Changes that are unpacked one by one, each time that they are looked at."""

    def __init__(self, packed: Sequence[bytes] = ()) -> None:
        self._packed = tuple(packed)

    def texts(self) -> Iterator[str]:
        """Yield each change as a JSON object in ASCII."""
        return (zlib.decompress(packed).decode("ascii") for packed in self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> Change: ...
    @overload
    def __getitem__(self, place: slice) -> "Changes": ...
    def __getitem__(self, place: int | slice) -> "Change | Changes":
        return Changes(self._packed[place]) if isinstance(place, slice) else _unpacked(self._packed[place])

    def __iter__(self) -> Iterator[Change]:
        return map(_unpacked, self._packed)

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(self._packed + other._packed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
