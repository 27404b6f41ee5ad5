"""Build the large index anew, with the vectors of what did not change taken over: encoding is most of the work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from talentmatch.engine.builder import IndexBuilder
from talentmatch.engine.document import Document, Passage
from talentmatch.engine.encoder import SIZE
from talentmatch.engine.fields import Settings, present_settings
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.nearest import group
from talentmatch.engine.segmented.digests import SIZE as DIGEST
from talentmatch.engine.segmented.digests import digest_of
from talentmatch.engine.segmented.original import Original
from talentmatch.engine.segmented.segments import Segmented
from talentmatch.engine.segmented.weighed import encoded
from talentmatch.engine.vector import Space


@dataclass(frozen=True)
class Unread(Settings):
    """Weigh terms alone, while vectors come from elsewhere; told: the fingerprint of the settings with both."""

    told: str = ""

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint that the index is to have."""
        return self.told


def rebuild(
    documents: Iterable[Document], known: Segmented | None = None, settings: Settings | None = None
) -> Original:
    """Return the index of these documents, the same as IndexBuilder builds; raise InvalidData where that does.

    known: an index whose vectors are taken over for the documents that it holds unchanged, if its settings are these.
    """
    wanted = settings or present_settings()
    builder = IndexBuilder(Unread(wanted.fields, told=wanted.fingerprint))
    usable = known if known and known.original.index.space.settings.fingerprint == wanted.fingerprint else None
    digests: dict[str, bytes] = {}
    texts: dict[str, tuple[Passage, ...]] = {}
    for document in documents:
        builder.add(document)
        digest = digests[document.id] = digest_of(document)
        if wanted.of_meaning and not (usable and usable.holds(document.id, digest)):
            texts[document.id] = document.versions()
    index = builder.build().with_settings(wanted)
    told = np.frombuffer(b"".join(digests[name] for name in index.ids), np.uint8).reshape(len(index), DIGEST)
    meanings = _meanings(index.ids, texts, usable, space=index.space)
    together = {name: found for name, vectors in meanings.items() if (found := group(vectors))}
    meanings |= {name: vectors for name, (_, vectors) in together.items()}
    groups = {name: groups for name, (groups, _) in together.items()}
    return Original(replace(index, meanings=meanings, groups=groups), told)


def _meanings(
    ids: Sequence[str], texts: Mapping[str, Sequence[Passage]], known: Segmented | None, *, space: Space
) -> dict[str, Vectors]:
    """Return the vectors of documents by field of meaning: texts of some, to be encoded; the others are known."""
    new = encoded([texts[name] for name in ids if name in texts], space)
    joined = {name: Vectors(np.empty((len(ids), SIZE), np.int8), np.empty(len(ids), np.float32)) for name in new}
    fresh = np.fromiter((name in texts for name in ids), bool, len(ids))
    for field, vectors in new.items():
        joined[field].values[fresh], joined[field].lengths[fresh] = vectors.values, vectors.lengths
    for at, name in enumerate(ids):
        for field, vectors in known.vectors(name).items() if known and name not in texts else ():
            joined[field].values[at], joined[field].lengths[at] = vectors.values[0], vectors.lengths[0]
    return joined
