"""The addresses by which linked data name records and pages."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["programmes", "providers", "profiles", "skills", "needs"]


@dataclass(frozen=True)
class Site:
    """Where the public finds this installation, and the language of the page that speaks; ``base`` has no last slash.

    The address of a record without a language is its identifier: it stays the same in every language and leads
    to the page in the language that the reader prefers.
    """

    base: str
    lang: str

    def record(self, kind: Kind, record_id: str) -> str:
        """Return the identifier of a record."""
        return f"{self.base}/{kind}/{record_id}"

    def page(self, kind: Kind, record_id: str) -> str:
        """Return the address of the page of a record in the language that speaks."""
        return f"{self.base}/{self.lang}/{kind}/{record_id}"

    @property
    def vocabulary(self) -> str:
        """Return the identifier of the vocabulary of skills."""
        return f"{self.base}/skills"

    @property
    def open_data(self) -> str:
        """Return the address under which the files of the open data are fetched."""
        return f"{self.base}/open-data"
