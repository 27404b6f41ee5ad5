"""Make as many documents as wanted, and long questions, out of real texts: the same ones in every run."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from talentmatch.engine import Document, Query
from talentmatch.engine.encoder import SIZE, Encoder
from talentmatch.evaluation.collection import Text, find_collections, read_collection

SEED = 7
FEWEST_WORDS = 10  # of a text that is worth recombining
ENCODED = 1_000  # real texts whose vectors stand for those of all


@dataclass(frozen=True)
class Drawn:
    """Stand for the encoder while many documents are indexed: give each text the vector of some real text.

    A product of vectors takes the same time whatever their values, and encoding 100,000 documents takes ten minutes.
    """

    vectors: np.ndarray
    fingerprint: str

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        chosen = np.random.default_rng(SEED).integers(0, len(self.vectors), len(texts))
        return self.vectors[chosen].reshape(len(texts), SIZE)


def drawn_from(encoder: Encoder, texts: Sequence[Text]) -> Drawn:
    """Encode some of the texts, at most ENCODED."""
    sample = random.Random(SEED).sample([text.whole for text in texts], min(ENCODED, len(texts)))
    return Drawn(encoder.encode(sample), encoder.fingerprint)


def texts_of_sets(folder: Path) -> tuple[list[Text], list[Text]]:
    """Return the distinct documents and the distinct queries of all test collections in a folder."""
    collections = [read_collection(path) for path in find_collections([folder])]
    documents = {text.whole: text for collection in collections for text in collection.documents}
    queries = {text.whole: text for collection in collections for text in collection.queries}
    return list(documents.values()), list(queries.values())


def texts_of(items: Sequence[Document] | Sequence[Query]) -> list[Text]:
    """Return every version of documents or queries as a text."""
    return [Text("", version.title, version.text, version.lang) for item in items for version in item.versions()]


def recombined(texts: Sequence[Text], catalogue: Sequence[Document], times: int) -> Iterator[Document]:
    """Yield documents: a title, a text of its language, and the skills and facets of a programme, each at random."""
    chance = random.Random(SEED)
    long: dict[str, list[Text]] = {}
    for text in texts:
        if len(text.text.split()) >= FEWEST_WORDS:
            long.setdefault(text.language, []).append(text)
    titled = [text for text in texts if text.language in long]
    for number in range(times):
        head, like = chance.choice(titled), chance.choice(catalogue)
        body, lang = chance.choice(long[head.language]), head.language
        yield Document(f"{number:06}", head.title, body.text, lang, skills=like.skills, facets=like.facets)


def questions(texts: Sequence[Text], profiles: Sequence[Query], times: int) -> list[Query]:
    """Return different texts at random, each as a question that wants the skills of a job profile."""
    chance = random.Random(SEED)
    chosen = chance.sample(list(texts), min(times, len(texts)))
    return [Query(t.title, t.text, t.language, skills=chance.choice(profiles).skills) for t in chosen]


def lengthened(texts: Sequence[Text], words: int) -> list[Text]:
    """Return texts of so many words: the long ones cut; where there is none, texts of one language put together."""
    enough = [text for text in texts if len(text.text.split()) >= words]
    return [_cut(text, words) for text in enough or _joined(texts, words)]


def _cut(text: Text, words: int) -> Text:
    return Text(text.id, text.title, " ".join(text.text.split()[:words]), text.lang)


def _joined(texts: Sequence[Text], words: int) -> Iterator[Text]:
    for lang in sorted({text.language for text in texts}):
        parts: list[str] = []
        for text in (text for text in texts if text.language == lang):
            parts.append(text.text)
            if sum(len(part.split()) for part in parts) >= words:
                yield Text(text.id, text.title, " ".join(parts), lang)
                parts = []
