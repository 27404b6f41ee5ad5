"""Organisations that provide a learning opportunity, as rows of providers."""

from collections.abc import Iterator

from talentmatch.exchange.courses import slug
from talentmatch.exchange.elm.document import Document
from talentmatch.exchange.elm.known import Cells, Known
from talentmatch.exchange.elm.node import Node
from talentmatch.exchange.elm.places import towns
from talentmatch.exchange.elm.values import line_of, page
from talentmatch.models.folded import fold
from talentmatch.models.input_types import LIST_SEPARATOR

NAMES = ("legalname", "preflabel")


def provider_rows(document: Document, known: Known) -> Iterator[tuple[Node, Cells]]:
    """Yield each organisation that provides something, once; one that only awards or accredits is none of ours."""
    seen: set[str] = set()
    for opportunity in document.opportunities:
        for node in teachers(document, opportunity):
            name = provider_id(document, known, node)
            if node.described and name not in seen:
                seen.add(name)
                yield node, _cells(document, known, node, name)


def teachers(document: Document, opportunity: Node) -> Iterator[Node]:
    """Yield the organisations that provide an opportunity, the one that leads first."""
    for node in document.parts(opportunity, "providedby"):
        yield from document.parts(node, "organisation") if node.all("organisation") else [node]


def provider_id(document: Document, known: Known, node: Node) -> str:
    """Return the identifier of a provider: its own, that of one we know by name or website, or a new one."""
    if own := document.own_id(node.id, "providers"):
        return own
    called = [*(name.text for name in node.all(*NAMES)), page(node.all("homepage")).rstrip("/")]
    found = [known.providers[fold(name)] for name in called if name and fold(name) in known.providers]
    return found[0] if found else slug(node.first(*NAMES) or node.id)


def _cells(document: Document, known: Known, node: Node, name: str) -> Cells:
    before = known.before(name)
    called = line_of(node.first(*NAMES))
    others = [line_of(other.text) for other in node.all(*NAMES, "altlabel")]
    former = before.get("former_names", "").split(LIST_SEPARATOR)
    told = {
        "name": called,
        "aliases": LIST_SEPARATOR.join(
            dict.fromkeys(other for other in others if other and other not in (called, *former))
        ),
        "place_ids": towns(document, known, node, before.get("place_ids", "")),
        "website": page(node.all("homepage")),
        "source_url": node.id if node.id.startswith(("http://", "https://")) else "",
    }
    own = bool(document.own_id(node.id, "providers"))
    kept = ("source_url",) if own else tuple(told)  # what others say fills only what is empty
    laid = {column: (column not in kept and value) or before.get(column) or value for column, value in told.items()}
    return before | laid | {"id": name, "checked_on": known.today.isoformat()}
