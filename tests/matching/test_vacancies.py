"""A vacancy is read sentence by sentence in its own language, without the persons in it."""

import pytest

from talentmatch.matching.spoken_parts import is_foreign, parts_by_language
from talentmatch.matching.vacancies import read_vacancy, without_contact_persons

DUTCH = "Je werkt elke dag in de cleanroom en je kent de regels van goed vakmanschap."
FRENCH = "Vous travaillez chaque jour selon les bonnes pratiques de fabrication dans notre salle blanche."
ENGLISH = "You have experience with good manufacturing practice and you like to work in a team every day."
CONTACTS = [
    ("nl", "Contact: Lies Vandenbroucke, HR, lies.vandenbroucke@jobs.example, 0476/12.34.56", "Vandenbroucke"),
    ("fr", "Envoyez votre CV à Madame Isabelle Lambert, tél. +32 10 85 51 11", "Lambert"),
    ("en", "Questions? Call Mr John Smith on +32 2 555 12 34.", "Smith"),
]


@pytest.fixture
def loaded(runtime, session):
    return runtime.live.current(session)


def test_each_sentence_belongs_to_its_own_language():
    parts = parts_by_language(f"{DUTCH} {FRENCH}\n{ENGLISH}\nSAP", "nl")
    assert set(parts) == {"nl", "fr", "en"}
    assert parts["fr"] == FRENCH


def test_a_few_foreign_words_are_no_language_of_the_text():
    assert set(parts_by_language(f"{DUTCH}\n{DUTCH}\nGood manufacturing practice and root cause analysis.", "fr")) == {
        "nl"
    }


def test_a_text_that_says_nothing_of_its_language_is_in_that_of_the_reader():
    assert parts_by_language("GMP, HPLC\nSAP", "fr") == {"fr": "GMP, HPLC\nSAP"}


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        (DUTCH, False), (FRENCH, False), (ENGLISH, False), ("- GMP, HPLC\n" * 20, False), ("Szukamy ludzi.", False),
        ("Buscamos un operario de producción para nuestra planta farmacéutica con experiencia previa en trabajos con "
         "salas blancas.", True),
        ("Poszukujemy operatora produkcji do pracy w zakładzie farmaceutycznym, wymagane doświadczenie zgodnie z dobrą "
         "praktyką.", True),
    ],
)  # fmt: skip
def test_tells_a_language_that_nobody_here_reads(text, foreign):
    assert is_foreign(text) is foreign


@pytest.mark.parametrize(("lang", "line", "name"), CONTACTS)
def test_takes_contact_persons_out_and_leaves_the_rest_as_it_was(loaded, lang, line, name):
    text = f"- {DUTCH}\n\n* Werk in Niel op 1 maart 2027 ?\n{line}"
    plain = without_contact_persons(loaded, text, lang)
    assert name not in plain
    assert not [number for number in ("34", "85", "555", "@") if number in plain]
    assert plain.startswith(f"- {DUTCH}\n\n* Werk in Niel op 1 maart 2027 ?")


def test_finds_a_skill_named_in_two_languages_once_with_both_words(session, loaded):
    found = read_vacancy(session, loaded, f"{FRENCH}\n{ENGLISH}", lang="nl")
    gmp = next(item for item in found.suggested if item.skill.id == "good-manufacturing-practice")
    assert set(gmp.words) == {"bonnes pratiques de fabrication", "good manufacturing practice"}
    assert set(found.languages) == {"fr", "en"}
