"""Browsers that signed in before, and e-mail addresses to be confirmed. Tokens are stored as hashes."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from talentmatch.models.account import HASH_LENGTH


class KnownDevice(SQLModel, table=True):
    """A browser in which somebody signed in to an account completely; ``seen_at``: when that was last."""

    __tablename__ = "known_device"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    token_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    created_at: datetime
    seen_at: datetime
    user_agent: str = Field(default="", max_length=120)


class EmailChange(SQLModel, table=True):
    """A new address of an account, until the link that was sent there is opened; one for each account."""

    __tablename__ = "email_change"

    account_id: int = Field(primary_key=True, foreign_key="account.id")
    email: str = Field(max_length=254)
    token_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    expires_at: datetime
