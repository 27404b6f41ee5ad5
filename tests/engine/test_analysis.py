import pytest

from talentmatch.engine.analysis import pieces, stems


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "vaccines", "vaccine"),
        ("fr", "réacteurs", "reacteur"),
        ("nl", "vaccins", "vaccin"),
        ("de", "Studien", "Studie"),
    ],
)
def test_it_gives_inflections_one_stem(lang, one, other):
    assert stems(one, lang) == stems(other, lang)


def test_it_gives_stop_words_no_terms():
    assert stems("the", "en") == pieces("the", "en") == ()


def test_it_takes_capitals_for_an_abbreviation_not_for_a_stop_word():
    assert stems("ICH", "de") == ("ich",)


def test_it_cuts_pieces_that_know_the_ends_of_the_word():
    assert pieces("dna", "en") == (" dn", "dna", "na ", " dna", "dna ")


def test_it_finds_a_word_of_one_letter_by_a_piece():
    assert pieces("c", "en") == (" c ",)
