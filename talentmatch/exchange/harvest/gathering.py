"""Fetch all that a source has, before any session is open: the network may be slow, a transaction may not."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from talentmatch.errors import Gone, InvalidData, NotFound
from talentmatch.exchange.harvest.fetching import LARGEST, NO_MARKS, Fetched, Fetcher, Marks
from talentmatch.exchange.harvest.sitemap import read_sitemap
from talentmatch.i18n import N_

LARGEST_PAGE = 2_000_000  # bytes of one page of a sitemap
LARGEST_ALL = 100_000_000  # bytes of all pages together
MOST_ANSWERS = 2_000  # of a feed, in one harvest
FEED = "/api/v1/changes"


@dataclass(frozen=True)
class Asked:
    """What is harvested: a kept source, or an address of the command line, whose ``source_id`` is empty."""

    kind: str
    address: str
    table_name: str = ""
    provider_id: str = ""
    source_id: str = ""
    marks: Marks = NO_MARKS
    position: str = ""


@dataclass(frozen=True)
class Gathered:
    """What came: files as they are, or the changes of another talentmatch in their order.

    ``complete``: whether that is all that the source has, so that what is not in it has vanished.
    """

    pages: tuple[Fetched, ...] = ()
    changes: tuple[dict[str, Any], ...] = ()
    marks: Marks = NO_MARKS
    position: str = ""
    complete: bool = True

    def sha256(self) -> str:
        """Return the hash of all that came, by which an import is known again."""
        digest = hashlib.sha256()
        for page in self.pages:
            digest.update(page.content or b"")
        for change in self.changes:
            digest.update(json.dumps(change, sort_keys=True).encode())
        return digest.hexdigest()


@dataclass
class Feed:
    """What was read of the changes of another talentmatch so far."""

    changes: list[dict[str, Any]] = field(default_factory=list)
    position: str = ""
    more: bool = True


def gather(asked: Asked, fetcher: Fetcher) -> Gathered | None:
    """Return all that a source has, or None when it has not changed since it was last stored.

    Raises InvalidData and Busy as the fetcher does, and InvalidData for an answer of another form.
    """
    if asked.kind == "talentmatch":
        return _gather_changes(asked, fetcher)
    if asked.kind == "sitemap":
        return _gather_pages(asked, fetcher)
    fetched = fetcher.fetch(asked.address, asked.marks)
    return None if fetched.content is None else Gathered((fetched,), marks=fetched.marks)


def _gather_pages(asked: Asked, fetcher: Fetcher) -> Gathered:
    """Fetch every page that a sitemap names; all are asked, for a sitemap may stay as it is while they change."""
    sitemap = fetcher.fetch(asked.address)
    pages, size = [], 0
    for address in read_sitemap(sitemap.url, sitemap.content or b""):
        try:
            page = fetcher.fetch(address, limit=LARGEST_PAGE)
        except (NotFound, Gone):
            continue  # what stood there has vanished, and is listed so
        size += len(page.content or b"")
        if size > LARGEST_ALL:
            raise InvalidData(
                N_("The pages of %(url)s are too many to read at once. Split the sitemap."), url=asked.address
            )
        pages.append(replace(page, url=address))
    return Gathered(tuple(pages))


def _gather_changes(asked: Asked, fetcher: Fetcher) -> Gathered | None:
    """Read the changes since the position of a source, or all records anew when that is over."""
    try:
        return _follow_changes(asked, fetcher)
    except Gone:
        if not asked.position:
            raise
        return _follow_changes(replace(asked, position=""), fetcher)


def _follow_changes(asked: Asked, fetcher: Fetcher) -> Gathered | None:
    feed, size = Feed(position=asked.position), 0
    for _ in range(MOST_ANSWERS):
        if not feed.more:
            break
        query = f"?{urlencode({'since': feed.position})}" if feed.position else ""
        answer = fetcher.fetch(asked.address.rstrip("/") + FEED + query, limit=LARGEST)
        _read_answer(feed, answer)
        size += len(answer.content or b"")
        if size > LARGEST_ALL:
            break
    if feed.more:
        raise InvalidData(N_("%(url)s tells more changes than can be read at once. Ask its owner."), url=asked.address)
    if asked.position and not feed.changes:
        return None
    return Gathered(changes=tuple(feed.changes), position=feed.position, complete=not asked.position)


def _is_change(change: Any) -> bool:
    if not all(isinstance(change[name], str) for name in ("table", "id", "change")):
        return False
    record = change["record"]
    if record is None:
        return True
    return isinstance(record, dict) and all(isinstance(link, dict) for link in record.get("skills", []))


def _read_answer(feed: Feed, answer: Fetched) -> None:
    try:
        page = json.loads(answer.content or b"")
        found, place = page["changes"], page["next"]
        if not isinstance(place, str) or not all(map(_is_change, found)):
            raise ValueError(answer.url)
        feed.position, feed.more = place, page["more"] is True
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = N_("%(url)s does not answer as a talentmatch does. Correct the address of the source.")
        raise InvalidData(message, url=answer.url) from None
    feed.changes += found
