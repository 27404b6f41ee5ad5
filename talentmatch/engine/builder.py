"""Collect documents, then build the immutable index of them.

A document is read, counted and forgotten when it is added, so that a million of them fit in memory; only where fields
of meaning ask for it are its texts kept.
"""

import hashlib
import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from talentmatch.engine.assembling import Counted, assemble
from talentmatch.engine.counting import Bag
from talentmatch.engine.document import Document, Passage
from talentmatch.engine.fields import Part, Settings, present_settings
from talentmatch.engine.filters import FacetCollector
from talentmatch.engine.ids import pack_ids
from talentmatch.engine.index import Index
from talentmatch.engine.meaning import Vectors, encode_documents
from talentmatch.engine.nearest import group
from talentmatch.engine.passages import arrange
from talentmatch.engine.postings import Ints
from talentmatch.engine.text import words
from talentmatch.engine.vector import Space
from talentmatch.engine.vocabulary import Vocabulary
from talentmatch.engine.weighting import terms_of_words
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_


@dataclass(frozen=True)
class Versions:
    """Hold the language of each version of the documents, the document it belongs to, and its counted words by part."""

    bags: Mapping[Part, Bag]
    langs: list[str] = field(default_factory=list)
    documents: "array[int]" = field(default_factory=lambda: array("i"))

    def add(self, document: int, passages: Sequence[Passage], skills: Sequence[str]) -> None:
        """Count the versions of a document; passages: its own version first."""
        for passage in passages:
            lang = str(passage.lang)
            for part, bag in self.bags.items():
                bag.add("" if part == "skills" else lang, skills if part == "skills" else _words(passage, part))
            self.langs.append(lang)
            self.documents.append(document)


class IndexBuilder:
    """Collect documents in any order; the index does not depend on it."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Begin with the settings of the product, or with others."""
        self._settings = settings or present_settings()
        self._numbers: dict[str, int] = {}
        self._digests: list[bytes] = []
        self._facets = FacetCollector()
        self._versions = Versions({part: Bag() for part in dict.fromkeys(f.part for f in self._settings.of_terms)})
        self._texts: list[tuple[Passage, ...]] = []

    def add(self, document: Document) -> "IndexBuilder":
        """Add a document; raise InvalidData if its identifier is taken."""
        if document.id in self._numbers:
            raise InvalidData(N_("The identifier %(id)s stands twice among the documents."), id=document.id)
        passages, skills = document.versions(), sorted(set(document.skills))
        number = self._numbers[document.id] = len(self._numbers)
        self._digests.append(_digest(document, passages, skills))
        self._facets.add(document.facets)
        self._versions.add(number, passages, skills)
        if self._settings.of_meaning:
            self._texts.append(passages)
        return self

    def build(self) -> Index:
        """Weigh all documents and return their index."""
        ids = sorted(self._numbers)
        order = np.array([self._numbers[id] for id in ids], np.int64)
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        passages, versions = arrange(place[np.asarray(self._versions.documents, np.int64)], self._versions.langs)
        bags, meanings = self._versions.bags, self._encode(order)
        together = {name: found for name, vectors in meanings.items() if (found := group(vectors))}
        fields = [terms_of_words(bags[field.part].words, field) for field in self._settings.of_terms]
        weighed = assemble(fields, Counted(bags, versions, passages))
        return Index(
            ids=pack_ids(ids),
            space=Space(self._settings, Vocabulary(weighed.blocks), weighed.idf),
            postings=weighed.postings,
            meanings={name: together[name][1] if name in together else found for name, found in meanings.items()},
            passages=passages,
            facets=self._facets.index(order),
            version=self._version(order),
            groups={name: groups for name, (groups, _) in together.items()},
        )

    def _encode(self, order: Ints) -> dict[str, Vectors]:
        encoder = self._settings.encoder
        if encoder is None:
            return {}
        texts = [self._texts[number] for number in order.tolist()] if self._texts else []
        return {f.name: encode_documents(texts, f.part, encoder) for f in self._settings.of_meaning}

    def _version(self, order: Ints) -> str:
        digest = hashlib.sha256(self._settings.fingerprint.encode())
        for number in order.tolist():
            digest.update(self._digests[number])
        return digest.hexdigest()


def _words(passage: Passage, part: Part) -> list[str]:
    return words(passage.title if part == "title" else passage.body)


def _digest(document: Document, passages: Sequence[Passage], skills: Sequence[str]) -> bytes:
    """Return a checksum of everything that a document says."""
    facets = {name: sorted(set(values)) for name, values in sorted(document.facets.items()) if values}
    told = (document.id, [(p.lang, p.title, p.text) for p in passages], skills, facets)
    return hashlib.sha256(json.dumps(told).encode()).digest()
