"""Guesses of strangers reach the hash seldom, and keep no owner out."""

import threading
from datetime import timedelta

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.admission import MOST_FAILURES, MOST_FROM_ANYWHERE, admit, note_guessing
from talentmatch.accounts.devices import know_device
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.limits import clean_buckets
from talentmatch.accounts.service import create_account, set_password
from talentmatch.accounts.sessions import Browser
from talentmatch.accounts.sign_in import begin_sign_in
from talentmatch.db import Database, create_database, migrate
from talentmatch.errors import TooMany
from tests.accounts.conftest import NOW

EMAIL = "ann@example.org"
HOME = Browser("192.0.2.77", "Firefox")


@pytest.fixture(autouse=True)
def nobody_tried(session):
    """Forget the attempts that tests of pages made in the same database by the clock of today."""
    clean_buckets(session, NOW + timedelta(days=10_000))


def tried(session, *, device="", address="192.0.2.1", now=NOW, email=EMAIL):
    """Return whether an attempt reaches the hash."""
    try:
        with session.begin_nested():
            return admit(session, email, device, browser=Browser(address, ""), now=now)
    except TooMany:
        return False


def many(session, number, **where):
    return sum(tried(session, address=f"198.51.100.{turn % 50}", **where) for turn in range(number))


def test_many_guesses_from_many_addresses_and_workers_reach_the_hash_ten_times_and_the_owner_enters(empty_url):
    engine = create_database(empty_url)
    migrate(engine)
    database, reached = Database(engine), []
    with database.writing() as session:
        account = create_account(session, OPERATOR, AccountInput(email=EMAIL, name="Ann", role="editor"), now=NOW)
        device = know_device(session, account, "", browser=HOME, now=NOW)

    def worker():
        for turn in range(60):
            with database.writing() as session:
                reached.append(tried(session, address=f"198.51.100.{turn % 50}"))

    threads = [threading.Thread(target=worker) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.writing() as session:
        owner = tried(session, device=device, address=HOME.address)
        stranger = tried(session, device="guessed", address="203.0.113.9")
    engine.dispose()
    assert (len(reached), sum(reached), owner, stranger) == (240, 10, True, False)


def test_a_hundred_failures_in_a_row_are_the_most_that_reach_the_hash(make, session):
    account = make()
    device = know_device(session, account, "", browser=HOME, now=NOW)
    strangers = sum(many(session, 11, now=NOW + timedelta(days=day)) for day in range(12))
    assert strangers == MOST_FROM_ANYWHERE
    later = NOW + timedelta(days=20)
    assert sum(tried(session, device=device, now=later + timedelta(minutes=turn)) for turn in range(40)) == 10
    assert MOST_FROM_ANYWHERE + 10 == MOST_FAILURES


@pytest.mark.parametrize("way", ["the right password on a known device", "a new password"])
def test_an_account_with_too_many_failures_is_open_again_after(make, session, way):
    account = make()
    set_password(session, OPERATOR, account, hashed="hash", now=NOW)
    device = know_device(session, account, "", browser=HOME, now=NOW)
    later = NOW + timedelta(days=20)
    for day in range(12):
        many(session, 11, now=NOW + timedelta(days=day))
    assert not tried(session, now=later)
    if way == "a new password":
        set_password(session, OPERATOR, account, hashed="new", now=later)
    else:
        assert tried(session, device=device, now=later)
        begin_sign_in(session, EMAIL, "hash", browser=HOME, now=later)
    assert tried(session, now=later)


def test_a_device_has_ten_attempts_too(make, session):
    device = know_device(session, make(), "", browser=HOME, now=NOW)
    assert many(session, 30, device=device) == 10


def test_all_accounts_together_have_a_thousand_attempts(session):
    from talentmatch.accounts.limits import EVERYBODY, take_places

    for _ in range(1_000):
        take_places(session, {EVERYBODY: "everybody"}, NOW)
    with pytest.raises(TooMany):
        admit(session, "nobody@example.org", "", browser=HOME, now=NOW)


def test_the_owner_is_told_once_a_day_and_nobody_else_is(make, session, caplog):
    make()
    assert note_guessing(session, EMAIL, NOW) is None
    many(session, 11)
    assert note_guessing(session, EMAIL, NOW).email == EMAIL
    assert note_guessing(session, EMAIL, NOW) is None
    later = NOW + timedelta(days=1)
    many(session, 11, now=later)
    assert note_guessing(session, EMAIL, later).email == EMAIL
    many(session, 11, email="nobody@example.org", now=later)
    assert note_guessing(session, "nobody@example.org", later) is None
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 2
    assert EMAIL not in caplog.text
