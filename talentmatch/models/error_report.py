"""Reports of errors: what somebody without an account found wrong on a page, until the desk has answered."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from talentmatch.models.codes import REPORT_ABOUT, REPORT_KINDS, REPORT_STATES, SITE_LANGUAGES
from talentmatch.models.columns import SLUG_LENGTH, not_blank, one_of

LONGEST_REPORT = 2_000
LONGEST_PATH = 300


class ErrorReport(SQLModel, table=True):
    """What is wrong with a record, or with another page of the site (``table_name`` page, without ``record_id``).

    ``provider_id``: whose record it was when it was reported. ``email`` serves for one answer and is empty after it.
    ``path``: the address of the page without language and query, so that nothing a reader typed comes along.
    """

    __tablename__ = "error_report"
    __table_args__ = (
        not_blank("message"),
        not_blank("path"),
        one_of("table_name", REPORT_ABOUT),
        one_of("kind", REPORT_KINDS),
        one_of("state", REPORT_STATES),
        one_of("lang", SITE_LANGUAGES),
        {"sqlite_autoincrement": True},  # the audit log names a report by its number, which is never given again
    )

    id: int | None = Field(default=None, primary_key=True)
    table_name: str = Field(max_length=20)
    record_id: str = Field(default="", max_length=SLUG_LENGTH)
    provider_id: str | None = Field(default=None, max_length=SLUG_LENGTH, index=True)
    path: str = Field(max_length=LONGEST_PATH)
    kind: str = Field(max_length=20)
    message: str = Field(max_length=LONGEST_REPORT)
    email: str = Field(default="", max_length=254)
    lang: str = Field(max_length=2)
    state: str = Field(default="waiting", max_length=20, index=True)
    note: str = Field(default="", max_length=LONGEST_REPORT)
    created_at: datetime = Field(index=True)
    decided_at: datetime | None = None
