"""What differs per language: its stop words and its stemmer."""

import threading
from functools import cache
from pathlib import Path

import Stemmer

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

LANGUAGES = ("nl", "fr", "en", "de")
SNOWBALL = {"nl": "dutch", "fr": "french", "en": "english", "de": "german"}
_own = threading.local()


def check_language(lang: str | None) -> None:
    """Raise InvalidData unless the language is one that the engine reads, or None."""
    if lang is not None and lang not in LANGUAGES:
        raise InvalidData(N_("The language %(lang)s is not one of %(known)s."), lang=lang, known=", ".join(LANGUAGES))


@cache
def stop_words(lang: str) -> frozenset[str]:
    """Return the words of a language that carry no subject, without accents."""
    path = Path(__file__).parent / "stopwords" / f"{lang}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def stem(word: str, lang: str) -> str:
    """Cut a word to its Snowball stem; each thread has its own stemmers, for they are not thread-safe."""
    stemmers = _own.__dict__
    if lang not in stemmers:
        stemmers[lang] = Stemmer.Stemmer(SNOWBALL[lang])
    return str(stemmers[lang].stemWord(word))
