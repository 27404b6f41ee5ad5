"""The index that answers now: loaded or built when first asked for, and renewed when the catalogue has changed.

A renewal happens off to the side, in a thread of its own, while the former index goes on answering; one assignment
swaps them. What changed is searchable first, from a small index beside the large one; what stands beside the index
follows; and when much has changed, or the catalogue is small, all is built anew after that. Last the texts of new job
profiles are read ahead. What the index no longer should show is caught at read time, because pages join with the
database.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from talentmatch.engine import Index, encoder_state
from talentmatch.matching.live_loaded import Loaded, keep_read, load_first, load_whole
from talentmatch.matching.live_origin import Mark, Origin, mark_of, state_key
from talentmatch.matching.live_segments import built
from talentmatch.matching.live_source import OwnSource, Source
from talentmatch.matching.profile_vectors import asked_by_profiles

__all__ = ["LiveIndex", "Loaded", "build_index", "meaning_state", "state_key", "whole_index"]
log = logging.getLogger(__name__)
Open = Callable[[], Session]


def build_index(session: Session) -> Index:
    """Build the index of all programmes."""
    return built(session).index.original.index


def whole_index(session: Session, loaded: Loaded) -> Index:
    """Return one index of all programmes: the one that answers, or one built now where changes stand beside it."""
    index = built(session, loaded.index).index if loaded.index.changed else loaded.index
    return index.original.index


def meaning_state() -> str:
    """Say whether the ranking knows meaning: ready, missing (no encoder) or other weights (than the pinned ones)."""
    return encoder_state()


class LiveIndex:
    """Hold the loaded state and renew it when the catalogue's revision has moved on."""

    def __init__(self, folder: Path, source: Source | None = None) -> None:
        self._folder, self._source = folder, source or OwnSource(folder)
        self._loaded: Loaded | None = None
        self._seen: Mark | None = None
        self._named: tuple[Mark | None, str] = (None, "")
        self._renewing, self._following, self._reading = threading.Lock(), threading.Lock(), threading.Lock()

    def current(self, session: Session) -> Loaded:
        """Return the present state; the first call waits for it, later ones renew it off to the side."""
        loaded = self._loaded
        if loaded is None:
            with self._renewing:
                loaded = self._loaded or self._load_first(session)
        elif self._is_behind(session, loaded) and self._renewing.acquire(blocking=False):
            # A connection of its own: that of the session belongs to another thread, and may be closed at any time.
            of = session.get_bind().engine, dict(session.info)
            threading.Thread(target=self._renew_aside, args=of, name="index-renewal", daemon=True).start()
        return loaded

    def is_current(self, session: Session) -> bool:
        """Return whether what is loaded belongs to the present state, all of it."""
        loaded = self._loaded
        return loaded is not None and loaded.whole and loaded.key == self.key(session)

    def key(self, session: Session) -> str:
        """Return the name of the present state; the days that have come are counted once for each revision and day."""
        mark = mark_of(session)
        if self._named[0] != mark:
            self._named = (mark, state_key(session))
        return self._named[1]

    def refresh(self, session: Session) -> Loaded:
        """Renew the state now, read the texts of job profiles ahead, and return it."""
        with self._renewing:
            loaded = self._load(session)
            asked = asked_by_profiles(session, loaded.bridge)
            self._loaded = loaded = loaded.keeping(keep_read(asked, loaded.standing, self._folder))
            return loaded

    def settle(self) -> None:
        """Wait until no renewal is under way, so that its connection can be closed."""
        with self._following, self._reading, self._renewing:
            return

    def _is_behind(self, session: Session, loaded: Loaded) -> bool:
        return not loaded.whole or self._seen != mark_of(session) or self._source.has_news(loaded.standing)

    def _load_first(self, session: Session) -> Loaded:
        loaded = self._load(session)
        if self._source.builder is None and not loaded.read:
            self._seen = None  # no command read the job profiles on this machine: the next question lets a thread do it
        return loaded

    def _load(self, session: Session) -> Loaded:
        mark, known = mark_of(session), self._loaded.standing if self._loaded else None
        standing = self._source.present(session, known)
        self._loaded = loaded = load_whole(session, standing, self._folder, self._loaded)
        self._seen = mark
        return loaded

    def _renew_aside(self, engine: Engine, info: dict[Any, Any]) -> None:
        open_session = partial(Session, engine, info=info)
        too_much = following = False
        try:
            with open_session() as session:
                too_much = self._renew(session)
            following = self._following.acquire(blocking=False)
        except Exception:
            log.exception("the index could not be renewed; the former one goes on answering")
        finally:
            self._renewing.release()
        if following:  # else another thread is at it, and sees to this change as well
            self._follow(open_session, too_much=too_much)

    def _renew(self, session: Session) -> bool:
        """Take over what changed in the index; return whether it was too much for that."""
        mark, former = mark_of(session), self._former()
        standing = self._source.next(session, former.standing)
        if standing is None:
            self._loaded = replace(former, whole=False)
        elif standing is not former.standing:
            self._loaded = load_first(session, standing, former)
        self._seen = mark
        return standing is None

    def _follow(self, open_session: Open, *, too_much: bool) -> None:
        """Load what stands beside the index, and build anew where it is due, while further changes are taken over.

        Reading ahead comes after that, so that nothing waits for it.
        """
        reading = False
        try:
            self._complete(open_session)
            if self._source.builder is not None:
                self._merge(open_session, self._source.builder, too_much=too_much)
            reading = self._reading.acquire(blocking=False)
        except Exception:
            log.exception("the index could not be renewed; the former one goes on answering")
        finally:
            self._following.release()
        if reading:
            self._read_ahead(open_session)

    def _complete(self, open_session: Open) -> None:
        while not (loaded := self._former()).whole:
            with open_session() as session:
                self._swap(session, load_whole(session, loaded.standing, self._folder, loaded))

    def _swap(self, session: Session, whole: Loaded) -> None:
        """Let what was loaded answer; an index that changed meanwhile stays, and is completed in the next turn."""
        former = self._former()
        if former.duties.built:
            whole.duties.get(session)  # who pastes a vacancy next does not wait for it
        if former.figures.built:
            whole.figures.get(session)
        with self._renewing:
            former = self._former()
            whole = whole.keeping(former.kept)
            same = former.standing.origin is whole.standing.origin
            self._loaded = whole if same else load_first(session, former.standing, whole)

    def _merge(self, open_session: Open, builder: OwnSource, *, too_much: bool) -> None:
        with open_session() as session:
            standing = builder.merged(session, self._former().standing, too_much=too_much)
        if standing is not None:
            with self._renewing, open_session() as session:  # a new one, which sees what changed meanwhile
                present = self._source.next(session, standing) or standing
                self._loaded = load_first(session, present, self._former())
            self._complete(open_session)

    def _read_ahead(self, open_session: Open) -> None:
        """Read the texts of new job profiles without a connection, then let the index that answers by then use them."""
        done: Origin | None = None
        try:
            while (loaded := self._former()).standing.origin is not done:  # it may change while texts are read
                with open_session() as session:
                    asked = asked_by_profiles(session, loaded.bridge)
                kept, done = keep_read(asked, loaded.standing, self._folder), loaded.standing.origin
                with self._renewing:
                    self._loaded = self._former().keeping(kept)
        except Exception:
            log.exception("the texts of job profiles could not be read ahead; they are read when asked for")
        finally:
            self._reading.release()

    def _former(self) -> Loaded:
        if self._loaded is None:
            raise RuntimeError("nothing is renewed before it was loaded")
        return self._loaded
