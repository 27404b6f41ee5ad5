"""Fetch a file through the guard of the link checker: public hosts alone, each redirect checked, no end of limits."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead

from talentmatch.catalogue.links.addresses import Resolve, Target, UnsafeAddress, public_address, read_address
from talentmatch.catalogue.links.asking import (
    MOST_REDIRECTS,
    REDIRECTS,
    TIMEOUT,
    Connect,
    Pace,
    connect_to,
    ending,
    joined,
    open_connection,
    resolve_name,
    shake_hands,
)
from talentmatch.errors import Busy, Gone, InvalidData, NotFound
from talentmatch.exchange.harvest.robots import EVERYTHING, NOTHING, Rules, read_rules
from talentmatch.exchange.harvest.robots import LARGEST as LARGEST_RULES
from talentmatch.i18n import N_

LARGEST = 20_000_000  # bytes of one answer
DEADLINE = 60.0  # seconds for one request in all
CHUNK = 65_536
OK, NOT_MODIFIED, ABSENT, GONE, TOO_MANY, UNAVAILABLE = 200, 304, 404, 410, 429, 500
PLAIN = ("", "identity")

UNSAFE = N_("%(url)s must not be asked: it is not the address of a public site. Correct the address of the source.")
SILENT = N_("%(url)s does not answer (%(reason)s). Try again later.")
REFUSED = N_("The site of %(url)s asks robots not to fetch this. Ask its owner, or take another address.")
STATUS = N_("%(url)s answers with status %(status)s. Correct the address of the source, or try again later.")
TOO_LONG = N_("%(url)s is longer than %(limit)s bytes. Split the source.")
PACKED = N_("%(url)s is sent compressed (%(kind)s) although it was not asked for. Ask its owner to send it plainly.")
REDIRECTED = N_("%(url)s is redirected too often. Give the address to which it leads.")


@dataclass(frozen=True)
class Marks:
    """What a source said of its content, so that it is sent again only when it changed."""

    etag: str = ""
    last_modified: str = ""

    def asked(self) -> dict[str, str]:
        """Return the headers that ask for what changed since."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


NO_MARKS = Marks()


@dataclass(frozen=True)
class Fetched:
    """A file as it came, and from where after all redirects; ``content`` is None when it has not changed."""

    url: str
    content: bytes | None
    marks: Marks = NO_MARKS


@dataclass(frozen=True)
class Answer:
    """What one request brought."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True)
class Fetcher:
    """Fetch files; ``agent``: how the service names itself."""

    agent: str
    resolve: Resolve = resolve_name
    connect: Connect = connect_to
    pace: Pace = field(default_factory=Pace)
    deadline: float = DEADLINE
    _rules: dict[tuple[str, str], Rules] = field(default_factory=dict)

    def fetch(self, url: str, marks: Marks = NO_MARKS, *, limit: int = LARGEST) -> Fetched:
        """Return the file at an address.

        Raises InvalidData for an address that must not be asked or that has no whole file, NotFound or Gone for one
        that has none, Busy where nobody answers.
        """

        def ask(asked: str) -> Answer:
            target = _target(asked)
            if not self._rules_of(target).allow(target.path):
                raise InvalidData(REFUSED, url=asked)
            return self._guarded(target, asked, marks.asked(), limit)

        return _fetched(*_follow(url, ask))

    def _rules_of(self, target: Target) -> Rules:
        """Return what a host asks of robots; one whose rules cannot be had for the moment is not asked at all."""
        place = (target.scheme, target.host)
        if place not in self._rules:
            url = f"{target.scheme}://{_in_address(target.host)}/robots.txt"
            _, answer = _follow(url, lambda asked: self._guarded(_target(asked), asked, {}, LARGEST_RULES))
            self._rules[place] = _rules(answer)
        return self._rules[place]

    def _guarded(self, target: Target, url: str, more: Mapping[str, str], limit: int) -> Answer:
        try:
            return self._request(target, more, limit)
        except UnsafeAddress:
            raise InvalidData(UNSAFE, url=url) from None
        except TooLong:
            raise InvalidData(TOO_LONG, url=url, limit=limit) from None
        except (OSError, HTTPException) as error:
            raise Busy(SILENT, url=url, reason=type(error).__name__) from None

    def _request(self, target: Target, more: Mapping[str, str], limit: int) -> Answer:
        address = public_address(target, self.resolve)
        self.pace.wait(target.host)
        connection = HTTPConnection(target.host, target.port, timeout=TIMEOUT)
        connection.default_port = target.port  # the host is named without it
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity", **more}
        with ending(open_connection(self.connect, target, address), self.deadline) as connection.sock:
            shake_hands(connection.sock)
            connection.request("GET", target.path, headers=headers)
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, _read(answer, limit, time.monotonic() + self.deadline))


class TooLong(Exception):
    """Say that a file is longer than it may be."""


def _target(url: str) -> Target:
    try:
        return read_address(url)
    except UnsafeAddress:
        raise InvalidData(UNSAFE, url=url) from None


def _follow(url: str, ask: Callable[[str], Answer]) -> tuple[str, Answer]:
    """Return the address at the end of three redirects at most, and what it answers."""
    asked = url
    for _ in range(MOST_REDIRECTS + 1):
        answer = ask(asked)
        location = answer.headers.get("location", "")
        if answer.status not in REDIRECTS or not location:
            return asked, answer
        asked = _redirected(asked, location)
    raise InvalidData(REDIRECTED, url=url)


def _read(answer: HTTPResponse, limit: int, until: float) -> bytes:
    parts, size = [], 0
    while chunk := answer.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLong
        if time.monotonic() > until:
            raise TimeoutError
        parts.append(chunk)
    if answer.length:
        raise IncompleteRead(parts[-1] if parts else b"", answer.length)  # half a file would look like a smaller one
    return b"".join(parts)


def _fetched(url: str, answer: Answer) -> Fetched:
    marks = Marks(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    if answer.status == NOT_MODIFIED:
        return Fetched(url, None, marks)
    if answer.status == TOO_MANY or answer.status >= UNAVAILABLE:
        raise Busy(STATUS, url=url, status=answer.status)
    if answer.status == ABSENT:
        raise NotFound(STATUS, url=url, status=answer.status)
    if answer.status == GONE:
        raise Gone(STATUS, url=url, status=answer.status)
    if answer.status != OK:
        raise InvalidData(STATUS, url=url, status=answer.status)
    if (kind := answer.headers.get("content-encoding", "").lower()) not in PLAIN:
        raise InvalidData(PACKED, url=url, kind=kind)
    return Fetched(url, answer.content, marks)


def _rules(answer: Answer) -> Rules:
    if answer.status == OK:
        return read_rules(answer.content)
    if answer.status == TOO_MANY or answer.status >= UNAVAILABLE:
        return NOTHING
    return EVERYTHING


def _redirected(url: str, location: str) -> str:
    try:
        return joined(url, location)
    except UnsafeAddress:
        raise InvalidData(UNSAFE, url=location) from None


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
