import pytest

from talentmatch.engine import Query, detect, detect_language


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "Je leert werken in een cleanroom en volgt de richtlijnen."),
        ("fr", "Vous apprenez à travailler en salle blanche selon les règles."),
        ("en", "You learn to work in a cleanroom and follow the guidelines."),
        ("de", "Sie lernen, in einem Reinraum zu arbeiten und Regeln zu befolgen."),
        ("en", ""),
        ("en", "\x00 \ud800 123"),
    ],
)
def test_it_tells_the_language(lang, text):
    assert detect_language(text) == lang


def test_it_does_not_load_the_model_when_the_language_is_stated(index, monkeypatch):
    monkeypatch.setattr(detect, "_identifier", lambda: pytest.fail("loaded"))
    assert index.match(Query("cleanroom", lang="en"))
