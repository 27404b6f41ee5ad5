"""The systems to be better than. The first is BM25 over Snowball stems, by bm25s (a development dependency).

Documents are stemmed by their own language, queries by theirs. Stop words and stemmers are the engine's, so the
difference lies in the formula. Texts in one bag, as BM25 has no fields.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from talentmatch.engine.languages import stem, stop_words
from talentmatch.engine.text import fold, words
from talentmatch.errors import ConfigurationError, InvalidData
from talentmatch.evaluation.collection import Text
from talentmatch.evaluation.minilm import build_minilm
from talentmatch.evaluation.system import Search, System
from talentmatch.evaluation.tfidf import TFIDF_PIECES, TFIDF_WORDS
from talentmatch.i18n import N_


def stemmed(text: Text, *, stopping: bool) -> list[str]:
    """Return the stems of title and text, with or without stop words."""
    folded = [fold(word) for word in words(text.whole)]
    lang = text.language
    return [stem(word, lang) for word in folded if not (stopping and word in stop_words(lang))]


def build_bm25(documents: Sequence[Text], *, stopping: bool) -> Search:
    """Index with BM25 (k1 1.5, b 0.75, the defaults of bm25s)."""
    try:
        import bm25s
    except ImportError:
        raise ConfigurationError(N_("The peer bm25 needs the package bm25s.")) from None
    peer = bm25s.BM25()
    peer.index([stemmed(text, stopping=stopping) for text in documents], show_progress=False)

    def search(query: Text, k: int) -> dict[str, float]:
        known = [word for word in stemmed(query, stopping=stopping) if word in peer.vocab_dict]
        if not known:
            return {}
        numbers, scores = peer.retrieve([known], k=min(k, len(documents)), show_progress=False)
        return {documents[n].id: float(score) for n, score in zip(numbers[0], scores[0], strict=True) if score > 0}

    return search


BM25: Mapping[str, System] = {
    "bm25 stemmed": partial(build_bm25, stopping=False),
    "bm25 stemmed, stop words out": partial(build_bm25, stopping=True),
}
MINILM = "all-MiniLM-L6-v2"
PEERS: Mapping[str, Mapping[str, System]] = {
    "bm25": BM25,
    "tfidf": TFIDF_WORDS,
    "characters": TFIDF_PIECES,
    "minilm": {MINILM: build_minilm},
}


def find_peers(names: Sequence[str], *, model: Path | None = None) -> dict[str, System]:
    """Return the systems of the peers by their titles; model: the folder for MiniLM; raise InvalidData if unknown."""
    for name in names:
        if name not in PEERS:
            raise InvalidData(N_("The peer %(name)s is not one of %(known)s."), name=name, known=", ".join(PEERS))
    found = {title: system for name in names for title, system in PEERS[name].items()}
    return {title: partial(build_minilm, folder=model) if title == MINILM else found[title] for title in found}
