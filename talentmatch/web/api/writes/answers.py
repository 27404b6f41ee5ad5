"""Answers that tell a version: the ETag of a record, and where a new one is."""

from typing import Any

from flask import Response, request
from pydantic import BaseModel

from talentmatch.web.api.answers import reply
from talentmatch.web.api.paths import PREFIX
from talentmatch.web.api.writes.conditions import tag_of

ACCEPTED, CREATED = 202, 201


def versioned(shown: BaseModel, row: Any) -> Response:
    """Return a record with the ETag that the next change of it has to name."""
    answer = reply(shown, None)
    answer.set_etag(tag_of(row))
    return answer


def read_version(shown: BaseModel, row: Any) -> Response:
    """Return a record with its ETag, or 304 to whoever has this version."""
    answer = versioned(shown, row)
    answer.make_conditional(request)
    return answer


def created(shown: BaseModel, row: Any, path: str) -> Response:
    """Return a new record and its address below the prefix of the interface."""
    return located(versioned(shown, row), CREATED, path)


def located(answer: Response, status: int, path: str) -> Response:
    """Return an answer with a status and the address below the prefix of the interface that it tells of."""
    answer.status_code = status
    answer.headers["Location"] = f"{request.script_root}{PREFIX}/{path}"
    return answer
