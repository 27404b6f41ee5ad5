"""What a text says again is read once."""

import pytest

from talentmatch.engine.repeats import without_repeats


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pumps and valves. PUMPS and valves! Valves. Taps.", "Pumps and valves. Taps."),
        ("HPLC hplc HPLC and hplc", "HPLC   and "),
        ("HPLC, HPLC, hplc.", "HPLC, "),
        ("Cell culture, then cell culture again.", "Cell culture, then cell culture again."),
        ("de la cuve à la cuve de la salle", "de la cuve à la cuve de la salle"),
        ("", ""),
        (".,;", ".,;"),
    ],
)
def test_it_reads_once_what_is_said_again(text, expected):
    assert without_repeats(text) == expected
