"""What somebody begins to type is completed by names of the catalogue, and mistyped words are mended."""

import pytest

from talentmatch.matching.completing import complete_place


@pytest.fixture
def loaded(runtime, session):
    return runtime.live.current(session)


def texts(found):
    return [one.name.text for one in found]


@pytest.mark.parametrize("typed", ["opérat", "OPERAT", "  operat"])
def test_it_completes_without_regard_to_case_and_accents(loaded, typed):
    found = loaded.completer.complete(typed, "fr")
    assert {one.name.text[one.start : one.end].casefold() for one in found} <= {"opérat", "operat"}
    assert any(one.name.kind == "programme" for one in found)
    assert found[0].name.lang == "fr"


def test_it_knows_former_names_and_the_middle_of_a_title(loaded):
    assert "Cefochim" in texts(loaded.completer.complete("cefo", "nl"))
    assert any("aseptique" in text for text in texts(loaded.completer.complete("aseptiq", "nl")))


@pytest.mark.parametrize("typed", ["", "gm", "xyzzy", "x" * 200, "%%%"])
def test_it_suggests_nothing_for_too_little_too_much_or_nonsense(loaded, typed):
    assert loaded.completer.complete(typed, "en") == []


@pytest.mark.parametrize(("typed", "first"), [("goss", "Gosselies"), ("zwijnaa", "Zwijnaarde"), ("900", "9000 Ghent")])
def test_it_completes_towns_and_postcodes(loaded, typed, first):
    assert texts(complete_place(loaded.places, typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("asepticque productie", "aseptique productie"),
        ("verpaking", "verpakking"),
        ("cleanroomverpakking", "cleanroom verpakking"),
        ("timmerman", ""),
        ("GMP", ""),
        ("cleanroom", ""),
        ("2845", ""),
    ],
)
def test_it_mends_only_words_that_nothing_has(loaded, typed, mended):
    assert loaded.spelling.mended(typed) == mended
