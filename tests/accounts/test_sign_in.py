"""Sign in with a password and a second step; codes work once, sessions expire by role."""

from datetime import timedelta

import pyotp
import pytest

from talentmatch.accounts.recovery import count_codes
from talentmatch.accounts.service import begin_enrolment, confirm_enrolment, set_password
from talentmatch.accounts.sessions import (
    Browser,
    actor_of,
    end_sessions,
    find_session,
    list_sessions,
    note_seen,
    start_session,
)
from talentmatch.accounts.sign_in import begin_sign_in, check_credentials, finish_sign_in, stored_hash
from talentmatch.errors import Conflict, InvalidData, NotFound
from tests.accounts.conftest import NOW

BROWSER = Browser("192.0.2.1", "Firefox " * 50)
STEP = timedelta(seconds=30)


@pytest.fixture
def enrolled(make, session):
    """Give an account with a password and an authenticator, its secret and its recovery codes."""
    account = make("admin")
    set_password(session, actor_of(account), account, hashed="hash", now=NOW)
    start_session(session, account, BROWSER, complete=True, now=NOW)
    session_id = list_sessions(session, account.id)[0].id
    secret = begin_enrolment(session, actor_of(account), session_id)
    codes = confirm_enrolment(session, actor_of(account), session_id, code=pyotp.TOTP(secret).at(NOW), now=NOW)
    end_sessions(session, account.id)
    return account, secret, codes


def half_way(session, now):
    token, complete = begin_sign_in(session, "ann@example.org", "hash", browser=BROWSER, now=now)
    assert not complete
    return find_session(session, token, now).session_id


def test_the_password_alone_makes_no_complete_session(enrolled, session):
    session_id = half_way(session, NOW)
    assert not next(row for row in list_sessions(session, enrolled[0].id) if row.id == session_id).complete


def test_a_code_ends_the_half_session_and_starts_a_new_one(enrolled, session):
    code = pyotp.TOTP(enrolled[1]).at(NOW + STEP)
    finished = finish_sign_in(session, half_way(session, NOW), code, browser=BROWSER, now=NOW + STEP)
    assert not finished.by_recovery_code
    assert find_session(session, finished.token, NOW + STEP).complete
    assert len(list_sessions(session, enrolled[0].id)) == 1


@pytest.mark.parametrize("steps", [0, 1])
def test_a_code_that_was_used_is_refused(enrolled, session, steps):
    later = NOW + STEP * steps
    code = pyotp.TOTP(enrolled[1]).at(later)
    if steps:
        finish_sign_in(session, half_way(session, later), code, browser=BROWSER, now=later)
    with pytest.raises(InvalidData, match="used before"):
        finish_sign_in(session, half_way(session, later), code, browser=BROWSER, now=later)


@pytest.mark.parametrize(("off", "fits"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(enrolled, session, off, fits):
    later = NOW + STEP * 10
    code, session_id = pyotp.TOTP(enrolled[1]).at(later + STEP * off), half_way(session, later)
    if fits:
        assert finish_sign_in(session, session_id, code, browser=BROWSER, now=later)
    else:
        with pytest.raises(InvalidData):
            finish_sign_in(session, session_id, code, browser=BROWSER, now=later)


def test_a_recovery_code_works_once(enrolled, session):
    account, _, codes = enrolled
    finished = finish_sign_in(session, half_way(session, NOW), codes[0].upper(), browser=BROWSER, now=NOW)
    assert finished.by_recovery_code
    assert count_codes(session, account.id) == 9
    with pytest.raises(InvalidData):
        finish_sign_in(session, half_way(session, NOW), codes[0], browser=BROWSER, now=NOW)


def test_an_authenticator_is_not_replaced_by_whoever_holds_the_session(enrolled, session):
    session_id = half_way(session, NOW)
    with pytest.raises(Conflict):
        begin_enrolment(session, actor_of(enrolled[0]), session_id)


def test_an_unknown_account_is_answered_like_a_wrong_password(enrolled, session):
    assert stored_hash(session, "ANN@example.org") == "hash"
    assert stored_hash(session, "nobody@example.org") == ""
    with pytest.raises(InvalidData) as unknown:
        check_credentials("", "whatever it may be")
    with pytest.raises(InvalidData) as wrong:
        check_credentials("hash", "whatever it may be")
    assert str(unknown.value) == str(wrong.value)


def test_a_password_that_changed_in_the_meantime_signs_nobody_in(enrolled, session):
    with pytest.raises(InvalidData):
        begin_sign_in(session, "ann@example.org", "former hash", browser=BROWSER, now=NOW)


def test_a_session_that_ended_in_the_meantime_is_not_finished(enrolled, session):
    session_id = half_way(session, NOW)
    end_sessions(session, enrolled[0].id)
    with pytest.raises(NotFound):
        finish_sign_in(session, session_id, pyotp.TOTP(enrolled[1]).at(NOW + STEP), browser=BROWSER, now=NOW)


@pytest.mark.parametrize(
    ("role", "idle", "longest"),
    [("admin", timedelta(minutes=30), timedelta(hours=12)), ("employer", timedelta(hours=8), timedelta(days=7))],
)
def test_a_session_ends_when_idle_and_after_its_longest_time(make, session, role, idle, longest):
    account = make(role)
    token = start_session(session, account, BROWSER, complete=True, now=NOW)
    found = find_session(session, token, NOW + idle - timedelta(seconds=1))
    assert found.complete
    assert find_session(session, token, NOW + idle) is None
    note_seen(session, found.session_id, NOW + longest - timedelta(minutes=1))
    session.expire_all()
    assert find_session(session, token, NOW + longest - timedelta(seconds=1))
    assert find_session(session, token, NOW + longest) is None


def test_the_second_step_has_ten_minutes(enrolled, session):
    token, _ = begin_sign_in(session, "ann@example.org", "hash", browser=BROWSER, now=NOW)
    assert find_session(session, token, NOW + timedelta(minutes=9))
    assert find_session(session, token, NOW + timedelta(minutes=10)) is None


def test_the_database_holds_no_token(make, session):
    account = make()
    token = start_session(session, account, BROWSER, complete=True, now=NOW)
    row = list_sessions(session, account.id)[0]
    assert token not in (row.token_hash, row.csrf_secret)
    assert len(row.user_agent) == 120
