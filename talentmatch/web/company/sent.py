"""Tables that a company takes along as a file."""

import io
from collections.abc import Sequence
from typing import Any

from flask import Response

from talentmatch.exchange.export import write_rows
from talentmatch.web.files.download import attachment, known_form


def send_rows(name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str) -> Response:
    """Return a table as CSV or Excel, which no cache keeps; another form is no page."""
    stream, kind = io.BytesIO(), known_form(form)
    write_rows(columns, rows, stream, kind)
    response = attachment(stream, f"{name}.{kind}", kind)
    response.headers["Cache-Control"] = "no-store"
    return response
