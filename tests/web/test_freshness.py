"""The public pages say since when nobody confirmed a programme."""

from dataclasses import replace
from datetime import date

import pytest

from talentmatch.db import Database
from talentmatch.matching.live_index import LiveIndex
from talentmatch.models.freshness import KEY, Freshness
from talentmatch.web.app import create_app
from tests.web.checked import CheckedClient

SCHOOL = "/programmes/gmp-atmp-summer-school"


@pytest.fixture
def later(runtime, tmp_path):
    """Give a client of the site on a later day, with an index of its own."""

    def pages(day):
        database, live = Database(runtime.database.engine, lambda: {KEY: Freshness(18, day)}), LiveIndex(tmp_path)
        with database.reading() as session:
            live.refresh(session)
        return CheckedClient(create_app(replace(runtime, database=database, live=live)).test_client())

    return pages


def test_a_page_keeps_quiet_while_its_confirmation_counts(pages):
    assert "Nobody has confirmed" not in pages.get(f"/en{SCHOOL}").text


def test_a_page_and_a_card_say_it_after_eighteen_months(later):
    pages = later(date(2028, 7, 1))
    text = pages.get(f"/en{SCHOOL}").text
    assert "Nobody has confirmed this offer since" in text
    assert "no longer stands in matches" not in text
    assert "not confirmed since" in pages.get("/en/search").text


def test_a_page_says_when_it_left_matches_and_search(later):
    assert "it no longer stands in matches and search" in later(date(2030, 1, 1)).get(f"/en{SCHOOL}").text
