"""A term is unmet when nothing in the catalogue goes by it, and when it is no person."""

import pytest

from talentmatch.matching.unmet import is_unmet


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize(
    ("term", "unmet"),
    [
        ("xeno grafting", True),
        ("flow cytometry", True),
        ("hplc", False),
        ("hplc technieken", False),
        ("bonnes pratiques de fabrication", False),
        ("gent", False),
        ("aptaskil", False),
        ("jan peeters", False),
        ("marie dupont", False),
        ("mohammed", False),
    ],
)
def test_it_is_told_in_every_language(session, runtime, term, unmet, lang):
    assert is_unmet(session, runtime.live.current(session), term, lang) is unmet
