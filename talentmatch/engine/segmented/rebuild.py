"""Build the large index anew, with the vectors of what did not change taken over: encoding is most of the work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from talentmatch.engine.builder import IndexBuilder
from talentmatch.engine.document import Document
from talentmatch.engine.encoder import SIZE, Singles
from talentmatch.engine.fields import Settings, present_settings
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.segmented.digests import SIZE as DIGEST
from talentmatch.engine.segmented.digests import digest_of
from talentmatch.engine.segmented.original import Original
from talentmatch.engine.segmented.segments import Segmented
from talentmatch.engine.segmented.weighed import encoded
from talentmatch.engine.vector import Space

Held = Mapping[str, Vectors] | None  # the vectors of a document by field, where they are known


@dataclass(frozen=True)
class Unread:
    """Stand in for an encoder while terms alone are weighed; what it gives is replaced."""

    fingerprint: str

    def encode(self, texts: Sequence[str]) -> Singles:
        """Return a vector of nothing for each text."""
        return np.zeros((len(texts), SIZE), np.float32)


def rebuild(
    documents: Iterable[Document], known: Segmented | None = None, settings: Settings | None = None
) -> Original:
    """Return the index of these documents, the same as IndexBuilder builds; raise InvalidData where that does.

    known: an index whose vectors are taken over for the documents that it holds unchanged, if its settings are these.
    """
    wanted = settings or present_settings()
    builder = IndexBuilder(replace(wanted, encoder=wanted.encoder and Unread(wanted.encoder.fingerprint)))
    by_id: dict[str, Document] = {}
    for document in documents:
        builder.add(document)
        by_id[document.id] = document
    index = builder.build().with_settings(wanted)
    ordered = [by_id[name] for name in index.ids]
    digests = [digest_of(document) for document in ordered]
    usable = known if known and known.original.index.space.settings.fingerprint == wanted.fingerprint else None
    held = [usable.vectors(name, digest) if usable else None for name, digest in zip(index.ids, digests, strict=True)]
    told = np.frombuffer(b"".join(digests), np.uint8).reshape(len(digests), DIGEST)
    return Original(replace(index, meanings=_meanings(ordered, held, index.space)), told)


def _meanings(documents: Sequence[Document], held: Sequence[Held], space: Space) -> dict[str, Vectors]:
    """Return the vectors of documents by field of meaning: those that are held, and the others encoded."""
    unread = [document.versions() for document, known in zip(documents, held, strict=True) if known is None]
    return {name: _joined(held, name, new=vectors) for name, vectors in encoded(unread, space).items()}


def _joined(held: Sequence[Held], field: str, *, new: Vectors) -> Vectors:
    values, lengths = np.empty((len(held), SIZE), np.int8), np.empty(len(held), np.float32)
    fresh = np.array([known is None for known in held], bool)
    values[fresh], lengths[fresh] = new.values, new.lengths
    for at, known in enumerate(held):
        if known is not None:
            values[at], lengths[at] = known[field].values[0], known[field].lengths[0]
    return Vectors(values, lengths)
