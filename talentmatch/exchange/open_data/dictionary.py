"""The data dictionary: what every column means, for people (Markdown) and for programs (CSV on the Web)."""

import csv
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from talentmatch.exchange.open_data.described import described
from talentmatch.exchange.open_data.table import Column, Kind, OpenTable
from talentmatch.i18n import use_language
from talentmatch.models.input_types import LIST_SEPARATOR

EVERY = "*"
DATATYPES: dict[Kind, str] = {
    "text": "string", "whole": "integer", "number": "number", "day": "date", "flag": "boolean", "list": "string",
}  # fmt: skip
KINDS: dict[Kind, str] = {
    "text": "text", "whole": "whole number", "number": "number", "day": "day", "flag": "True or False", "list": "list",
}  # fmt: skip
HEADER = "| column | holds | meaning |\n|---|---|---|\n"
BEGINNING = """# Data dictionary

CSV: UTF-8, commas, one header line. A list separates its items with ` | `. A text that a spreadsheet would run as a
formula has an apostrophe before it. JSON Lines and Parquet hold lists as lists. An empty cell means **not known**,
never "no".
"""


@cache
def meanings() -> dict[tuple[str, str], str]:
    """Return what each column means, by table and column; the table * stands for every other one."""
    with (Path(__file__).parent / "dictionary.csv").open(encoding="utf-8", newline="") as stream:
        return {(row["table"], row["column"]): row["meaning"] for row in csv.DictReader(stream)}


def meaning(table: str, column: str) -> str:
    """Return what a column means; raise KeyError for one that the dictionary does not hold."""
    known = meanings()
    return known[(table, column) if (table, column) in known else (EVERY, column)]


def dictionary_text(tables: Sequence[OpenTable]) -> Iterator[str]:
    """Yield the dictionary as Markdown, in English, in parts."""
    yield BEGINNING
    with use_language("en"):
        for table in tables:
            yield f"\n## {table.name}\n\n{described(table.name).text()}\n\n{HEADER}"
            for column in table.columns:
                yield f"| `{column.name}` | {KINDS[column.kind]} | {meaning(table.name, column.name)} |\n"


def csvw_text(tables: Sequence[OpenTable], licence: str) -> Iterator[str]:
    """Yield the metadata of the CSV files (https://www.w3.org/TR/tabular-metadata/)."""
    yield json.dumps(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:license": {"@id": licence},
            "tables": [_table(table) for table in tables],
        },
        indent=1,
    )


def _table(table: OpenTable) -> dict[str, Any]:
    foreign = [
        {"columnReference": name, "reference": {"resource": f"{target}.csv", "columnReference": "id"}}
        for name, target in table.references.items()
        if name not in {column.name for column in table.columns if column.kind == "list"}
    ]
    schema = {"columns": [_column(table.name, column) for column in table.columns], "primaryKey": list(table.key)}
    with use_language("en"):
        about = described(table.name)
        named = {"url": f"{table.name}.csv", "dc:title": about.title(), "dc:description": about.text()}
    return named | {"tableSchema": schema | ({"foreignKeys": foreign} if foreign else {})}


def _column(table: str, column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": meaning(table, column.name),
        "datatype": {"base": "boolean", "format": "True|False"} if column.kind == "flag" else DATATYPES[column.kind],
    }
    return told | ({"separator": LIST_SEPARATOR} if column.kind == "list" else {})
