"""Towns of the European Learning Model."""

from talentmatch.exchange.elm.document import Document
from talentmatch.exchange.elm.known import Known
from talentmatch.exchange.elm.node import Node
from talentmatch.exchange.elm.values import line_of
from talentmatch.models.folded import fold
from talentmatch.models.input_types import LIST_SEPARATOR


def towns(document: Document, known: Known, node: Node, before: str) -> str:
    """Return the towns of a record that the catalogue has; those abroad stay, because our export cannot tell them."""
    found = [
        known.places[fold(line_of(name.text))]
        for place in document.parts(node, "location")
        for name in place.all("geographicname")
        if fold(line_of(name.text)) in known.places
    ]
    if not found:
        return before
    kept = [name for name in before.split(LIST_SEPARATOR) if name in known.abroad or name in found]
    return LIST_SEPARATOR.join(dict.fromkeys([*kept, *found]))
