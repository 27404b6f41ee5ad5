"""What was found, as the content of a file: Parquet where pyarrow is installed, else JSON Lines."""

import io
import json
from collections.abc import Sequence
from importlib.util import find_spec

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

FORMS = ("parquet", "jsonl")
COLUMNS = ("profile", "place", "programme", "score")
Row = tuple[str, int, str, float]  # the profile, the place in its ranking from 1 on, the programme, its score


def usual_form() -> str:
    """Return Parquet where it can be written, else JSON Lines."""
    return "parquet" if find_spec("pyarrow") else "jsonl"


def require_form(form: str) -> None:
    """Raise InvalidData for a form that cannot be written here."""
    if form == "parquet" and not find_spec("pyarrow"):
        raise InvalidData(N_("Parquet needs pyarrow. Install talentmatch[parquet], or choose --format jsonl."))


def write_rows(rows: Sequence[Row], form: str) -> bytes:
    """Return rows as the content of a file, the same bytes for the same rows."""
    return _parquet(rows) if form == "parquet" else _json_lines(rows)


def _json_lines(rows: Sequence[Row]) -> bytes:
    lines = (json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _parquet(rows: Sequence[Row]) -> bytes:
    import pyarrow as arrow
    from pyarrow import parquet

    types = (arrow.string(), arrow.int32(), arrow.string(), arrow.float64())
    schema = arrow.schema(list(zip(COLUMNS, types, strict=True)))
    columns = [arrow.array([row[at] for row in rows], kind) for at, kind in enumerate(types)]
    stream = io.BytesIO()
    parquet.write_table(arrow.Table.from_arrays(columns, schema=schema), stream)
    return stream.getvalue()
