"""The share of the skills asked that can be learnt in each language."""

from talentmatch.observatory.board import Choice, load_board
from talentmatch.observatory.languages import LanguageCoverage, language_coverage
from tests.observatory.conftest import TAUGHT, UNTAUGHT
from tests.observatory.test_supply import teachers


def test_counts_each_skill_once_in_each_language(session, fill):
    for company in ("c1", "c2", "c3"):
        fill.need(company, TAUGHT, UNTAUGHT)
    for number, programme in enumerate(teachers(session)):
        fill.programme(programme).languages = ["fr", "nl"] if number else ["fr"]
    session.flush()
    found = language_coverage(load_board(session, Choice("needs")))
    assert found == LanguageCoverage(2, {"nl": 1, "fr": 1, "en": 0}, 1)
    assert found.share("fr") == 0.5


def test_does_not_take_an_unknown_language_for_one(session, fill):
    for company in ("c1", "c2", "c3"):
        fill.need(company, TAUGHT)
    for programme in teachers(session):
        fill.programme(programme).languages = []
    session.flush()
    found = language_coverage(load_board(session, Choice("needs")))
    assert (set(found.taught.values()), found.any) == ({0}, 1)


def test_has_no_share_of_nothing(session):
    assert language_coverage(load_board(session, Choice("needs"))).share("nl") == 0
