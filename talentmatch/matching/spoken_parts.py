"""The parts of a text that stand in different languages: each sentence belongs to its own."""

import re
from collections import Counter
from functools import cache
from typing import Any

from talentmatch.engine import detect_language
from talentmatch.engine.languages import LANGUAGES, stop_words
from talentmatch.engine.text import fold, words

SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?=\S))+[.!?]*")
LEAST_WORDS = 6  # of a sentence whose language can be told
LEAST_OF_LANGUAGE = 12  # words; fewer are a name or a chance
LEAST_ORDINARY = 0.3  # of the words; most texts in one of our languages have more
ALIKE = ("af", "lb", "wa", "oc")  # what Dutch, German and French full of terms are at times taken for
SAMPLE = 2_000
JUDGED = 12  # words; of fewer nobody can tell whether their language is one of ours


def parts_by_language(text: str, fallback: str) -> dict[str, str]:
    """Return the sentences of a text by their language, the language of most words first.

    A short sentence belongs to the language of most; ``fallback``: the language of a text that is short altogether.
    """
    sentences = [(found, _language(found)) for found in SENTENCE.findall(text)]
    counted: Counter[str] = Counter()
    for sentence, lang in sentences:
        counted[lang] += len(words(sentence)) if lang else 0
    spoken = [lang for lang, number in counted.most_common() if lang and number >= LEAST_OF_LANGUAGE] or [fallback]
    parts: dict[str, list[str]] = {lang: [] for lang in spoken}
    for sentence, lang in sentences:
        parts[lang if lang in parts else spoken[0]].append(sentence.strip())
    return {lang: "\n".join(found) for lang, found in parts.items()}


def _language(sentence: str) -> str:
    return detect_language(sentence) if len(words(sentence)) >= LEAST_WORDS else ""


def is_foreign(text: str) -> bool:
    """Return whether whole sentences stand in none of our languages.

    A list of names and abbreviations has no sentences and is not judged, nor is a text with many common words of ours.
    """
    sentences = [sentence for sentence in SENTENCE.findall(text) if len(words(sentence)) >= LEAST_WORDS]
    found = [fold(word) for sentence in sentences for word in words(sentence)]
    if len(found) < JUDGED:
        return False
    ordinary = max(sum(word in stop_words(lang) for word in found) for lang in LANGUAGES)
    return ordinary < LEAST_ORDINARY * len(found) and _any_language(" ".join(sentences)) not in (*LANGUAGES, *ALIKE)


def _any_language(text: str) -> str:
    return str(_identifier().classify(text[:SAMPLE])[0])


@cache
def _identifier() -> Any:
    """Load what tells nearly a hundred languages apart; this takes a second, so only for a text that looks foreign."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
