"""Guess the language of a text whose language nobody stated."""

from functools import cache
from typing import Any

from talentmatch.engine.languages import LANGUAGES
from talentmatch.engine.text import clean

SAMPLE = 2_000
UNDECIDED = "en"


def detect_language(text: str) -> str:
    """Return the likeliest of the four languages; a text without letters counts as English."""
    sample = clean(text[:SAMPLE])
    if not any(map(str.isalpha, sample)):
        return UNDECIDED
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> Any:
    """Load py3langid, restricted to our languages; this takes a second, so only when first needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
