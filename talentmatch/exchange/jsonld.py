"""Find the objects of JSON-LD: in a file of its own, in one with an object a line, or in a saved web page."""

import json
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.reading.source import Source
from talentmatch.i18n import N_

LARGEST = 20_000_000  # bytes
DEEPEST = 20

Node = Mapping[str, Any]
Placed = tuple[int, Node]  # the line on which a text starts, and an object in it


def is_jsonld(source: Source) -> bool:
    """Return whether a file starts as JSON or a page does."""
    return source.beginning().removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[", b"<")


def read_nodes(source: Source) -> Iterator[Placed]:
    """Yield every object with the line of its text; raise FaultyFiles for what is too long or no JSON."""
    text = _decoded(source)
    for line, part in _texts(text):
        yield from ((line, node) for node in _nodes(_parsed(source.name, line, part), 0))


def _decoded(source: Source) -> str:
    raw = source.stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        message = N_("is longer than %(limit)s MB; split the file")
        raise FaultyFiles([Fault(source.name, message, values={"limit": LARGEST // 1_000_000})])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FaultyFiles([Fault(source.name, N_("is not UTF-8; save it as UTF-8 and try again"), line)]) from None


def _texts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the JSON texts of a page, of a file with one object a line, or of a plain file."""
    if text.lstrip().startswith("<"):
        scripts = Scripts()
        scripts.feed(text)
        yield from scripts.found
        return
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > 1 and all(line.strip().startswith("{") and line.strip().endswith("}") for _, line in lines):
        yield from lines
    else:
        yield 1, text


class Scripts(HTMLParser):
    """Find the scripts of a page that hold JSON-LD. Nothing is run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember whether the script that begins holds JSON-LD."""
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._open = tag == "script" and kind == "application/ld+json"
        if self._open:
            self.found.append((self.getpos()[0], ""))

    def handle_data(self, data: str) -> None:
        """Keep the text of such a script."""
        if self._open:
            line, text = self.found[-1]
            self.found[-1] = (line, text + data)

    def handle_endtag(self, tag: str) -> None:
        """Leave the script."""
        self._open = self._open and tag != "script"


def _parsed(name: str, line: int, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        message = N_("is no JSON (%(reason)s)")
        raise FaultyFiles([Fault(name, message, line, values={"reason": str(error)})]) from None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    """Yield every object that stands in a value, outer ones first."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    parts: Iterable[Any] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _nodes(part, depth + 1)


def is_a(node: Node, name: str) -> bool:
    """Return whether an object is of a type of schema.org."""
    return name in {str(kind).rpartition("/")[2].rpartition(":")[2] for kind in as_list(node.get("@type"))}


def as_list(value: Any) -> list[Any]:
    """Return a value that may stand alone, be one of several or be absent, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]
