"""Two plain peers: TF-IDF of words and of pieces of words, by scikit-learn, title and text in one bag."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from talentmatch.engine.ranking import best
from talentmatch.evaluation.collection import Text
from talentmatch.evaluation.system import Search, System

PLAIN = {"strip_accents": "unicode", "sublinear_tf": True, "dtype": np.float32}
WORDS = PLAIN
PIECES = {**PLAIN, "analyzer": "char_wb", "ngram_range": (3, 5)}


def build_tfidf(documents: Sequence[Text], *, options: Mapping[str, object]) -> Search:
    """Index with TfidfVectorizer; no stemming, no stop words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(**options)
    by_term = vectorizer.fit_transform([text.whole for text in documents]).tocsc()
    ids = [text.id for text in documents]

    def search(query: Text, k: int) -> dict[str, float]:
        vector = vectorizer.transform([query.whole])
        scores = np.asarray(by_term[:, vector.indices] @ vector.data, dtype=np.float64)
        return {ids[at]: float(scores[at]) for at in best(scores, k).tolist()}

    return search


TFIDF_WORDS: Mapping[str, System] = {"TF-IDF of words": partial(build_tfidf, options=WORDS)}
TFIDF_PIECES: Mapping[str, System] = {"TF-IDF of characters 3-5": partial(build_tfidf, options=PIECES)}
