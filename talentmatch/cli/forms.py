"""The forms in which commands print what they found: a table for people, JSON and CSV for programs."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from talentmatch.exchange.formula_guard import guard

BETWEEN = " | "  # as in the files of the catalogue
format_option = click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)


def print_json(value: object) -> None:
    """Print a value, with letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Print a header and these columns of each row; a list becomes one cell, what is not known an empty one."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    click.echo(stream.getvalue(), nl=False)


def print_rows(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Print rows as JSON or as CSV."""
    if form == "json":
        print_json([{column: row[column] for column in columns} for row in rows])
    else:
        print_csv(columns, rows)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return guard(BETWEEN.join(map(str, value)))
    if isinstance(value, float):
        return repr(value)
    return "" if value is None else guard(str(value))
