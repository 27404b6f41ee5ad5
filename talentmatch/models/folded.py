"""Names without case and accents, kept in columns, so that both databases search and sort them alike and by themselves.

No two databases agree on how to compare letters. What is stored is folded here, whoever stores it: form or file.
"""

import unicodedata
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Function, Integer, Text, event, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlmodel import Field, SQLModel, col

FOLDED = Text().with_variant(Text(collation="C"), "postgresql")  # by code point, as SQLite compares
SORTED = 200  # letters; the index ix_large_<table>_folded has as many
LINE = "\n"  # sorts before every letter, so that "GMP" comes before "GMP and GDP"


def fold(text: str) -> str:
    """Return a text without case and accents, on one line."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


class Searchable(SQLModel):
    """Keep all names of a record, and its identifier, folded, one on each line; the first is what it sorts by."""

    folded_names: ClassVar[tuple[str, ...]]

    folded: str = Field(default="", sa_type=FOLDED, nullable=False, sa_column_kwargs={"server_default": ""})


def folded_of(names: tuple[str, ...], values: Any) -> str:
    """Return the folded names of a record; ``values`` gives each field by its name, a text or a list of texts."""
    texts: list[str] = []
    for name in names:
        value = values(name)
        texts += value if isinstance(value, list) else [value]
    return LINE.join(filter(None, map(fold, texts)))


def holds_words(table: type[Searchable], words: str) -> list[ColumnElement[bool]]:
    """Return a condition for each word that somebody typed: one of the names has it, whatever its case and accents."""
    return [col(table.folded).contains(word, autoescape=True) for word in fold(words).split()]


def first_letters(table: type[Searchable]) -> ColumnElement[str]:
    """Return the beginning of the folded names: long enough to sort by, and short enough for an index."""
    return func.substr(col(table.folded), literal_column("1"), literal_column(str(SORTED)), type_=FOLDED)


def from_line(table: type[Searchable], line: int) -> ColumnElement[str]:
    """Return the folded names from a line on, counted from 0: what the names of another language sort by."""
    names: ColumnElement[str] = func.substr(col(table.folded), 1, type_=FOLDED)
    for _ in range(line):
        names = func.substr(names, instr(names, LINE) + 1, type_=FOLDED)
    return names


class instr(GenericFunction[int]):  # noqa: N801, its name in SQL
    """Say where a text begins in another, counted from 1."""

    type = Integer()
    inherit_cache = True


@compiles(instr, "postgresql")
def _strpos(element: Function[int], compiler: SQLCompiler, **kw: Any) -> str:
    return f"strpos{compiler.process(element.clause_expr, **kw)}"


def _keep_folded(_mapper: Any, _connection: Any, row: Searchable) -> None:
    row.folded = folded_of(row.folded_names, lambda name: getattr(row, name))


event.listen(Searchable, "before_insert", _keep_folded, propagate=True)
event.listen(Searchable, "before_update", _keep_folded, propagate=True)
