import random
import sys

import pytest

from talentmatch.engine.text import MAX_CHARS, MAX_WORD, clean, fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cell culture", ["cell", "culture"]),
        ("GMP and ICH", ["GMP", "and", "ICH"]),
        ("l'analyse qu’elle d’ARN", ["analyse", "elle", "ARN"]),
        ("the operator's work, don't", ["the", "operator", "work", "don"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("C++ and c# in T-cell work", ["C++", "and", "c#", "in", "t", "cell", "work"]),
        ("ﬁltration\u00ad Bio\u00adreactor", ["filtration", "bioreactor"]),
        ("e\u0301levage", ["élevage"]),
        ("a\x00b\ud800c", ["a", "b", "c"]),
        ("...", []),
        ("", []),
    ],
)
def test_it_cuts_a_text_into_words(text, expected):
    assert words(text) == expected


def test_it_folds_case_and_accents():
    assert [fold("Épidémiologie"), fold("STRASSE"), fold("straße")] == ["epidemiologie", "strasse", "strasse"]


def test_it_reads_no_further_than_the_cap():
    assert words("word " * MAX_CHARS) == ["word"] * (MAX_CHARS // 5)
    assert words("a" * 10 * MAX_CHARS) == ["a" * MAX_WORD]
    assert len(clean("\ufdfa" * MAX_CHARS)) == MAX_CHARS


def test_it_takes_any_characters_at_all():
    chance = random.Random(7)
    for _ in range(200):
        text = "".join(chr(chance.randrange(sys.maxunicode + 1)) for _ in range(50))
        cleaned = "".join(words(text))
        assert cleaned.encode().decode() == cleaned, "a lone surrogate would not encode"
