"""How much of a skill the words of a vacancy ask for."""

import pytest

from talentmatch.employers.vacancy.sentences import sentences_of
from talentmatch.employers.vacancy.wording import importance_of, level_of


@pytest.mark.parametrize(
    ("text", "word", "importance"),
    [
        ("Je hebt ervaring met HPLC.", "HPLC", "essential"),
        ("Kennis van LIMS is een troef.", "LIMS", "optional"),
        ("Une expérience en HPLC est un plus.", "HPLC", "optional"),
        ("La connaissance des BPF constitue un atout.", "BPF", "optional"),
        ("Experience with SAP is a plus.", "SAP", "optional"),
        ("HPLC is vereist, LIMS is mooi meegenomen.", "HPLC", "essential"),
        ("HPLC is vereist, LIMS is mooi meegenomen.", "LIMS", "optional"),
        ("Nice to have:\n- SAP\n- LIMS", "SAP", "optional"),
        ("Pluspunten\n- SAP\nWat we bieden\n- een opleiding LIMS", "LIMS", "essential"),
        ("LIMS is een troef. Je werkt dagelijks met LIMS.", "LIMS", "essential"),
        ("Kennis van SAP, MES of LIMS is een pluspunt.", "SAP", "optional"),
        ("Bij voorkeur ken je SAP, MES, LIMS.", "LIMS", "optional"),
        ("Expérience en HPLC, le LIMS est un atout.", "HPLC", "essential"),
        ("Nice to have\n- SAP\n- LIMS", "LIMS", "optional"),
        ("Wij bieden veel.", "LIMS", "essential"),
    ],
)
def test_tells_a_wish_from_what_is_asked(text, word, importance):
    assert importance_of(sentences_of(text), (word,)) == importance


@pytest.mark.parametrize(
    ("text", "word", "level"),
    [
        ("Basiskennis van GMP.", "GMP", "basic"),
        ("Notions de GMP.", "GMP", "basic"),
        ("Je hebt een grondige kennis van GMP.", "GMP", "expert"),
        ("Connaissance approfondie de la validation.", "validation", "expert"),
        ("In-depth knowledge of HPLC, basic knowledge of SAP.", "SAP", "basic"),
        ("In-depth knowledge of HPLC, basic knowledge of SAP.", "HPLC", "expert"),
        ("Je voert zelfstandig HPLC-analyses uit.", "HPLC", "independent"),
        ("Basis of grondige kennis van GMP.", "GMP", None),
        ("Je kent GMP.", "GMP", None),
    ],
)
def test_reads_a_level_only_where_the_words_are_plain(text, word, level):
    assert level_of(sentences_of(text), (word,)) == level
