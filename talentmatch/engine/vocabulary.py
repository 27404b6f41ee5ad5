"""Which column of the matrix stands for which term: one block of columns per field and namespace."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from talentmatch.engine.fields import Field


@dataclass(frozen=True)
class Block:
    """Hold the terms of one field in one namespace (a language, or "" for all), in the order of their columns.

    passages: how many passages the namespace has; start: the column of the first term.
    """

    field: str
    namespace: str
    passages: int
    start: int
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Find the column of a term."""

    blocks: tuple[Block, ...]

    @cached_property
    def _columns(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        return {
            (block.field, block.namespace): {term: block.start + at for at, term in enumerate(block.terms)}
            for block in self.blocks
        }

    def columns(self, field: Field, lang: str) -> Mapping[str, int]:
        """Return the column of each term of a field that a passage in this language can meet."""
        return self._columns.get((field.name, namespace(field, lang)), {})

    def unseen(self, field: Field, lang: str) -> float:
        """Return the inverse frequency of a term that no passage has."""
        return log(1 + self._passages.get((field.name, namespace(field, lang)), 0)) + 1

    @cached_property
    def _passages(self) -> Mapping[tuple[str, str], int]:
        return {(block.field, block.namespace): block.passages for block in self.blocks}


def namespace(field: Field, lang: str) -> str:
    """Return the name under which the terms of a language are kept apart, or "" where they are not."""
    return lang if field.per_language else ""
