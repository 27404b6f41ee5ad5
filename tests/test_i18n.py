"""Dutch and French are complete, and every translation keeps the fields of its message."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from talentmatch.i18n import FALLBACKS, LANGUAGES, choose_text, current_language, gettext, ngettext, use_language

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "talentmatch" / "locale"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
TRANSLATED = [lang for lang in LANGUAGES if lang != "en"]


@pytest.fixture(scope="module")
def messages():
    with (LOCALE / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)
    found = extract_from_dir(str(ROOT), methods, options, keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def catalogue(lang):
    with (LOCALE / lang / "LC_MESSAGES" / "messages.po").open("rb") as stream:
        return read_po(stream, locale=lang)


def fields(text):
    return set(re.findall(r"%\((\w+)\)[.\d]*[sdf]", text))


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_string_is_missing(messages, lang):
    known = catalogue(lang)
    entries = {message: known.get(message) for message in messages}
    assert len(messages) > 200
    missing = [m for m, entry in entries.items() if entry is None or entry.fuzzy or not all(as_forms(entry.string))]
    assert missing == [], "run: make messages, then translate"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_translation_keeps_the_fields_of_its_message(lang):
    for entry in catalogue(lang):
        if entry.id:
            wanted = set.union(*(fields(form) for form in as_forms(entry.id)))
            for form in as_forms(entry.string):
                assert fields(form) == wanted or (entry.pluralizable and fields(form) <= wanted), entry.id


def test_french_punctuation_never_begins_a_line():
    forms = [form for entry in catalogue("fr") if entry.id for form in as_forms(entry.string)]
    assert [form for form in forms if re.search(r" [;:?!»]|« ", form)] == [], "put a no-break space (U+00A0) there"


def as_forms(text):
    return [text] if isinstance(text, str) else list(text)


def test_it_translates_into_the_current_language_only():
    with use_language("nl"):
        assert current_language() == "nl"
        assert gettext("is empty and must be filled") != "is empty and must be filled"
    assert gettext("is empty and must be filled") == "is empty and must be filled"


def test_it_chooses_the_form_for_a_number():
    forms = ("%(num)s fault found; nothing was stored:", "%(num)s faults found; nothing was stored:")
    for lang in LANGUAGES:
        with use_language(lang):
            assert ngettext(*forms, 1) != ngettext(*forms, 2).replace("2", "1")


def test_a_language_that_nobody_offers_is_english():
    with use_language("xx"):
        assert current_language() == "en"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_falls_back_along_the_chain_and_says_its_language(lang):
    assert choose_text({"nl": "een", "fr": "un", "en": "one"}, lang).lang == lang
    assert choose_text({FALLBACKS[lang][1]: "x"}, lang).lang == FALLBACKS[lang][1]
    assert choose_text({"nl": "", "fr": None}, lang) is None
