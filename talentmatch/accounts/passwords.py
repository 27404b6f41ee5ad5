"""Passwords: which ones are accepted, and how they are stored and compared.

Argon2id with 46 MiB, one pass and one lane (OWASP Password Storage Cheat Sheet). At most four run at once, because
each takes its memory; whoever comes later waits a moment and is then asked to try again.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from talentmatch.errors import Busy, InvalidData
from talentmatch.i18n import N_

SHORTEST, LONGEST = 12, 256
MEMORY_KIB = 46 * 1024
AT_ONCE = 4
LONGEST_WAIT = 5.0  # seconds
FEWEST_CHARACTERS = 5  # different ones
REFUSED = Path(__file__).parent / "refused_passwords.txt"
_hasher = PasswordHasher(time_cost=1, memory_cost=MEMORY_KIB, parallelism=1)
_places = BoundedSemaphore(AT_ONCE)


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(timeout=LONGEST_WAIT):
        raise Busy(N_("Many people are signing in at this moment. Try again in a minute."))
    try:
        yield
    finally:
        _places.release()


def hash_password(password: str) -> str:
    """Return the hash to store; raise Busy when too many are being made."""
    with _place():
        return _hasher.hash(password)


def verify_password(stored: str, password: str) -> bool:
    """Return whether a password fits a stored hash; without a hash it takes as long and is False."""
    if len(password) > LONGEST:
        password = ""  # no account has it, and the answer takes as long as any
    with _place():
        try:
            _hasher.verify(stored or _dummy(), password)
        except (VerificationError, InvalidHashError):
            return False
    return bool(stored)


@cache
def _dummy() -> str:
    return _hasher.hash("nobody has this password")


def check_password(password: str, own_words: tuple[str, ...] = ()) -> None:
    """Raise InvalidData unless the password is long enough and none that is tried first.

    ``own_words``: e-mail address and name, which are no secret.
    """
    if len(password) < SHORTEST:
        message = N_(
            "The password has %(length)s characters and needs at least %(least)s. A few words make a good one."
        )
        raise InvalidData(message, length=len(password), least=SHORTEST)
    if len(password) > LONGEST:
        raise InvalidData(N_("The password is too long; use at most %(most)s characters."), most=LONGEST)
    if is_easy(password, own_words):
        raise InvalidData(
            N_("This password is too easy to guess. Choose words that have nothing to do with you or us.")
        )


def is_easy(password: str, own_words: tuple[str, ...] = ()) -> bool:
    """Return whether a password is a run of few characters, or known words with digits and signs around them."""
    folded = password.casefold()
    known = refused_passwords() | {part for word in own_words for part in re.split(r"[\W_]+", word.casefold())}
    if len(set(folded)) < FEWEST_CHARACTERS or folded in known:
        return True
    letters = re.sub(r"[\W\d_]+", "", folded)
    for word in sorted((word for word in known if len(word) > 2), key=len, reverse=True):
        letters = letters.replace(word, "")
    return len(letters) < FEWEST_CHARACTERS


@cache
def refused_passwords() -> frozenset[str]:
    """Return the passwords and words that are tried first."""
    return frozenset(REFUSED.read_text(encoding="utf-8").split())
