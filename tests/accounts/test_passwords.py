"""Passwords are long, hard to guess, and stored with Argon2id."""

import pytest

from talentmatch.accounts import passwords
from talentmatch.accounts.passwords import check_password, hash_password, verify_password
from talentmatch.errors import Busy, InvalidData

GOOD = "vier blauwe fietsen"


def test_it_fits_its_own_hash_only():
    stored = hash_password(GOOD)
    assert stored.startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    assert verify_password(stored, GOOD)
    assert not verify_password(stored, GOOD + " ")
    assert not verify_password("", GOOD)


def test_an_account_that_does_not_exist_costs_a_comparison_too(monkeypatch):
    compared = []

    class Hasher:
        def verify(self, stored, _password):
            compared.append(stored)

    passwords._dummy()
    monkeypatch.setattr(passwords, "_hasher", Hasher())
    assert verify_password("", GOOD) is False
    assert [stored.startswith("$argon2id$") for stored in compared] == [True]


@pytest.mark.parametrize(
    "password",
    [
        "short", "password1234", "Wachtwoord2026!", "talentmatch123", "aaaaaaaaaaaaaaaa", "123456789012",
        "welkom-welkom-1", "Peeters2026!!!", "ann.peeters1999", "qwertyuiop12", "x" * 257,
    ],
)  # fmt: skip
def test_it_refuses_what_is_tried_first(password):
    with pytest.raises(InvalidData):
        check_password(password, ("ann@example.org", "Ann Peeters"))


@pytest.mark.parametrize(
    "password", [GOOD, "correct horse battery", "héé wat een gedoe", "kz7#Qw9!mvLp2x", "ж" * 3 + "абвгдежзик"]
)
def test_it_takes_long_ones_of_any_letters(password):
    check_password(password, ("ann@example.org", "Ann Peeters"))


def test_no_more_than_four_are_hashed_at_once(monkeypatch):
    monkeypatch.setattr(passwords, "LONGEST_WAIT", 0.01)
    for _ in range(passwords.AT_ONCE):
        passwords._places.acquire()
    try:
        with pytest.raises(Busy):
            hash_password(GOOD)
    finally:
        for _ in range(passwords.AT_ONCE):
            passwords._places.release()
