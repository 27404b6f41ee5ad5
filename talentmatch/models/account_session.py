"""What keeps an account signed in, and the links that let one in without a password. Tokens are stored as hashes."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from talentmatch.models.account import HASH_LENGTH
from talentmatch.models.codes import LINK_PURPOSES
from talentmatch.models.columns import one_of


class AccountSession(SQLModel, table=True):
    """A browser that is signed in, or with ``complete`` false: that gave the password and owes the second step.

    ``csrf_secret`` is what the token in every form is derived from; ``pending_secret`` is a TOTP secret that is shown
    and not confirmed yet. ``confirmed_at``: when the person last gave a password or code in it.
    """

    __tablename__ = "account_session"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    token_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    csrf_secret: str = Field(max_length=HASH_LENGTH)
    pending_secret: str = Field(default="", max_length=64)
    complete: bool = False
    created_at: datetime
    seen_at: datetime
    user_agent: str = Field(default="", max_length=120)
    address: str = Field(default="", max_length=64)
    confirmed_at: datetime | None = None


class AccountLink(SQLModel, table=True):
    """A link that works once: an invitation, a new password, or a provider's confirmation."""

    __tablename__ = "account_link"
    __table_args__ = (one_of("purpose", LINK_PURPOSES),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    purpose: str = Field(max_length=10)
    token_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class RateBucket(SQLModel, table=True):
    """How full a bucket of attempts is: ``empty_at`` is the moment, in seconds since 1970, when it has run empty."""

    __tablename__ = "rate_bucket"

    key: str = Field(primary_key=True, max_length=HASH_LENGTH + 20)
    empty_at: float
