"""Hand lines to the CSV reader and watch what it makes of them, so that a lost quotation mark swallows nothing."""

from collections.abc import Iterable, Iterator
from itertools import chain

LONGEST_CELL_LINES = 50


class CellTooLong(Exception):
    """Say that a record runs over more lines than any cell has."""


class Lines:
    """Count the lines and quotation marks of the record that is being read."""

    def __init__(self, lines: Iterable[str], most: int = LONGEST_CELL_LINES) -> None:
        self._lines: Iterator[str] = iter(lines)
        self.number = 0
        self.start = 1
        self._quotes = 0
        self._most = most

    def peek(self) -> str:
        """Return the next line without taking it; empty at the end."""
        line = next(self._lines, "")
        self._lines = chain([line] if line else [], self._lines)
        return line

    def __iter__(self) -> Iterator[str]:
        """Return itself: it is read once."""
        return self

    def __next__(self) -> str:
        """Return the next line; raise CellTooLong when the record has too many."""
        line = next(self._lines)
        self.number += 1
        self._quotes += line.count('"')
        if self.number - self.start >= self._most:
            raise CellTooLong
        return line

    def begin_record(self) -> None:
        """Start to count anew, at the next line."""
        self.start = self.number + 1
        self._quotes = 0

    @property
    def balanced(self) -> bool:
        """Return whether every quotation mark of the record has its partner."""
        return self._quotes % 2 == 0
