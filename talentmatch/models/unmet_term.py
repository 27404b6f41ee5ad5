"""Short terms that people typed and no skill covers: counted, without a person behind them."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from talentmatch.models.codes import TERM_SOURCES
from talentmatch.models.columns import at_least, not_blank, one_of

LONGEST_TERM = 60
DIGEST_LENGTH = 64


class UnmetTerm(SQLModel, table=True):
    """How often, and on how many days, a term was typed in a language and a place of the site.

    Nothing else is kept: no address, no account, no time of the day.
    """

    __tablename__ = "unmet_term"
    __table_args__ = (
        UniqueConstraint("term", "lang", "source"),
        not_blank("term"),
        one_of("lang", ("nl", "fr", "en")),
        one_of("source", TERM_SOURCES),
        at_least("times", 1),
        at_least("days", 1),
        {"sqlite_autoincrement": True},  # the number of a term that went never names another
    )

    id: int | None = Field(default=None, primary_key=True)
    term: str = Field(max_length=LONGEST_TERM)
    lang: str
    source: str
    times: int = 1
    days: int = 1
    first_on: date = Field(index=True)
    last_on: date = Field(index=True)


class DismissedTerm(SQLModel, table=True):
    """A term that an editor does not want to see again, as a hash: what it was is not kept."""

    __tablename__ = "dismissed_term"

    digest: str = Field(primary_key=True, max_length=DIGEST_LENGTH)
    dismissed_on: date
