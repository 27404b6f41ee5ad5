"""A file of learning opportunities: what is offered in it, and what it names elsewhere in the same file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from talentmatch.exchange.elm.from_json import read_json
from talentmatch.exchange.elm.from_xml import read_xml
from talentmatch.exchange.elm.node import Node, refuse, walk
from talentmatch.i18n import N_

OPPORTUNITY = "learningopportunity"
OWN = re.compile(r"(https?://.+)/(programmes|providers|skills)/([a-z0-9-]+)\Z")
MOST_PARTS = 500  # of a resource that others may name: what each of many opportunities names is read for each
CROWDED = N_("says more than %(limit)s things of one resource; ask the owner of the source")
NOTHING = N_("holds no learning opportunity of the European Learning Model")


@dataclass(frozen=True)
class Document:
    """The opportunities of a file; ``named``: what it describes by address; ``bases``: talentmatches that wrote it."""

    opportunities: tuple[Node, ...]
    named: Mapping[str, Node]
    bases: frozenset[str]

    def parts(self, node: Node, *names: str) -> Iterator[Node]:
        """Yield the parts of these names; what only names another resource stands for that one."""
        for part in node.all(*names):
            yield part if part.described else self.named.get(part.id, part)

    def own_id(self, iri: str, kind: str) -> str:
        """Return the identifier that a talentmatch gave a record; nothing for the address of any other record."""
        found = OWN.match(iri)
        return found[3] if found and found[2] == kind and found[1] in self.bases else ""

    def is_own(self, opportunity: Node) -> bool:
        """Return whether a talentmatch wrote of this opportunity."""
        return bool(self.own_id(opportunity.id, "programmes"))


def read_document(file: str, content: bytes) -> Document:
    """Return what a file holds; raise FaultyFiles where it cannot be read or offers nothing."""
    plain = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    root = (read_json if plain[:1] in (b"{", b"[") else read_xml)(file, content)
    crowded = next((node for node in walk(root) if node.id and node.size > MOST_PARTS), None)
    if crowded:
        raise refuse(file, CROWDED, crowded.line, limit=MOST_PARTS)
    described = [node for node in walk(root) if node.described]
    opportunities = tuple(node for node in described if node.name == OPPORTUNITY)
    if not opportunities:
        raise refuse(file, NOTHING)
    named = {node.id: node for node in reversed(described) if node.id}
    return Document(opportunities, named, frozenset(filter(None, map(_base, opportunities))))


def _base(opportunity: Node) -> str:
    """Return where a talentmatch stands: the address of its record is that of the page too."""
    found = OWN.match(opportunity.id)
    pages = [page.first("contenturl") for page in opportunity.all("homepage")]
    return found[1] if found and found[2] == "programmes" and opportunity.id in pages else ""
