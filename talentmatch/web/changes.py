"""The changes of the public catalogue for other programs, as JSON; no cookie is read."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, jsonify, request

from talentmatch.errors import InvalidData, TalentmatchError
from talentmatch.exchange.changes.cursor import read_cursor
from talentmatch.exchange.changes.feed import MOST, ChangesPage, Told, list_changes
from talentmatch.i18n import N_
from talentmatch.web.context import current_runtime
from talentmatch.web.errors import status_of
from talentmatch.web.permissions import permit

blueprint = Blueprint("changes", __name__)
USUAL = 100
MOST_DIGITS = 3
PARAMETERS = ("since", "limit")


@blueprint.get("/api/v1/changes")
@permit("public.read")
def changes() -> Response:
    """Tell what changed since a cursor; without one begin with every public record."""
    require_known(request.args)
    since = request.args.get("since", "")
    with current_runtime().database.reading() as session:
        cursor = read_cursor(since) if since else None
        page = list_changes(session, cursor, read_limit(request.args.get("limit", "")), now=datetime.now(UTC))
    return _as_json(shown(page))


def require_known(names: Iterable[str]) -> None:
    """Raise InvalidData for a parameter that there is not: a typing error would go unseen for long."""
    for name in names:
        if name not in PARAMETERS:
            message = N_("There is no parameter %(name)s. Use: %(known)s.")
            raise InvalidData(message, name=name, known=", ".join(PARAMETERS))


def read_limit(text: str) -> int:
    """Return how many changes are asked for; raise InvalidData for anything but a plain number within bounds."""
    if not text:
        return USUAL
    if not (text.isascii() and text.isdigit()) or len(text) > MOST_DIGITS or not 1 <= int(text) <= MOST:
        raise InvalidData(N_("The limit must be a number from 1 to %(most)s."), most=MOST)
    return int(text)


def shown(page: ChangesPage) -> dict[str, Any]:
    """Return a page of changes in values of JSON."""
    return {"changes": [shown_change(change) for change in page.changes], "next": page.next.text(), "more": page.more}


def shown_change(change: Told) -> dict[str, Any]:
    """Return a change in values of JSON; what does not apply is null."""
    at = change.at.astimezone(UTC).isoformat() if change.at else None
    return {**asdict(change), "at": at, "into": change.into or None}


@blueprint.errorhandler(TalentmatchError)
def show_problem(error: TalentmatchError) -> Response:
    """Say what is wrong as a problem of RFC 9457."""
    status = status_of(error)
    response = _as_json({"type": "about:blank", "status": status, "detail": error.text()})
    response.status_code, response.mimetype = status, "application/problem+json"
    response.headers["Cache-Control"] = "no-store"
    return response


def _as_json(content: dict[str, Any]) -> Response:
    response = jsonify(content)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "public, max-age=60"
    return response
