"""Show where in a text the words of a suggestion stand: the sentences, with the words marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talentmatch.engine.text import clean
from talentmatch.models import Programme, SkillSuggestion
from talentmatch.skills.suggestions import Subject, own_words

SENTENCE = re.compile(r"[^\n.;!?]*(?:[.;!?](?!\s|$)[^\n.;!?]*)*[.;!?]?")
MOST = 3


@dataclass(frozen=True)
class Piece:
    """A part of a sentence; ``marked``: whether it carries the suggestion."""

    text: str
    marked: bool = False


def sentences_with(subject: Subject, row: SkillSuggestion) -> list[tuple[Piece, ...]]:
    """Return the first sentences of a record that hold the words, in pieces; the words alone when none does."""
    texts = [own_words(subject).get(row.lang, "")]
    if isinstance(subject, Programme) and row.lang == "en":
        texts += subject.topics
    wanted = _any_of(row.words)
    found = [_marked(sentence, wanted) for sentence in dict.fromkeys(_sentences(texts)) if wanted.search(sentence)]
    return found[:MOST] or [(Piece(", ".join(row.words), marked=True),)]


def mark_words(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Return a text in pieces, with every place marked where one of the words stands."""
    return _marked(text, _any_of(words)) if words else (Piece(text),)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}" for word in longest), re.IGNORECASE)


def _sentences(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for line in text.split("\n"):
            yield from (sentence.strip() for sentence in SENTENCE.findall(clean(line)) if sentence.strip())


def _marked(sentence: str, wanted: re.Pattern[str]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for match in wanted.finditer(sentence):
        pieces += [Piece(sentence[at : match.start()]), Piece(match[0], marked=True)]
        at = match.end()
    pieces.append(Piece(sentence[at:]))
    return tuple(piece for piece in pieces if piece.text)
