"""A public table as it is given away."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "whole", "number", "day", "flag", "list"]


@dataclass(frozen=True)
class Column:
    """A column and what its cells hold."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class OpenTable:
    """Rows of plain values in the order of ``columns``.

    ``references`` maps a column to the table whose ``id`` it names.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    key: tuple[str, ...] = ("id",)
    references: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Return the names of the columns."""
        return [column.name for column in self.columns]

    def values(self, name: str) -> list[Any]:
        """Return what stands in a column."""
        place = self.names.index(name)
        return [row[place] for row in self.rows]
