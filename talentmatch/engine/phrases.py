"""Compare pieces of a text with phrases that belong to groups: how near is each piece to the nearest phrase of a group?

Near by meaning (cosines of the sentence encoder, as it comes: the phrases are of this trade themselves) and near by
spelling (cosines of weighted pieces of words), which holds where the encoder cannot be used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from talentmatch.engine.encoder import SIZE, Encoder, Singles
from talentmatch.engine.meaning import readable
from talentmatch.engine.postings import Floats

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer


@dataclass(frozen=True)
class Phrase:
    """A phrase, its language, and the number of its group."""

    group: int
    lang: str
    text: str


@dataclass(frozen=True)
class PhraseIndex:
    """Hold phrases in the order of their groups; every group from 0 has at least one.

    starts: where each group begins; vectors: (phrases, SIZE), all zero without an encoder; spelling: (phrases, pieces).
    """

    starts: NDArray[np.intp]
    vectors: Singles
    spelling: csr_matrix
    vectoriser: "TfidfVectorizer"

    def compare(self, pieces: Sequence[str], lang: str, encoder: Encoder | None) -> tuple[Floats, Floats]:
        """Return how near pieces of a text are to each group, by meaning and by spelling; both (pieces, groups)."""
        spelt = (self.vectoriser.transform(pieces) @ self.spelling.T).toarray()
        if encoder is None:
            return np.zeros((len(pieces), len(self.starts))), self._best(spelt)
        meant = encoder.encode([readable(piece, lang) for piece in pieces]) @ self.vectors.T
        return self._best(meant), self._best(spelt)

    def _best(self, cosines: NDArray[np.floating[Any]]) -> Floats:
        return np.maximum.reduceat(np.asarray(cosines, np.float64), self.starts, axis=1)


def in_order(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return phrases by group, as an index of them holds them."""
    return sorted(phrases, key=lambda phrase: phrase.group)


def encode_phrases(phrases: Sequence[Phrase], encoder: Encoder | None) -> Singles:
    """Return the vectors of phrases; (phrases, SIZE)."""
    if encoder is None:
        return np.zeros((len(phrases), SIZE), np.float32)
    return encoder.encode([readable(phrase.text, phrase.lang) for phrase in phrases])


def build_phrases(phrases: Sequence[Phrase], vectors: Singles) -> PhraseIndex:
    """Return the index of phrases that stand in order, with their vectors."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # here, because a server that starts would wait for it

    groups = np.array([phrase.group for phrase in phrases])
    vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, strip_accents="unicode")
    spelling = vectoriser.fit_transform([phrase.text for phrase in phrases])
    return PhraseIndex(np.searchsorted(groups, np.arange(groups[-1] + 1)), vectors, spelling, vectoriser)
