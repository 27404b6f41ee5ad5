"""Skills are found in text by label and synonym, with the words that carry them."""

import pytest

from talentmatch.skills.linking import SkillLabels, SkillLinker, with_esco

CONCEPTS = [
    SkillLabels("gmp", {"en": ("good manufacturing practice (GMP)",), "fr": ("bonnes pratiques de fabrication",)}),
    SkillLabels("gowning", {"en": ("cleanroom gowning",), "nl": ("cleanroomkledij", "omkleden in de cleanroom")}),
    SkillLabels("cleanroom", {"en": ("cleanroom conduct", "cleanroom"), "fr": ("salle blanche",)}),
    SkillLabels("hplc", {"en": ("high-performance liquid chromatography (HPLC)",)}),
    SkillLabels("maintenance", {"nl": ("preventief onderhoud",), "fr": ("maintenance préventive",)}),
    SkillLabels("cip", {"en": ("cleaning in place (CIP)",)}),
    SkillLabels("mes", {"en": ("manufacturing execution systems (MES)",)}),
    SkillLabels("upkeep", {"en": ("production equipment maintenance",)}),
    SkillLabels("qualification", {"nl": ("kwalificatie van apparatuur",), "en": ("equipment qualification",)}),
    SkillLabels("quality-control", {"nl": ("kwaliteitscontrole",), "en": ("quality control",)}),
    SkillLabels("environmental-control", {"nl": ("milieucontrole",)}),
    SkillLabels("project-lead", {"nl": ("projectleider",)}),
    SkillLabels("weighing", {"nl": ("wegen",)}),
    SkillLabels("deviations", {"en": ("out of specification",)}),
]
LINKER = SkillLinker(CONCEPTS)


def found(text, lang, linker=LINKER):
    return [(hit.skill_id, hit.words) for hit in linker.find(text, lang)]


def only(text, lang, linker=LINKER):
    (hit,) = linker.find(text, lang)
    return hit


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


@pytest.mark.parametrize(
    ("text", "lang", "skill_id", "words", "method"),
    [
        ("Kennis van preventief onderhoud.", "nl", "maintenance", "preventief onderhoud", "label"),
        ("Expérience des BPF exigée dans ce poste.", "fr", "gmp", "BPF", "abbreviation"),
        ("Erfahrung mit der guten Herstellungspraxis", "de", "gmp", "guten Herstellungspraxis", "stem"),
        ("Werken in een clean room", "nl", "cleanroom", "clean room", "spacing"),
        ("ook kwaliteitscontrolewerk", "nl", "quality-control", "kwaliteitscontrolewerk", "compound"),
        ("ervaring met apparatuurkwalificatie", "nl", "qualification", "apparatuurkwalificatie", "compound"),
        ("apparatuur kwalificeren hoort erbij", "nl", "qualification", "apparatuur kwalificeren", "phrase"),
        ("maintenance of production equipment", "en", "upkeep", "maintenance of production equipment", "phrase"),
        ("good manufactoring practice", "en", "gmp", "good manufactoring practice", "typo"),
        ("wij zoeken een projectleidster", "nl", "project-lead", "projectleidster", "gender"),
        ("milieu- en geluidscontrole", "nl", "environmental-control", "milieu", "ellipsis"),
        ("quality and process control", "en", "quality-control", "quality", "ellipsis"),
    ],
)  # fmt: skip
def test_it_names_the_method_and_the_words_that_carry_a_skill(text, lang, skill_id, words, method):
    hit = only(text, lang)
    assert (hit.skill_id, hit.words, hit.method) == (skill_id, words, method)
    assert text[hit.start : hit.end] == words


def test_it_is_surer_of_a_name_as_written_than_of_one_misspelt_or_in_another_order():
    exact, misspelt, turned = (
        only(text, "en").confidence
        for text in ("good manufacturing practice", "good manufacturing practise", "practice of good manufacturing")
    )
    assert 1 > exact > misspelt > turned >= 0.5


def test_it_takes_an_abbreviation_in_a_long_text_only_in_capitals():
    assert found("een cip bij de bakker, en dan nog veel meer tekst", "nl") == []
    assert found("ervaring met CIP en daarna nog veel meer tekst", "nl") == [("cip", "CIP")]
    assert found("ICH MAG EEN CIP BIJ DE BAKKER HALEN", "nl") == [], "capitals everywhere say nothing"


def test_it_takes_letters_that_are_no_word_for_an_abbreviation_in_any_case():
    assert found("ik heb drie jaar met hplc gewerkt", "nl") == [("hplc", "hplc")]


def test_it_does_not_take_a_little_word_for_an_abbreviation():
    assert found("améliorer mes connaissances", "fr") == []
    assert found("J'ai invité MES amis à la maison", "fr") == []
    assert found("connaître MES", "fr") == [("mes", "MES")]


def test_it_takes_an_everyday_word_only_beside_another_skill():
    assert found("Wegens werken zijn de wegen naar het station dicht", "nl") == []
    assert found("Je moet wegen en mengen volgens GMP in de fabriek", "nl") == [("weighing", "wegen"), ("gmp", "GMP")]


def test_it_reads_no_name_across_punctuation():
    assert found("hygiene, quality. Control the temperature of every room", "en") == []


def test_it_does_not_make_a_word_of_a_phrase_by_leaving_out_the_little_words():
    assert found("a specific question about the weather", "en") == []


@pytest.mark.parametrize(
    "word", ["technicien(ne)s", "technicien·ne·s", "technicien.ne.s"]
)  # the mark belongs to the word before it
def test_it_reads_an_inclusive_form_as_one_word(word):
    linker = SkillLinker([SkillLabels("maintenance", {"fr": ("technicien de maintenance",)})])
    assert found(f"nos {word} de maintenance", "fr", linker) == [("maintenance", f"{word} de maintenance")]


def test_it_gives_the_span_in_the_text_as_it_came_in():
    text = "Ervaring\nmet pre\u00adventief onderhoud, me\u0301tier: GMP\u200b."
    spans = [text[hit.start : hit.end] for hit in LINKER.find(text, "nl")]
    assert spans == ["pre\u00adventief onderhoud", "GMP"]


def test_it_tells_what_is_named_within_a_longer_name_only_when_asked():
    linker = SkillLinker([SkillLabels("audit", {"en": ("GMP audit",)}), SkillLabels("gmp", {"en": ("GMP",)})])
    assert found("doing a GMP audit of suppliers", "en", linker) == [("audit", "GMP audit")]
    assert [hit.skill_id for hit in linker.find_all("doing a GMP audit of suppliers", "en")] == ["gmp", "audit"]


ESCO = [
    SkillLabels("esco:1", {"en": ("quality control", "inspecting"), "de": ("Qualitätslenkung",)}),
    SkillLabels("esco:2", {"en": ("pastry baking", "design", "bake cakes and pastry")}),
    SkillLabels("esco:3", {"en": ("cleanroom",), "de": ("Reinraumverhalten",)}),
]


def test_it_learns_further_names_of_a_curated_skill_from_esco():
    linker = SkillLinker(with_esco(CONCEPTS, {"quality-control": "esco:1"}, ESCO))
    assert found("Erfahrung in der Qualitätslenkung", "de", linker) == [("quality-control", "Qualitätslenkung")]
    assert found("Pastry baking and design of a cleanroom", "en", linker) == [
        ("esco:2", "Pastry baking"),
        ("cleanroom", "cleanroom"),
    ], "a curated skill comes first, and a common word is no name"


@pytest.mark.parametrize("text", ["\0\ud800 GMP", "G" * 100_000, "\u202e\u200b", "e\u0301" * 500])
def test_it_survives_any_text(text):
    assert all(skill_id in {"gmp"} for skill_id, _ in found(text, "en"))
