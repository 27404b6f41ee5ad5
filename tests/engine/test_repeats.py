"""What a text says again is read once."""

import pytest

from talentmatch.engine.repeats import without_repeats


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Pumps and valves. Valves and pumps!", "", "Pumps and valves. "),
        ("HPLC hplc HPLC", "", "HPLC  "),
        ("Culture, cultures; culture.", "", "Culture, cultures; "),
        ("You learn HPLC.", "HPLC", "You learn HPLC."),
        ("HPLC", "hplc analysis", ""),
        ("de la cuve à la cuve de la salle", "", "de la cuve à la  de la salle"),
        ("", "", ""),
        (".,;", "", ""),
    ],
)
def test_it_reads_once_what_is_said_again(text, said, expected):
    assert without_repeats(text, said) == expected
