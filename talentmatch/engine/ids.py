"""The identifiers of the documents, packed: a million Python strings would take seventy megabytes in every process."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import overload

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.postings import Ints

FEW = 4  # times as many take as long to go through as these to pick
ERRORS = "surrogatepass"  # an identifier may be any string


@dataclass(frozen=True)
class Ids(Sequence[str]):
    """Hold strings one behind the other; letters: their UTF-8, ends: where each ends."""

    letters: NDArray[np.uint8]
    ends: Ints

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...

    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        start, end = self.ends[place - 1] if place else 0, self.ends[place]
        return self.letters[start:end].tobytes().decode("utf-8", ERRORS)

    def __iter__(self) -> Iterator[str]:
        packed, start = self.letters.tobytes(), 0
        for end in self.ends.tolist():
            yield packed[start:end].decode("utf-8", ERRORS)
            start = end


def chosen(ids: Sequence[str], marks: NDArray[np.bool_]) -> Iterator[str]:
    """Return those identifiers that are marked; few of many are picked one by one."""
    numbers = np.flatnonzero(marks)
    few = len(numbers) * FEW < len(ids)
    return (ids[number] for number in numbers.tolist()) if few else compress(ids, marks.tolist())


def pack_ids(ids: Iterable[str]) -> Ids:
    """Pack strings in their order."""
    letters = [id.encode("utf-8", ERRORS) for id in ids]
    ends = np.cumsum([len(each) for each in letters], dtype=np.int64)
    return Ids(np.frombuffer(b"".join(letters), np.uint8), ends)
