"""Take the text out of the XML of a document while it is read; no tree of it is ever built."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.text import Reading, gather

DEEPEST = 200


@dataclass(frozen=True)
class Wording:
    """How a kind of document marks text: what holds it, what stands for a blank or a line end, what is left out."""

    holders: frozenset[str]
    signs: Mapping[str, str]
    ends: frozenset[str]
    skipped: frozenset[str]


@dataclass
class TextTaker:
    """What an XML parser tells of a document, as the parts of its text."""

    wording: Wording
    parts: list[str] = field(default_factory=list)
    depth: int = 0
    holding: int = 0
    skipping: int = 0

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        """Begin an element; raise Unreadable for one that lies too deep."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("damaged")
        self.skipping += tag in self.wording.skipped
        self.holding += tag in self.wording.holders
        if not self.skipping and tag in self.wording.signs:
            self.parts.append(self.wording.signs[tag])

    def end(self, tag: str) -> None:
        """End an element."""
        self.depth -= 1
        if not self.skipping and tag in self.wording.ends:
            self.parts.append("\n")
        self.skipping -= tag in self.wording.skipped
        self.holding -= tag in self.wording.holders

    def data(self, text: str) -> None:
        """Take text where it is the document's own."""
        if self.holding and not self.skipping:
            self.parts.append(text)

    def close(self) -> Reading:
        """Return the text."""
        return gather(self.parts)


def text_in(xml: bytes, wording: Wording) -> Reading:
    """Return the text of a document; raise Unreadable when it is no plain XML, or brings definitions of its own."""
    parser = DefusedXMLParser(target=TextTaker(wording), forbid_dtd=True)
    try:
        parser.feed(xml)
        found: Reading = parser.close()
    except (DefusedXmlException, ParseError, LookupError, ValueError):
        raise Unreadable("damaged") from None
    return found
