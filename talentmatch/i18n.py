"""Languages offered, gettext, and the fallback chain for texts that exist in some languages only.

The catalogues are the ``.po`` files under ``locale/``, read directly, so there is no compiled copy to go stale.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

LANGUAGES = ("nl", "fr", "en")
DEFAULT_LANGUAGE = "en"
FALLBACKS = {
    "nl": ("nl", "en", "fr", "de"),
    "fr": ("fr", "en", "nl", "de"),
    "en": ("en", "nl", "fr", "de"),
}
LOCALES = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB"}
_current: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


@dataclass(frozen=True)
class LocalText:
    """A text and the language in which it is written."""

    text: str
    lang: str


def N_(message: str) -> str:
    """Mark a message for translation without translating it yet."""
    return message


def current_language() -> str:
    """Return the code of the language in use."""
    return _current.get()


@contextmanager
def use_language(lang: str) -> Iterator[None]:
    """Use a language for the duration of the block."""
    token = _current.set(lang if lang in LANGUAGES else DEFAULT_LANGUAGE)
    try:
        yield
    finally:
        _current.reset(token)


@cache
def translations(lang: str) -> NullTranslations:
    """Return the catalogue of a language; the source language needs none."""
    path = Path(__file__).parent / "locale" / lang / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=lang)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled)


def gettext(message: str, **values: object) -> str:
    """Translate a message into the current language and fill its fields."""
    text = translations(_current.get()).gettext(message) if message else ""
    return text % values if values else text


def ngettext(singular: str, plural: str, number: int, **values: object) -> str:
    """Translate a message whose form depends on a number; ``%(num)s`` holds that number as the language writes it."""
    text = translations(_current.get()).ngettext(singular, plural, number)
    return text % {"num": format_decimal(number, locale=LOCALES[_current.get()]), **values}


def choose_text(texts: Mapping[str, str | None], lang: str) -> LocalText | None:
    """Return the text in ``lang`` or in the next language of its fallback chain; None when there is none."""
    for candidate in FALLBACKS.get(lang, FALLBACKS[DEFAULT_LANGUAGE]):
        if text := texts.get(candidate):
            return LocalText(text, candidate)
    return None
