"""A browser that signed in before is known for its account, for 180 days, by a token that is stored as a hash."""

from datetime import timedelta

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.devices import LIFETIME, find_device, forget_devices, know_device, list_devices
from talentmatch.accounts.service import set_password
from talentmatch.accounts.sessions import Browser
from tests.accounts.conftest import NOW

HOME = Browser("192.0.2.77", "Firefox")


def test_it_is_known_for_its_own_account_alone(make, session):
    ann, bob = make(), make(email="bob@example.org")
    token = know_device(session, ann, "", browser=HOME, now=NOW)
    assert find_device(session, ann, token, NOW)
    assert not find_device(session, bob, token, NOW)
    assert not find_device(session, ann, "", NOW)


def test_a_token_that_nobody_gave_out_is_replaced(make, session):
    account = make()
    new = know_device(session, account, "planted", browser=HOME, now=NOW)
    assert new not in (None, "planted")
    assert new not in str([row.token_hash for row in list_devices(session, account.id, NOW)])


def test_it_stays_known_as_long_as_it_is_used(make, session):
    account = make()
    token = know_device(session, account, "", browser=HOME, now=NOW)
    later = NOW + LIFETIME - timedelta(seconds=1)
    assert know_device(session, account, token, browser=HOME, now=later) is None
    assert find_device(session, account, token, NOW + LIFETIME)
    assert not find_device(session, account, token, later + LIFETIME)
    assert list_devices(session, account.id, later + LIFETIME) == []


def test_it_is_forgotten_one_by_one_all_but_one_or_with_the_password(make, session):
    account = make()
    first, second, third = (know_device(session, account, "", browser=HOME, now=NOW) for _ in range(3))
    forget_devices(session, account.id, only=find_device(session, account, first, NOW).id)
    assert len(list_devices(session, account.id, NOW)) == 2
    forget_devices(session, account.id, keep=second)
    assert find_device(session, account, second, NOW)
    assert not find_device(session, account, third, NOW)
    set_password(session, OPERATOR, account, hashed="new", now=NOW)
    assert list_devices(session, account.id, NOW) == []
