"""One handler for several kinds of records: each address gets it with its own kind, under a name of its own."""

from collections.abc import Callable
from typing import Any

from flask import Response

from talentmatch.web.api.operations import Call
from talentmatch.web.api.queries import OwnQuery

Write = Call[OwnQuery, Any]
Handler = Callable[..., Response]


def bound(handler: Handler, subject: object, name: str) -> Handler:
    """Return a handler that gets a subject after the call; the name is that of the operation in the document."""

    def with_subject(call: Write, **parts: str) -> Response:
        return handler(call, subject, **parts)

    with_subject.__name__ = name
    return with_subject
