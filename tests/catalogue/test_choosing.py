"""What lists offer to choose from: all of a short list, and of a long one what has the words that were typed."""

import pytest

from talentmatch.catalogue.choosing import choose_programmes
from talentmatch.models import JobProfile, choosing
from talentmatch.needs.choosing import choose_profiles
from talentmatch.needs.queries import load_profiles
from tests.asked import statements_of
from tests.catalogue.many import fill

PROFILE = "profile-cleanroom-operator"


@pytest.fixture
def long(session, monkeypatch):
    monkeypatch.setattr(choosing, "MOST", 20)
    fill(session, programmes=60, providers=2, skills=10, profiles=60, companies=1)
    return session


def test_a_short_list_offers_all_whatever_is_typed(session):
    for words in ("", "qqq"):
        choice, jobs = choose_profiles(session, words)
        assert {job.id for job in jobs} == set(choice.ids) == load_profiles(session).keys()
        assert not choice.long


def test_a_long_list_asks_for_words_first_and_keeps_what_is_chosen(long):
    choice, jobs = choose_profiles(long, " ", chosen=PROFILE)
    assert (choice.ids, choice.long, [job.id for job in jobs]) == ((), True, [PROFILE])
    choice, cards = choose_programmes(long, "", chosen="vitalent-theme-cleanroom")
    assert (choice.long, [card.programme.id for card in cards]) == (True, ["vitalent-theme-cleanroom"])


def test_it_finds_job_profiles_by_all_words_of_a_title(long):
    choice, jobs = choose_profiles(long, "JOB fr 59")
    assert choice.ids == ("made-profile-59",) == tuple(job.id for job in jobs)
    choice, jobs = choose_profiles(long, "job")
    assert (len(choice.ids), choice.more) == (20, True)


def test_it_finds_programmes_by_their_title_and_by_who_teaches_them(long):
    by_title, _ = choose_programmes(long, "ete 7")
    by_school, _ = choose_programmes(long, "ecole 1")
    assert len(by_title.ids) > 1
    assert (len(by_school.ids), by_school.more) == (20, True)
    both, cards = choose_programmes(long, "école 58")
    assert "Été 58" in {card.programme.title for card in cards}
    assert all("58" in card.programme.title + card.programme.id for card in cards)
    assert not both.more


def test_what_is_not_live_cannot_be_chosen(long):
    long.get_one(JobProfile, PROFILE).state = "draft"
    long.flush()
    assert choose_profiles(long, "cleanroom operator", chosen=PROFILE)[1] == []
    assert not choose_programmes(long, "", chosen="no-such")[1]


def test_it_asks_few_queries_of_a_long_list(long):
    with statements_of(long) as queries:
        choose_profiles(long, "job")
    assert len(queries) == 3
