"""Accounts: who may sign in. Secrets are stored as hashes, except the TOTP secret, which has to be read again."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from talentmatch.models.codes import ROLES, SITE_LANGUAGES
from talentmatch.models.columns import Versioned, at_least, not_blank, one_of

HASH_LENGTH = 64  # of a SHA-256 in hexadecimal


class Account(Versioned, SQLModel, table=True):
    """A person who signs in; ``email`` is in lower case, so that it is unique whatever case was typed.

    ``password_hash`` is empty until a password is set, ``totp_secret`` until an authenticator is enrolled.
    ``totp_step`` is the last time step whose code was used, so that a code works once. ``lang``: in which language the
    person gets mail. ``failures``: passwords tried since the last right one. ``limit_told_at``: when the owner was last
    told of somebody else's guesses. ``closed_at``: since when the row holds nobody's data; its number stays taken.
    """

    __tablename__ = "account"
    __table_args__ = (
        not_blank("name"),
        CheckConstraint("email = lower(email) AND length(email) > 2", name="email_lower"),
        one_of("role", ROLES),
        CheckConstraint("(role = 'provider_editor') = (provider_id IS NOT NULL)", name="provider_fits_role"),
        CheckConstraint("(role = 'employer') = (company_id IS NOT NULL)", name="company_fits_role"),
        one_of("lang", SITE_LANGUAGES),
        at_least("totp_step", 0),
        at_least("failures", 0),
    )

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(max_length=254, unique=True)
    name: str = Field(max_length=200)
    role: str = Field(max_length=20)
    provider_id: str | None = Field(default=None, foreign_key="provider.id")
    company_id: str | None = Field(default=None, foreign_key="company.id")
    trusted: bool = False
    lang: str = Field(default="en", max_length=2, sa_column_kwargs={"server_default": "en"})
    password_hash: str = Field(default="", max_length=200)
    totp_secret: str = Field(default="", max_length=64)
    totp_step: int = 0
    failures: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    limit_told_at: datetime | None = None
    disabled: bool = False
    created_at: datetime
    closed_at: datetime | None = None


class RecoveryCode(SQLModel, table=True):
    """A code that replaces the authenticator once."""

    __tablename__ = "recovery_code"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    code_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    used_at: datetime | None = None
