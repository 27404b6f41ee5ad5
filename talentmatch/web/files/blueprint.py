"""The blueprint of the desk for files: long uploads where they are expected, and nothing kept in a cache."""

from typing import Any

from flask import Blueprint, Response, request

blueprint = Blueprint("files", __name__)
LONGEST_BODIES = {"files.upload": 20_000_000, "files.mend": 2_000_000}


@blueprint.url_value_preprocessor
def allow_long_bodies(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Take more than a page usually may send; this stands before anything that reads the form."""
    if endpoint in LONGEST_BODIES:
        request.max_content_length = LONGEST_BODIES[endpoint]
        request.max_form_memory_size = LONGEST_BODIES["files.mend"]


@blueprint.after_request
def keep_nothing(response: Response) -> Response:
    """Keep these pages out of every cache."""
    response.headers["Cache-Control"] = "no-store"
    return response
