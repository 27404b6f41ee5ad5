"""The programmes of one provider, counted, ordered and paged in SQL."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from talentmatch.catalogue.of_provider import KINDS, PAGE_SIZE, OfferRequest, kind_of, own_ids, page_offer
from talentmatch.catalogue.queries import load_cards
from talentmatch.errors import InvalidData
from talentmatch.models import Programme
from tests.asked import statements_of
from tests.catalogue.many import fill

ONE, OTHER = "made-provider-0", "made-provider-1"


@pytest.fixture
def many(session):
    """Give two providers with 120 programmes each, some of the past; the one takes part in 30 of the other."""
    fill(session, programmes=240, providers=2, skills=10, profiles=1, companies=1)
    change(session, [0, 2, 4], status="historic", languages=["de", "nl"])
    change(session, [6, 8], record_type="study_programme", languages=["fr"])
    change(session, range(1, 61, 2), partner_ids=["made-provider-00", ONE])
    change(session, [61], partner_ids=["made-provider-00"])
    return session


def change(session, numbers, **values):
    rows = [f"made-programme-{number}" for number in numbers]
    session.execute(update(Programme).where(col(Programme.id).in_(rows)).values(**values))


def all_pages(session, provider_id):
    first = page_offer(session, OfferRequest(provider_id))
    rest = [page_offer(session, OfferRequest(provider_id, page)) for page in range(2, first.pages + 1)]
    return [first, *rest]


def test_its_own_come_first_by_kind_those_of_the_past_last(many):
    own = [name for page in all_pages(many, ONE) for name in page.own]
    cards = load_cards(many, own)
    order = [(KINDS.index(kind_of(cards[name].programme)), name) for name in own]
    assert sorted(own) == sorted(own_ids(many, ONE))
    assert order == sorted(order)
    assert own[-5:-3] == ["made-programme-6", "made-programme-8"]


def test_those_of_others_in_which_it_takes_part_follow(many):
    pages = all_pages(many, ONE)
    shared = [name for page in pages for name in page.shared]
    assert shared == sorted(f"made-programme-{number}" for number in range(1, 61, 2))
    assert [(len(page.own), len(page.shared)) for page in pages] == [(PAGE_SIZE, 0), (PAGE_SIZE, 0), (20, 30)]
    assert all_pages(many, OTHER)[0].partner_in == 0


def test_a_page_says_how_many_there_are_of_each_kind_and_in_which_languages(many):
    page = page_offer(many, OfferRequest(ONE, 2))
    assert page.kinds == {"course": 115, "study_programme": 2, "historic": 3}
    assert (page.number, page.partner_in, page.pages) == (120, 30, 3)
    assert page.languages == ("nl", "fr", "de")


def test_what_is_not_live_does_not_count(many):
    change(many, [10, 1], state="draft")
    page = page_offer(many, OfferRequest(ONE))
    assert (page.number, page.partner_in) == (119, 29)
    assert "made-programme-10" not in page.own


def test_one_that_teaches_alone_by_others_still_has_a_page(many):
    change(many, range(0, 240, 2), state="draft")
    page = page_offer(many, OfferRequest(ONE))
    assert (page.number, page.own, len(page.shared), page.languages) == (0, (), 30, ())


def test_there_is_no_page_after_the_last(many):
    with pytest.raises(InvalidData, match="no page 4; the last one is 3"):
        page_offer(many, OfferRequest(ONE, 4))
    assert page_offer(many, OfferRequest("nobody")).pages == 1


def test_it_asks_as_much_of_many_programmes_as_of_few(session):
    def asked(name):
        with statements_of(session) as queries:
            page_offer(session, OfferRequest(name))
        return len(queries)

    few = asked("vitalent")
    fill(session, programmes=240, providers=2, skills=10, profiles=1, companies=1)
    assert asked(ONE) <= 4
    assert few <= 4
