import threading

import pytest

from talentmatch.engine import LANGUAGES, Document, Passage, Query
from talentmatch.engine.languages import stem, stop_words
from talentmatch.engine.text import fold
from talentmatch.errors import InvalidData

SUBJECTS = {
    "nl": "onderzoek test werk systeem analyse resultaat informatie cel kwaliteit",
    "fr": "recherche test travail systeme analyse resultat car or vitamine qualite",
    "en": "research test work system analysis results information mine cell quality",
    "de": "forschung test arbeit system analyse ergebnis information zelle labor",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_lists_stop_words_in_the_form_in_which_they_are_compared(lang):
    assert stop_words(lang) == {fold(word) for word in stop_words(lang)}
    assert 100 < len(stop_words(lang)) < 250


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_has_no_stop_word_that_could_be_a_subject(lang):
    assert not stop_words(lang) & set(SUBJECTS[lang].split())


@pytest.mark.parametrize("make", [Passage, lambda lang: Document("a", lang=lang), lambda lang: Query(lang=lang)])
def test_it_refuses_a_language_that_it_does_not_read(make):
    with pytest.raises(InvalidData, match="es"):
        make(lang="es")


def test_it_stems_in_many_threads():
    found = []
    threads = [threading.Thread(target=lambda: found.append(stem("vaccines", "en"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["vaccin"] * 8
