"""Which programmes of an index may still be shown: it can be older than the last change of the catalogue."""

import numpy as np
from sqlmodel import Session

from talentmatch.catalogue.queries import listed_ids
from talentmatch.engine.segmented import Marks, Numbering
from talentmatch.matching.live_origin import Mark, mark_of


class Listed:
    """Mark what is listed now, and remember it until the catalogue changes."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._latest: tuple[Mark, Marks] | None = None

    def marks(self, session: Session) -> Marks:
        """Return whether each programme of the index, by number, is listed now; nobody may change them."""
        mark, latest = mark_of(session), self._latest
        if latest is None or latest[0] != mark:
            ids = listed_ids(session)
            marks = np.fromiter((name in ids for name in self._numbering.ids()), bool, len(self._numbering))
            self._latest = latest = mark, marks & self._numbering.present
        return latest[1]
