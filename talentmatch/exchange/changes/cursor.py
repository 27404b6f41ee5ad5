"""Where a reader of the changes is: in the walk through all records, or at an entry of the audit log."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import CatalogueState
from talentmatch.models.input_types import SLUG

FORM = re.compile(r"([0-9a-z]{1,8})\.(\d{8})\.(\d{1,18})(?:\.(\d{1,2})\.([0-9a-z-]{0,120}))?\Z", re.ASCII)
NAME_LENGTH = 8


@dataclass(frozen=True)
class Cursor:
    """A place that stays valid as records come and go.

    ``catalogue``: the database and the data files that it was loaded from, whose loading no log tells; ``entry``: the
    last entry of the audit log that was told; ``day``: up to when days that came and went were told. During the walk
    through all records ``table`` counts the tables and ``last`` is the record that was told last; afterwards
    ``table`` is None.
    """

    catalogue: str
    day: date
    entry: int
    table: int | None = None
    last: str = ""

    def text(self) -> str:
        """Return the cursor as an address carries it."""
        place = "" if self.table is None else f".{self.table}.{self.last}"
        return f"{self.catalogue}.{self.day:%Y%m%d}.{self.entry}{place}"


def read_cursor(text: str) -> Cursor:
    """Return the cursor of a text; raise InvalidData for one that no answer gave."""
    found = FORM.match(text)
    try:
        if found is None or (found[5] and not SLUG.match(found[5])):
            raise ValueError(text)
        day = date.fromisoformat(found[2])
    except ValueError:
        message = N_("The cursor in 'since' is none of ours. Take the one that the last answer gave as 'next'.")
        raise InvalidData(message) from None
    table = None if found[4] is None else int(found[4])
    return Cursor(found[1], day, int(found[3]), table, found[5] or "")


def name_of_catalogue(state: CatalogueState) -> str:
    """Return a short name of a database and of the data files that it was loaded from."""
    return hashlib.sha256(f"{state.identity} {state.data_digest}".encode()).hexdigest()[:NAME_LENGTH]
