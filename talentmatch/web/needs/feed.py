"""A feed as Atom (RFC 4287): stable identifiers, an ETag, and the day of the last entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from flask import Response, make_response, render_template, request

from talentmatch.i18n import current_language
from talentmatch.web.context import current_runtime
from talentmatch.web.languages import address

MOST_ENTRIES = 50
MIME_TYPE = "application/atom+xml"


@dataclass(frozen=True)
class Entry:
    """An entry: what it is about, as table and identifier, its address within the site, and the day it is from."""

    subject: tuple[str, str]
    title: str
    lang: str
    address: str
    day: date
    summary: str

    @property
    def id(self) -> str:
        """Return an identifier that stays, whatever the address of the site becomes."""
        return stable_id(*self.subject)


@dataclass(frozen=True)
class Feed:
    """A feed: what it is about, its title, the page of the site that shows the same, and its entries."""

    subject: tuple[str, ...]
    title: str
    page: str
    entries: Sequence[Entry]

    @property
    def id(self) -> str:
        """Return an identifier of this feed in this language."""
        return stable_id("feed", current_language(), *self.subject)

    @property
    def updated(self) -> date:
        """Return the day of the latest entry; today for a feed without one."""
        return max((entry.day for entry in self.entries), default=datetime.now(UTC).date())


def stable_id(*parts: str) -> str:
    """Return a URN that depends on what something is alone."""
    return uuid5(NAMESPACE_URL, "/".join(("talentmatch", *parts))).urn


def atom(feed: Feed) -> Response:
    """Return a feed, or that it is the one that the reader has already.

    Days are all that is told of when something changed, so only the ETag decides that, never If-Modified-Since.
    """
    base, here = current_runtime().settings.base_url, address(request.script_root + request.path)
    response = make_response(render_template("needs/feed.xml", feed=feed, base=base, here=here))
    response.mimetype = MIME_TYPE
    response.last_modified = datetime.combine(feed.updated, time(), UTC)
    response.add_etag()
    if request.if_none_match:
        response.make_conditional(request)
    return response
