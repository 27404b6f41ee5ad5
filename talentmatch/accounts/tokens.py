"""Secrets that we give out: made at random, and stored as a hash, so that a copy of the database opens nothing."""

import hashlib
import hmac
import secrets

TOKEN_BYTES = 32
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
CODE_LENGTH = 12  # 59 bits


def new_token() -> str:
    """Return a token of 256 random bits, fit for an address or a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """Return a recovery code in three groups of four, for people to write down."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def hash_of(secret: str) -> str:
    """Return the SHA-256 of a secret in hexadecimal; slow hashing is for what people choose, not for random bits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def derived(secret: str, purpose: str) -> str:
    """Return a token for one purpose that tells nothing about the secret it comes from."""
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def is_same(given: str, wanted: str) -> bool:
    """Compare in a time that does not tell where the two differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
