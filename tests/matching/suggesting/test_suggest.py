"""Skills are suggested for a vacancy, with the words that carry them."""

import pytest

from talentmatch.errors import InvalidData
from talentmatch.matching.duties.wording import shipped_duties, shipped_weights
from talentmatch.matching.suggesting import LIKELY, TICKED, suggest_for_text
from talentmatch.matching.suggesting.features import NAMES
from talentmatch.matching.suggesting.learning import learn_weights, measure_suggestions, read_answered
from talentmatch.resources import resource_dir
from talentmatch.skills.queries import list_skills

NL = """Technicus upstream
Je verdeelt het werk over een ploeg van acht operatoren en voert met hen de jaarlijkse gesprekken.
Je spreekt vlot Nederlands. HPLC is een troef.
Ons aanbod
Een opleiding Python en maaltijdcheques."""


@pytest.fixture(scope="module")
def asked(shipped):
    """Give a function that suggests over the shipped catalogue."""
    with shipped.database.reading() as session:
        loaded = shipped.live.current(session)
        yield lambda text, lang="en": suggest_for_text(session, loaded, text, lang)


@pytest.mark.slow
def test_named_skills_and_duties_are_told_apart(asked):
    found = {item.skill.id: item for item in asked(NL, "nl")}
    assert found["people-leadership"].reason == "duty"
    assert "ploeg" in found["people-leadership"].words[0]
    assert (found["hplc"].reason, found["hplc"].words) == ("named", ("HPLC",))
    assert "python-programming" not in found
    assert all(item.confidence >= LIKELY for item in found.values() if item.reason == "duty")


@pytest.mark.slow
def test_the_surest_stand_first_and_the_usual_last(asked):
    found = asked(NL, "nl")
    carried = [item for item in found if item.reason != "usual"]
    assert found[: len(carried)] == sorted(carried, key=lambda item: -item.confidence)
    assert all(not item.words for item in found[len(carried) :])


@pytest.mark.slow
@pytest.mark.parametrize("text", ["Laborant", "Poszukujemy operatora do pracy w laboratorium chemicznym.", "x y"])
def test_little_or_another_language_is_no_fault(asked, text):
    assert isinstance(asked(text), list)


def test_an_empty_text_is_refused(asked):
    with pytest.raises(InvalidData):
        asked(" \n ")


@pytest.mark.slow
def test_seven_of_ten_are_right_and_six_of_ten_are_found(shipped):
    vacancies = read_answered(resource_dir("data") / "evaluation" / "vacancies.jsonl")
    with shipped.database.reading() as session:
        quality = measure_suggestions(
            session, shipped.live.current(session), vacancies, shipped_weights(), least=TICKED
        )
    assert quality.precision >= 0.7
    assert quality.recall >= 0.6


@pytest.mark.slow
def test_the_shipped_weights_are_those_that_are_learnt(shipped):
    vacancies = read_answered(resource_dir("data") / "suggesting" / "vacancies.jsonl")
    with shipped.database.reading() as session:
        learnt = learn_weights(session, shipped.live.current(session), vacancies)
    assert learnt.names == shipped_weights().names == NAMES
    assert learnt.weights == pytest.approx(shipped_weights().weights, abs=0.02)


def test_every_phrase_is_of_a_skill_of_the_vocabulary(shipped):
    with shipped.database.reading() as session:
        known = {skill.id for skill in list_skills(session)}
    assert {duty.skill_id for duty in shipped_duties()} == known | {""}


def test_a_faulty_file_of_vacancies_says_where(tmp_path):
    path = tmp_path / "v.jsonl"
    path.write_text('{"id": "a"}\n')
    with pytest.raises(InvalidData, match="line 1"):
        read_answered(path)
