"""Find skill concepts in free text by their labels and synonyms, with the words that carry each.

A label is looked up as a sequence of words: as written (without case and accents) in every language, because the
sector mixes them, and by stems in the language of the text and in English. The longest sequence wins.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from talentmatch.engine import text as engine_text
from talentmatch.engine.languages import stem, stop_words

LONGEST_LABEL = 10
ABBREVIATION = re.compile(r"[A-Z0-9&/+-]{2,5}\Z")
BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)\s*\Z")
SHORT_QUERY_WORDS = 4


@dataclass(frozen=True)
class SkillLabels:
    """A concept and all its names by language, the preferred one first."""

    id: str
    labels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class FoundSkill:
    """A concept found in a text: the span of characters and the words that carry it."""

    skill_id: str
    start: int
    end: int
    words: str


class _Token(NamedTuple):
    start: int
    end: int
    written: str
    folded: str


Key = tuple[str, ...]


class SkillLinker:
    """Look up the names of skill concepts in texts. Immutable once built; safe to share between threads."""

    def __init__(self, concepts: Iterable[SkillLabels]) -> None:
        self._written: dict[Key, str] = {}
        self._stems: dict[str, dict[Key, str]] = {lang: {} for lang in engine_languages()}
        self._abbreviations: set[Key] = set()
        for concept in concepts:
            for lang, labels in concept.labels.items():
                for name in names_of(labels):
                    self._add(concept.id, lang, name)

    def _add(self, skill_id: str, lang: str, name: str) -> None:
        tokens = _tokens(name)
        written = tuple(token.folded for token in tokens)
        if not written or len(written) > LONGEST_LABEL:
            return
        if ABBREVIATION.match(name):
            self._abbreviations.add(written)
        self._written.setdefault(written, skill_id)
        if written not in self._abbreviations:
            self._stems[lang].setdefault(_stem_key(written, lang), skill_id)

    def find(self, text: str, lang: str) -> list[FoundSkill]:
        """Return the concepts named in ``text``, in reading order, each occurrence once and without overlaps."""
        cleaned = engine_text.clean(text)
        tokens = _tokens(cleaned)
        found: list[FoundSkill] = []
        at = 0
        while at < len(tokens):
            hit = self._longest(tokens, at, lang)
            if hit is None:
                at += 1
                continue
            skill_id, length = hit
            start, end = tokens[at].start, tokens[at + length - 1].end
            found.append(FoundSkill(skill_id, start, end, cleaned[start:end]))
            at += length
        return found

    def _longest(self, tokens: list[_Token], at: int, lang: str) -> tuple[str, int] | None:
        for length in range(min(LONGEST_LABEL, len(tokens) - at), 0, -1):
            window = tokens[at : at + length]
            written = tuple(token.folded for token in window)
            if skill_id := self._lookup(written, lang):
                if written in self._abbreviations and not _looks_abbreviated(window, len(tokens), lang):
                    continue
                return skill_id, length
        return None

    def _lookup(self, written: Key, lang: str) -> str | None:
        if skill_id := self._written.get(written):
            return skill_id
        for language in dict.fromkeys((lang, "en")):
            bounds = {written[0], written[-1]}
            if bounds.isdisjoint(stop_words(language)) and (
                skill_id := self._stems[language].get(_stem_key(written, language))
            ):
                return skill_id
        return None


def engine_languages() -> tuple[str, ...]:
    """Return the languages in which labels are stemmed."""
    return ("nl", "fr", "en", "de")


def names_of(labels: Iterable[str]) -> Iterator[str]:
    """Yield every name; ``good manufacturing practice (GMP)`` is two names."""
    for label in labels:
        if parts := BRACKETED.match(label):
            yield parts[1]
            yield parts[2]
        else:
            yield label


def _tokens(text: str) -> list[_Token]:
    found = (
        _Token(match.start(), match.end(), match[0], engine_text.fold(match[0]))
        for match in engine_text.WORD.finditer(text)
    )
    return [token for token in found if token.folded]


def _stem_key(written: Key, lang: str) -> Key:
    kept = tuple(word for word in written if word not in stop_words(lang)) or written
    return tuple(stem(word, lang) for word in kept)


def _looks_abbreviated(window: list[_Token], words_in_text: int, lang: str) -> bool:
    if all(token.written.isupper() or token.written.isdigit() for token in window):
        return True
    is_word = any(
        token.folded in stop_words(lang) for token in window
    )  # "mes" and "ai" are French before they are MES and AI
    return words_in_text <= SHORT_QUERY_WORDS and not is_word
