"""Occupations are found by words of any of their names, and named in the language of the page."""

from talentmatch.skills.occupation_search import occupation_names, search_occupations
from tests.esco_files import BREWER, TASTER
from tests.skills.test_esco import concept, store


def brewery(session):
    store(session, "1.2.1", concept(BREWER, "brewer", "occupation", others="maker of beer", code="7515.1"),
                    concept(TASTER, "beer taster", "occupation", code="7515.2"))  # fmt: skip


def test_finds_by_all_the_words_the_shortest_name_first(session):
    brewery(session)
    assert list(search_occupations(session, "BEER", "en")) == [BREWER, TASTER]
    assert search_occupations(session, "beer maker", "nl") == {BREWER: "brewer"}
    assert search_occupations(session, "beer", "en", limit=1) == {BREWER: "brewer"}


def test_takes_no_sign_for_a_wildcard_and_no_blank_for_everything(session):
    brewery(session)
    assert search_occupations(session, "%", "en") == search_occupations(session, " ", "en") == {}
    assert occupation_names(session, [], "en") == occupation_names(session, ["x"], "en") == {}


def test_finds_nothing_where_no_release_is_stored(session):
    assert search_occupations(session, "brewer", "en") == {}
