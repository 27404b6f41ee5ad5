"""Attempts are limited for an account and for an address, independently and across processes."""

import threading
from datetime import timedelta

import pytest

from talentmatch.accounts import limits
from talentmatch.accounts.limits import ACCOUNT, ACCOUNT_DAY, ADDRESS, Limit, clean_buckets, take_places
from talentmatch.db import Database, create_database, migrate
from talentmatch.errors import TooMany
from talentmatch.models import RateBucket
from talentmatch.models.account import HASH_LENGTH
from tests.accounts.conftest import NOW


def taken(session, subjects, times, now=NOW):
    number = 0
    for _ in range(times):
        try:
            take_places(session, subjects, now)
        except TooMany:
            continue
        number += 1
    return number


@pytest.mark.parametrize("limit", [ACCOUNT, ACCOUNT_DAY, ADDRESS], ids=lambda limit: limit.name)
def test_it_lets_as_many_through_as_it_says(session, limit):
    assert taken(session, {limit: "ann"}, limit.times + 20) == limit.times


def test_the_name_of_every_limit_fits_its_column():
    names = [limit.name for limit in vars(limits).values() if isinstance(limit, Limit)]
    longest = RateBucket.__table__.c.key.type.length - HASH_LENGTH - len(":")
    assert [name for name in names if len(name) > longest] == []
    assert len(set(names)) == len(names)


def test_one_account_is_guarded_whatever_the_address(session):
    passed = sum(taken(session, {ACCOUNT: "ann", ADDRESS: f"192.0.2.{number}"}, 1) for number in range(30))
    assert passed == 10


def test_one_address_is_held_back_whatever_the_account(session):
    passed = sum(taken(session, {ACCOUNT: f"{number}", ADDRESS: "192.0.2.1"}, 1) for number in range(30))
    assert passed == 10


def test_it_says_how_long_to_wait_and_keeps_to_it(session):
    taken(session, {ACCOUNT: "ann"}, 10)
    with pytest.raises(TooMany) as refused:
        take_places(session, {ACCOUNT: "ann"}, NOW)
    assert refused.value.seconds == 30
    later = NOW + timedelta(seconds=refused.value.seconds)
    assert taken(session, {ACCOUNT: "ann"}, 3, later) == 1
    assert taken(session, {ACCOUNT: "ann"}, 20, later + timedelta(minutes=5)) == 10


def test_it_keeps_no_address_in_the_clear_and_forgets_empty_buckets(session):
    from sqlalchemy import text

    taken(session, {ADDRESS: "192.0.2.1"}, 3)
    keys = text("SELECT key FROM rate_bucket")
    assert not [key for key in session.connection().execute(keys).scalars() if "192.0.2.1" in key]
    clean_buckets(session, NOW + timedelta(days=2))
    assert session.connection().execute(keys).first() is None


def test_many_at_once_share_one_limit(empty_url):
    engine = create_database(empty_url)
    migrate(engine)
    passed, limit = [], Limit("x", 10, 300)

    def attempt():
        for _ in range(10):
            with Database(engine).writing() as session:
                passed.append(taken(session, {limit: "ann"}, 1))

    threads = [threading.Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.dispose()
    assert (len(passed), sum(passed)) == (40, 10)
