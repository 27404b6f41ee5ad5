"""Add many rows at once, in the fastest way that the database has."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import JSON, Connection, Table, insert
from sqlalchemy.exc import DBAPIError


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows that all have the same columns: by COPY on PostgreSQL, else by one INSERT."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        connection.execute(insert(table), rows)


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    import psycopg  # an extra that SQLite does without

    names = list(rows[0])
    lists = [isinstance(table.c[name].type, JSON) for name in names]
    quote = connection.dialect.identifier_preparer.quote
    statement = f"COPY {quote(table.name)} ({', '.join(map(quote, names))}) FROM STDIN"
    driver = cast(psycopg.Connection, connection.connection.driver_connection)
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([_cell(row[name], is_list) for name, is_list in zip(names, lists, strict=True)])
    except psycopg.Error as error:
        raise DBAPIError.instance(None, None, error, psycopg.Error, hide_parameters=True) from error


def _cell(value: Any, is_list: bool) -> Any:
    if not is_list:
        return value
    return "[]" if value == [] else json.dumps(value)
