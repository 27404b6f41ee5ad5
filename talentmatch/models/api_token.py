"""Tokens by which programs act for an account, and answers kept so that a request sent twice is done once."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, SQLModel

from talentmatch.models.account import HASH_LENGTH
from talentmatch.models.columns import at_least, not_blank, text_list

LONGEST_NAME = 80


class ApiToken(SQLModel, table=True):
    """A token of an account; ``hint``: how it begins, by which its owner knows it again.

    ``used_at`` is written once an hour at most. ``revoked_at``: since when it lets nobody in.
    """

    __tablename__ = "api_token"
    __table_args__ = (
        not_blank("name"),
        not_blank("token_hash"),
        CheckConstraint("expires_at > created_at", name="expires_after_created"),
        {"sqlite_autoincrement": True},  # the audit log names the number, which never names another token
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    name: str = Field(max_length=LONGEST_NAME)
    token_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    hint: str = Field(max_length=10)
    scopes: list[str] = text_list()
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None


class ApiAnswer(SQLModel, table=True):
    """What was answered to a request of an account that named a key; ``request_hash``: of all that was sent.

    ``status`` is 0 while the answer is being made, which nobody sees but the transaction that makes it.
    """

    __tablename__ = "api_answer"
    __table_args__ = (at_least("status", 0),)

    account_id: int = Field(primary_key=True, foreign_key="account.id")
    key_hash: str = Field(primary_key=True, max_length=HASH_LENGTH)
    request_hash: str = Field(max_length=HASH_LENGTH)
    status: int = 0
    headers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
    body: str = ""
    created_at: datetime = Field(index=True)
