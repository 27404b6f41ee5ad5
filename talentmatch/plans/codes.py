"""Codes that people type from paper: 128 random bits and 12 of a checksum, in Crockford's base 32.

Source: https://www.crockford.com/base32.html; its own check symbol needs letters that look alike, so that 12 bits of a
hash stand in its place. 28 letters in seven groups of four.
"""

import hashlib
import secrets

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2011": None})
SECRET_BITS, CHECK_BITS, LETTER_BITS, GROUP = 128, 12, 5, 4
LENGTH = (SECRET_BITS + CHECK_BITS) // LETTER_BITS
MASK = (1 << LETTER_BITS) - 1


def new_code() -> str:
    """Return a code of 28 letters without gaps, as it stands in an address."""
    return written(secrets.randbits(SECRET_BITS))


def written(secret: int) -> str:
    """Return a secret of 128 bits with its checksum as letters."""
    whole = secret << CHECK_BITS | checksum(secret)
    return "".join(LETTERS[whole >> shift & MASK] for shift in range((LENGTH - 1) * LETTER_BITS, -1, -LETTER_BITS))


def checksum(secret: int) -> int:
    """Return the first 12 bits of a hash of the secret."""
    digest = hashlib.sha256(secret.to_bytes(SECRET_BITS // 8)).digest()
    return int.from_bytes(digest[:2]) >> (16 - CHECK_BITS)


def read_code(typed: str) -> str:
    """Return a typed code as ``new_code`` made it; raise InvalidData for one that holds a typing error."""
    letters = typed.upper().translate(ALIKE)
    if len(letters) != LENGTH or not set(letters) <= set(LETTERS):
        message = N_("A code has %(length)s letters and digits. Look at the paper and type it again.")
        raise InvalidData(message, length=LENGTH)
    whole = 0
    for letter in letters:
        whole = whole << LETTER_BITS | LETTERS.index(letter)
    if written(whole >> CHECK_BITS) != letters:
        raise InvalidData(N_("There is a typing error in this code. Compare it with the paper, group by group."))
    return letters


def grouped(code: str) -> str:
    """Return a code in groups of four, for people to read."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))
