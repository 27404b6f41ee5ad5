"""Time-based codes of an authenticator (RFC 6238): six digits, thirty seconds, one step of tolerance on each side."""

import hmac
from datetime import datetime

import pyotp

STEP_SECONDS = 30
TOLERANCE = 1
ISSUER = "talentmatch"


def new_secret() -> str:
    """Return a secret of 160 random bits in base 32."""
    return pyotp.random_base32()


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """Return the time step whose code this is, looked for around ``now``; None when there is none."""
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit()):
        return None
    maker, current = pyotp.TOTP(secret), int(now.timestamp()) // STEP_SECONDS
    for step in range(current - TOLERANCE, current + TOLERANCE + 1):
        if hmac.compare_digest(maker.generate_otp(step), digits):
            return step
    return None


def enrolment_address(secret: str, email: str) -> str:
    """Return the ``otpauth:`` address that an authenticator reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
