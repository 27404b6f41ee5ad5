"""Read the XML of the European Learning Model, as the registers of Europass take it.

Nothing is fetched or expanded: a document type is refused, and so is what is too deep or too long. Prefixes do not
matter. What an attribute says counts like an element of that name; ``id``, ``idref`` and ``uri`` name a resource.
"""

from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString

from talentmatch.exchange.elm.node import DEEPEST, MOST_NODES, TOO_DEEP, TOO_MANY, Node, local, refuse
from talentmatch.i18n import N_

NAMING = ("id", "idref", "uri", "about", "resource")
LANGUAGE = ("lang", "language")
DECLARED = N_("declares a document type or entities (DTD), by which a small file becomes a huge one; send it without")
NO_XML = N_("is no XML that can be read (%(reason)s); ask the owner of the source")


@dataclass
class Open:
    """An element whose end has not been read yet."""

    name: str
    line: int
    id: str = ""
    lang: str = ""
    text: list[str] = field(default_factory=list)
    parts: dict[str, list[Node]] = field(default_factory=dict)

    def closed(self) -> Node:
        """Return the element as a node."""
        parts = {name: tuple(nodes) for name, nodes in self.parts.items()}
        return Node(self.name, self.line, self.id, self.lang, "".join(self.text).strip(), parts)


class Elements(ContentHandler):
    """Make nodes of elements; ``root`` is there at the end."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.root: Node | None = None
        self._file = file
        self._open: list[Open] = []
        self._number = 0
        self._place: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802
        """Keep what knows the line."""
        self._place = locator

    def line(self) -> int:
        """Return the line that is being read."""
        return int(self._place.getLineNumber())

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Open an element."""
        line = self.line()
        self._number += 1 + len(attrs)
        if len(self._open) >= DEEPEST:
            raise refuse(self._file, TOO_DEEP, line, limit=DEEPEST)
        if self._number > MOST_NODES:
            raise refuse(self._file, TOO_MANY, line, limit=MOST_NODES)
        element = Open(local(name), line)
        for key, value in attrs.items():
            _attribute(element, key, value)
        self._open.append(element)

    def characters(self, content: str) -> None:
        """Keep the text of the element that is open."""
        self._open[-1].text.append(content)

    def endElement(self, _name: str) -> None:  # noqa: N802
        """Close an element and hand it to the one around it."""
        node = self._open.pop().closed()
        if self._open:
            self._open[-1].parts.setdefault(node.name, []).append(node)
        else:
            self.root = node


def _attribute(element: Open, key: str, value: str) -> None:
    name, value = local(key), value.strip()
    if key.startswith("xmlns") or not value:
        return
    if name in NAMING:
        element.id = value
    elif name in LANGUAGE:
        element.lang = value
    else:
        element.parts.setdefault(name, []).append(Node(name, element.line, id=value, text=value))


def read_xml(file: str, content: bytes) -> Node:
    """Return the root of a document; raise FaultyFiles for what must not or cannot be read."""
    elements = Elements(file)
    try:
        parseString(content, elements, forbid_dtd=True)
    except DefusedXmlException:
        raise refuse(file, DECLARED, elements.line()) from None
    except SAXParseException as error:
        raise refuse(file, NO_XML, error.getLineNumber(), reason=error.getMessage()) from None
    except (ValueError, LookupError) as error:
        raise refuse(file, NO_XML, reason=type(error).__name__) from None
    if elements.root is None:
        raise refuse(file, NO_XML, reason="EOF")
    return elements.root
