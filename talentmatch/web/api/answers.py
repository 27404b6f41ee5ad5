"""Write answers of the interface: the chosen fields as JSON, and the headers by which they are kept and read."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app, request
from pydantic import BaseModel
from sqlmodel import Session

from talentmatch.i18n import N_, current_language, gettext
from talentmatch.interface.schemas import Listed
from talentmatch.web.api.faults import RefusedRequest
from talentmatch.web.api.problems import Fault
from talentmatch.web.api.queries import OwnQuery, RecordQuery
from talentmatch.web.context import current_runtime

KEPT = "public, max-age=60"
EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Idempotent-Replayed, Last-Modified, Link, Location, RateLimit, RateLimit-Policy, Retry-After"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept-Language, Content-Type, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
Names = frozenset[str] | None


def checked_names(query: OwnQuery, record: type[BaseModel] | None) -> Names:
    """Return the fields to show, None for all; raise RefusedRequest for one that the record does not have."""
    if record is None or not isinstance(query, RecordQuery):
        return None
    linked = includes_of(record)
    faults = [*_strange("fields", query.fields, frozenset(record.model_fields) - linked)]
    faults += _strange("include", query.include, linked)
    if faults:
        raise RefusedRequest(faults)
    return frozenset(query.fields) | {"id", *query.include} if query.fields else None


def includes_of(record: type[BaseModel]) -> frozenset[str]:
    """Return what a record shows only when it is asked: the fields that need not be there."""
    return frozenset(name for name, field in record.model_fields.items() if not field.is_required())


def _strange(name: str, given: list[str], known: frozenset[str]) -> list[Fault]:
    message = N_("does not know %(value)s; it takes: %(known)s")
    told = ", ".join(sorted(known)) or "-"
    return [
        Fault(gettext(message, value=value[:60], known=told), parameter=name) for value in given if value not in known
    ]


def reply(found: BaseModel, chosen: Names) -> Response:
    """Return an answer as JSON; what was not asked for is not there. A list names its next page in the header Link."""
    wanted: Any = None if chosen is None else {"items": {"__all__": chosen}, "total": True, "next": True}
    if chosen is not None and not isinstance(found, Listed):
        wanted = chosen
    content = found.model_dump_json(exclude_unset=True, include=wanted)
    answer = Response(content, mimetype="application/json")
    answer.headers["Content-Language"] = current_language()
    answer.headers["Cache-Control"] = "no-store"
    if isinstance(found, Listed) and found.next:
        answer.headers["Link"] = f'<{_next_address(found.next)}>; rel="next"'
    return answer


def _next_address(cursor: str) -> str:
    others = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    return f"{request.script_root}{request.path}?{urlencode([*others, ('cursor', cursor)])}"


class Seen:
    """Remember since when this process knows the present state of the catalogue: no record changed after that."""

    def __init__(self) -> None:
        self._known: tuple[str, datetime] = ("", datetime.min)

    def since(self, key: str, now: datetime) -> datetime:
        """Return when a state was first seen; one assignment swaps it, so that threads need no lock."""
        known = self._known
        if known[0] != key:
            self._known = known = (key, now)
        return known[1]


def kept_answer(answer: Response, session: Session | None = None) -> Response:
    """Let an answer be kept for a minute; with a session, say since when the records are as they are."""
    answer.headers["Cache-Control"] = KEPT
    if session is not None:
        now = datetime.now(UTC)
        seen: Seen = current_app.extensions.setdefault("api_seen", Seen())
        answer.last_modified = seen.since(f"{current_runtime().live.key(session)} {now.date()}", now)
    return answer


def open_to_everybody(response: Response) -> None:
    """Let programs on other sites read an answer.

    It never depends on who sits at the browser: no cookie is read, and browsers send no token from another site,
    because Authorization is not among the headers that they may send.
    """
    response.headers.update(EVERYBODY)
    if request.method == "OPTIONS":
        response.headers.update(PREFLIGHT)
    response.vary.update(("Accept-Language", "Authorization"))
