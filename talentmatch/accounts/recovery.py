"""Recovery codes: each replaces the authenticator once, when it is lost."""

from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from talentmatch.accounts.tokens import hash_of, new_code
from talentmatch.models import RecoveryCode

NUMBER = 10


def make_codes(session: Session, account_id: int) -> list[str]:
    """Return new codes to be shown once; the former ones stop working. Flush, never commit."""
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))
    codes = [new_code() for _ in range(NUMBER)]
    session.add_all(RecoveryCode(account_id=account_id, code_hash=_hash(code)) for code in codes)
    session.flush()
    return codes


def use_code(session: Session, account_id: int, code: str, now: datetime) -> bool:
    """Return whether this is an unused code of the account, and use it up in the same statement."""
    statement = update(RecoveryCode).where(
        col(RecoveryCode.account_id) == account_id,
        col(RecoveryCode.code_hash) == _hash(code),
        col(RecoveryCode.used_at).is_(None),
    )
    return session.exec(statement.values(used_at=now)).rowcount == 1


def count_codes(session: Session, account_id: int) -> int:
    """Return how many codes are left."""
    unused = select(RecoveryCode).where(RecoveryCode.account_id == account_id, col(RecoveryCode.used_at).is_(None))
    return len(session.exec(unused).all())


def _hash(code: str) -> str:
    return hash_of("".join(letter for letter in code.casefold() if letter.isalnum()))
