"""A table as a file of each form: CSV, JSON Lines and, where pyarrow is installed, Parquet."""

import json
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from talentmatch.exchange.export import write_rows
from talentmatch.exchange.open_data.table import OpenTable

Writer = Callable[[OpenTable, Path], None]


def write_csv(table: OpenTable, path: Path) -> None:
    """Write a table as CSV, as an import of ours reads it."""
    with path.open("wb") as stream:
        write_rows(table.names, table.rows, stream, "csv")


def write_jsonl(table: OpenTable, path: Path) -> None:
    """Write a table as JSON Lines: an object a row, with null for what is not known."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in table.rows:
            cells = {name: _unknown_as_null(value) for name, value in zip(table.names, row, strict=True)}
            stream.write(json.dumps(cells, ensure_ascii=False) + "\n")


def _unknown_as_null(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else None if value == "" else value


def write_parquet(table: OpenTable, path: Path) -> None:
    """Write a table as Parquet; raise ImportError without pyarrow."""
    import pyarrow as arrow
    from pyarrow import parquet

    types = {
        "text": arrow.string(), "whole": arrow.int64(), "number": arrow.float64(), "day": arrow.date32(),
        "flag": arrow.bool_(), "list": arrow.list_(arrow.string()),
    }  # fmt: skip
    schema = arrow.schema([(column.name, types[column.kind]) for column in table.columns])
    columns = [[None if value == "" else value for value in table.values(name)] for name in table.names]
    arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), path)


def has_parquet() -> bool:
    """Return whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


def forms() -> dict[str, Writer]:
    """Return the writers of the forms that can be written here, by the ending of their files."""
    known: dict[str, Writer] = {"csv": write_csv, "jsonl": write_jsonl}
    return known | ({"parquet": write_parquet} if has_parquet() else {})
