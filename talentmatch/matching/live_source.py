"""Where the index of a process comes from: built on this machine, or fetched from where another publishes it."""

from pathlib import Path
from typing import Protocol

from sqlmodel import Session

from talentmatch.engine.files import locked
from talentmatch.engine.segmented import Segmented
from talentmatch.matching.live_origin import origin_of
from talentmatch.matching.live_segments import Standing, built, caught_up, merge_is_due
from talentmatch.matching.live_store import find_exact, find_stored, store
from talentmatch.matching.snapshots.shelf import Shelf


class Source(Protocol):
    """Give the index of a state of the catalogue."""

    @property
    def builder(self) -> "OwnSource | None":
        """Return what builds anew on this machine; None where another machine does."""

    def has_news(self, known: Standing, /) -> bool:
        """Return whether there is another index to be had than this one, whatever the catalogue says; fast."""

    def present(self, session: Session, known: Standing | None) -> Standing:
        """Return the best index for the present state, however long it takes."""

    def next(self, session: Session, known: Standing) -> Standing | None:
        """Return an index of the present state in little time; None when too much changed for that."""


class OwnSource:
    """Build on this machine, and keep what was built in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def builder(self) -> "OwnSource":
        """Return itself."""
        return self

    def has_news(self, _known: Standing, /) -> bool:
        """Return False: nobody else builds here what this process could take over."""
        return False

    def present(self, session: Session, known: Standing | None) -> Standing:
        """Return the known or stored index with what changed since, or one that is built now, as a merge would."""
        known = known or find_stored(self._folder, origin_of(session))
        standing = caught_up(session, known) if known else None
        if standing is None or merge_is_due(standing.index):
            return self._built(session, known.index if known else None)
        return standing

    def next(self, session: Session, known: Standing) -> Standing | None:
        """Return the index with what changed since beside it."""
        return caught_up(session, known)

    def merged(self, session: Session, known: Standing, *, too_much: bool) -> Standing | None:
        """Return an index built anew where much changed, or the catalogue is small; None where that is not due.

        too_much: next gave none.
        """
        return self._built(session, known.index) if too_much or merge_is_due(known.index) else None

    def _built(self, session: Session, known: Segmented | None) -> Standing:
        """Build, or load what another process of this machine has built while this one waited for it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with locked(self._folder):
            found = find_exact(self._folder, origin_of(session))
            if found is None:
                found = built(session, known)
                store(found, self._folder)
            return found


class SharedSource:
    """Take what another machine publishes; build here only where nothing usable was ever published."""

    def __init__(self, shelf: Shelf, own: Source) -> None:
        self._shelf, self._own = shelf, own

    @property
    def builder(self) -> None:
        """Return None: the next published snapshot is the merge."""
        return None

    def has_news(self, known: Standing, /) -> bool:
        """Return whether another snapshot was published, or a former one was put back."""
        return self._shelf.has_other_than(known.published)

    def present(self, session: Session, known: Standing | None) -> Standing:
        """Return the published index with what changed since; as it is when that is too much."""
        found = self._shelf.take(origin_of(session).identity, known.published) if known else None
        found = found or known or self._shelf.take_any(origin_of(session).identity)
        return (caught_up(session, found) or found) if found else self._own.present(session, None)

    def next(self, session: Session, known: Standing) -> Standing | None:
        """Return the published index with what changed since; a new one as it is when that is too much."""
        found = self._shelf.take(known.origin.identity, known.published)
        return caught_up(session, found or known) or found
