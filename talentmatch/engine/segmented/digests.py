"""Tell documents apart by a digest of all that the engine reads of them."""

import hashlib
import json
from collections.abc import Collection, Mapping

from talentmatch.engine.document import Document

SIZE = 16  # bytes


def digest_of(document: Document) -> bytes:
    """Return the digest of a document, SIZE bytes; equal documents have equal ones."""
    alternates = [(passage.lang, passage.title, passage.text) for passage in document.alternates]
    own = (document.id, document.lang, document.title, document.text)
    told = (own, alternates, sorted(set(document.skills)), sorted_facets(document.facets))
    return hashlib.blake2b(json.dumps(told).encode(), digest_size=SIZE).digest()


def sorted_facets(facets: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Return the values of each facet in order, without facets of which nothing is known."""
    return {name: sorted(set(values)) for name, values in sorted(facets.items()) if values}
