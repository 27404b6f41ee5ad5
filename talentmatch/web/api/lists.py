"""What the rooms of records share: the next page, towns beside records, the way to where a record went."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from flask import Response, redirect, request

from talentmatch.catalogue.queries import find_places
from talentmatch.web.api.operations import Call
from talentmatch.web.api.paths import PREFIX
from talentmatch.web.api.queries import RecordQuery, cursor_of
from talentmatch.web.api.writing import NO_LINKS, Linked
from talentmatch.web.permissions import as_response


class Identified(Protocol):
    """Have an identifier."""

    @property
    def id(self) -> str:
        """Return it."""


def next_cursor(more: bool, items: Sequence[Identified]) -> str | None:
    """Return the cursor of the page after these items; None when there is none."""
    return cursor_of(items[-1].id) if more else None


def linked_places(call: Call[RecordQuery, None], ids: Iterable[str]) -> Linked:
    """Return the towns of these identifiers when ``include`` asks for them; one query at most."""
    if "places" not in call.query.include:
        return NO_LINKS
    return Linked(find_places(call.session, set(ids)))


def elsewhere(path: str) -> Response:
    """Lead for good to where a merged record went, with the same query."""
    query = request.query_string.decode("ascii", "replace")
    return as_response(redirect(f"{request.script_root}{PREFIX}/{path}" + (f"?{query}" if query else ""), 301))
