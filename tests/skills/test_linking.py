"""Skills are found in text by label and synonym, with the words that carry them."""

import pytest

from talentmatch.skills.linking import SkillLabels, SkillLinker

LINKER = SkillLinker(
    [
        SkillLabels("gmp", {"en": ("good manufacturing practice (GMP)",), "fr": ("bonnes pratiques de fabrication",)}),
        SkillLabels("gowning", {"en": ("cleanroom gowning",), "nl": ("cleanroomkledij", "omkleden in de cleanroom")}),
        SkillLabels("cleanroom", {"en": ("cleanroom conduct", "cleanroom"), "fr": ("salle blanche",)}),
        SkillLabels("hplc", {"en": ("high-performance liquid chromatography (HPLC)",)}),
        SkillLabels("maintenance", {"nl": ("preventief onderhoud",), "fr": ("maintenance préventive",)}),
        SkillLabels("cip", {"en": ("cleaning in place (CIP)",)}),
        SkillLabels("mes", {"en": ("manufacturing execution systems (MES)",)}),
    ]
)  # fmt: skip


def found(text, lang):
    return [(hit.skill_id, hit.words) for hit in LINKER.find(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Vous connaissez les bonnes pratiques de fabrication.", "fr", [("gmp", "bonnes pratiques de fabrication")]),
        ("Kennis van GMP en HPLC is een plus", "nl", [("gmp", "GMP"), ("hplc", "HPLC")]),
        ("de la maintenance preventive", "fr", [("maintenance", "maintenance preventive")]),
        ("travail en salles blanches", "fr", [("cleanroom", "salles blanches")]),
        ("cleanroom gowning and cleanroom work", "en", [("gowning", "cleanroom gowning"), ("cleanroom", "cleanroom")]),
        ("hplc", "en", [("hplc", "hplc")]),
        ("", "en", []),
    ],
)
def test_it_finds_the_longest_names_in_reading_order(text, lang, expected):
    assert found(text, lang) == expected


def test_it_takes_an_abbreviation_in_a_long_text_only_in_capitals():
    assert found("een cip bij de bakker, en dan nog veel meer tekst", "nl") == []
    assert found("ervaring met CIP en daarna nog veel meer tekst", "nl") == [("cip", "CIP")]


def test_it_does_not_take_a_little_word_for_an_abbreviation():
    assert found("améliorer mes connaissances", "fr") == []
    assert found("connaître MES", "fr") == [("mes", "MES")]


def test_it_gives_the_span_of_the_words_in_the_text():
    text = "Ervaring met preventief onderhoud."
    (hit,) = LINKER.find(text, "nl")
    assert text[hit.start : hit.end] == hit.words == "preventief onderhoud"


@pytest.mark.parametrize("text", ["\0\ud800 GMP", "G" * 100_000, "\u202e\u200b", "e\u0301" * 500])
def test_it_survives_any_text(text):
    assert all(skill_id in {"gmp"} for skill_id, _ in found(text, "en"))
