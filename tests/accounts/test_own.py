"""People change their own password, address, language and authenticator."""

from datetime import timedelta

import pytest

from talentmatch.accounts.devices import find_device, know_device
from talentmatch.accounts.email_change import LIFETIME, confirm_email, get_email_change, request_email
from talentmatch.accounts.inputs import EmailInput, LanguageInput
from talentmatch.accounts.own import change_language, change_password, remove_own_totp
from talentmatch.accounts.recovery import count_codes, make_codes
from talentmatch.accounts.sessions import Browser, actor_of, find_session, start_session
from talentmatch.errors import InvalidData, NotFound
from tests.accounts.conftest import NOW

HOME = Browser("192.0.2.77", "Firefox")
NEW = EmailInput(email="Ann.New@example.org")


def signed_in(session, account):
    token = start_session(session, account, HOME, complete=True, now=NOW)
    return token, find_session(session, token, NOW)


def test_another_password_ends_every_session_and_device_but_those_in_use(make, session):
    account = make()
    (here, state), (there, _) = signed_in(session, account), signed_in(session, account)
    known, other = (know_device(session, account, "", browser=HOME, now=NOW) for _ in range(2))
    change_password(session, state, hashed="new", device=known, now=NOW)
    assert [bool(find_session(session, token, NOW)) for token in (here, there)] == [True, False]
    assert [bool(find_device(session, account, token, NOW)) for token in (known, other)] == [True, False]
    assert account.password_hash == "new"


def test_another_address_holds_once_its_link_is_used(make, session):
    account = make()
    person, token = request_email(session, actor_of(account), NEW, now=NOW)
    assert (person.email, account.email) == ("ann.new@example.org", "ann@example.org")
    assert confirm_email(session, token, now=NOW).email == "ann@example.org"
    assert account.email == "ann.new@example.org"
    with pytest.raises(NotFound):
        confirm_email(session, token, now=NOW)


def test_the_address_of_somebody_else_is_never_taken(make, session):
    account = make()
    _, token = request_email(session, actor_of(account), NEW, now=NOW)
    bob = make(email="ann.new@example.org")
    with pytest.raises(NotFound):
        confirm_email(session, token, now=NOW)
    assert request_email(session, actor_of(bob), EmailInput(email="ann@example.org"), now=NOW) is None


def test_a_link_to_another_address_expires_and_a_newer_one_replaces_it(make, session):
    account = make()
    _, former = request_email(session, actor_of(account), NEW, now=NOW)
    _, token = request_email(session, actor_of(account), NEW, now=NOW)
    assert get_email_change(session, token, NOW + LIFETIME - timedelta(seconds=1))
    for key, moment in ((former, NOW), (token, NOW + LIFETIME)):
        with pytest.raises(NotFound):
            get_email_change(session, key, moment)


def test_the_language_of_mails_is_kept(make, session):
    account = make()
    change_language(session, actor_of(account), LanguageInput(lang="nl"), now=NOW)
    assert account.lang == "nl"


@pytest.mark.parametrize(("role", "required", "stays"), [("admin", True, True), ("admin", False, False),
                                                         ("editor", True, False)])  # fmt: skip
def test_an_authenticator_is_removed_unless_the_settings_want_one(make, session, role, required, stays):
    account = make(role)
    account.totp_secret = "JBSWY3DPEHPK3PXP"
    make_codes(session, account.id)
    _, state = signed_in(session, account)
    if stays:
        with pytest.raises(InvalidData):
            remove_own_totp(session, state, required=required, now=NOW)
    else:
        remove_own_totp(session, state, required=required, now=NOW)
    assert (bool(account.totp_secret), count_codes(session, account.id)) == (stays, 10 if stays else 0)


def test_a_session_is_fresh_for_a_quarter_of_an_hour(make, session):
    _, state = signed_in(session, make())
    assert state.is_fresh(NOW + timedelta(minutes=14))
    assert not state.is_fresh(NOW + timedelta(minutes=15))
