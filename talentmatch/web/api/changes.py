"""The changes of the public catalogue for other programs that keep a copy."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

from flask import Blueprint
from pydantic import Field

from talentmatch.exchange.changes.cursor import read_cursor
from talentmatch.exchange.changes.feed import MOST, Told, list_changes
from talentmatch.i18n import N_
from talentmatch.interface.changes import Change, ChangesPage
from talentmatch.web.api.faults import about
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import PLAIN, OwnQuery

blueprint = Blueprint("api_changes", __name__)
USUAL = 100


class ChangesQuery(OwnQuery):
    """Where a reader is, and how much it takes at once."""

    since: str = Field("", description=N_("The “next” of the last answer; without it every public record is told."))
    limit: Annotated[int, Field(ge=1, le=MOST), PLAIN] = Field(USUAL, description=N_("About how many changes to tell."))


@serve(
    blueprint,
    "/changes",
    Operation(N_("Tell what changed since the last time"), "catalogue", ChangesPage, ChangesQuery),
)
def changes(call: Call[ChangesQuery, None]) -> ChangesPage:
    """Tell what changed since a cursor; without one begin with every public record."""
    with about(parameter="since"):
        cursor = read_cursor(call.query.since) if call.query.since else None
    page = list_changes(call.session, cursor, call.query.limit, now=datetime.now(UTC))
    return ChangesPage(changes=[_shown(change) for change in page.changes], next=page.next.text(), more=page.more)


def _shown(change: Told) -> Change:
    return Change(**asdict(change) | {"into": change.into or None})
