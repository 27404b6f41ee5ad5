"""What came of asking an address that a record names, and since when it has not answered."""

from datetime import date

from sqlmodel import Field, SQLModel

from talentmatch.models.columns import at_least, not_blank

FAILURES_OF_DEAD = 3  # on as many days: a site may well be down for one


class LinkCheck(SQLModel, table=True):
    """The last look at an address; ``outcome`` is the status, or why nobody could be asked; ``failures`` in a row.

    A second failure on the same day does not count.
    """

    __tablename__ = "link_check"
    __table_args__ = (not_blank("url"), at_least("failures", 0))

    id: int | None = Field(default=None, primary_key=True)
    url: str = Field(unique=True)
    outcome: str = Field(default="", max_length=40)
    failures: int = 0
    first_failed_on: date | None = None
    last_failed_on: date | None = None
    checked_on: date
