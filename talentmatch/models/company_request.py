"""Requests of companies for an account, until an administrator decides on them."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from talentmatch.models.account import HASH_LENGTH
from talentmatch.models.codes import REQUEST_STATES, SITE_LANGUAGES
from talentmatch.models.columns import not_blank, one_of


class CompanyRequest(SQLModel, table=True):
    """Who asks for an account for which company; ``unconfirmed`` until the link that was mailed is used."""

    __tablename__ = "company_request"
    __table_args__ = (
        not_blank("name"), not_blank("company"), not_blank("email"), one_of("state", REQUEST_STATES),
        one_of("lang", SITE_LANGUAGES),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=200)
    company: str = Field(max_length=200)
    website: str = Field(default="", max_length=2000)
    email: str = Field(max_length=254, index=True)
    message: str = ""
    lang: str = Field(max_length=2)
    token_hash: str = Field(max_length=HASH_LENGTH, unique=True)
    state: str = Field(default="unconfirmed", max_length=20)
    created_at: datetime
    decided_at: datetime | None = None
    company_id: str | None = Field(default=None, foreign_key="company.id")
