"""The index that answers now: loaded from its snapshot or built, and swapped when the catalogue has changed.

A rebuild happens off to the side, in a thread of its own, while the former index goes on answering; one assignment
swaps them. What the index no longer should show is caught at read time, because pages join with the database.
"""

import fcntl
import logging
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from talentmatch.catalogue.queries import list_places, listed_ids, load_cards
from talentmatch.engine import LANGUAGES, Index, IndexBuilder, SnapshotError, encoder_state
from talentmatch.matching.bridge import OccupationBridge, build_bridge
from talentmatch.matching.completing import Completer
from talentmatch.matching.documents import programme_document
from talentmatch.matching.duties.reader import LazyReader
from talentmatch.matching.facts import CatalogueFacts, load_facts
from talentmatch.matching.known_words import words_known_to
from talentmatch.matching.names import load_names
from talentmatch.matching.places import PlaceFinder
from talentmatch.matching.spelling import Spelling
from talentmatch.models.editing import days_due
from talentmatch.models.freshness import freshness_of
from talentmatch.models.store import get_state, public_state
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.linking import SkillLinker

log = logging.getLogger(__name__)
LOCK = "building.lock"


@dataclass(frozen=True)
class Loaded:
    """Everything that is worked out from one state of the catalogue; immutable, shared between threads."""

    key: str
    index: Index
    linker: SkillLinker
    places: PlaceFinder
    bridge: OccupationBridge
    duties: LazyReader
    facts: CatalogueFacts
    completer: Completer
    spelling: Spelling


def state_key(session: Session) -> str:
    """Return the name of the catalogue's present state: which database, which revision, how many days have come.

    The day on which a programme begins or ends to be shown or found changes what belongs in the index, and no row.
    """
    state = get_state(session)
    due = session.exec(days_due(session)).one()
    return f"{state.identity}-{state.revision}" + (f".{due}" if due else "")


def build_index(session: Session) -> Index:
    """Build the index of all programmes."""
    builder = IndexBuilder()
    for card in load_cards(session, sorted(listed_ids(session))).values():
        builder.add(programme_document(card))
    return builder.build()


def load_or_build(session: Session, folder: Path) -> Loaded:
    """Return what belongs to the catalogue's present state; a snapshot that does not fit is built anew and saved."""
    key = state_key(session)
    directory = folder / key
    try:
        index = Index.load(directory)
    except SnapshotError as error:
        log.log(logging.WARNING if directory.exists() else logging.DEBUG, "index %s is built anew: %s", key, error)
        index = build_once(session, directory)
    places, bridge = PlaceFinder(list_places(session)), build_bridge(session)
    names = load_names(session)
    return Loaded(
        key=key,
        index=index,
        linker=build_linker(session),
        places=places,
        bridge=bridge,
        duties=LazyReader(folder),
        facts=load_facts(session),
        completer=Completer(names),
        spelling=Spelling(names, [words_known_to(index, places, lang) for lang in LANGUAGES]),
    )


def build_once(session: Session, directory: Path) -> Index:
    """Build and save an index, or load what another process of this machine has built while this one waited for it."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    with (directory.parent / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            return Index.load(directory)
        except SnapshotError:
            index = build_index(session)
            save_snapshot(index, directory)
            return index


def snapshot_size(directory: Path) -> int | None:
    """Return how many programmes a snapshot holds, or None when it does not fit."""
    try:
        return len(Index.load(directory))
    except SnapshotError:
        return None


def meaning_state() -> str:
    """Say whether the ranking knows meaning: ready, missing (no encoder) or other weights (than the pinned ones)."""
    return encoder_state()


def save_snapshot(index: Index, directory: Path) -> None:
    """Save the index for this state and remove those of former states of the same database."""
    index.save(directory)
    identity = directory.name.rsplit("-", 1)[0]
    for other in directory.parent.glob(f"{identity}-*"):
        if other != directory:
            shutil.rmtree(other, ignore_errors=True)


class LiveIndex:
    """Hold the loaded state and renew it when the catalogue's revision has moved on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: Loaded | None = None
        self._counted: tuple[Any, str] = (None, "")
        self._renewing = threading.Lock()

    def current(self, session: Session) -> Loaded:
        """Return the present state; the first call waits for it, later ones renew it off to the side."""
        loaded = self._loaded
        if loaded is None:
            with self._renewing:
                loaded = self._loaded = self._loaded or load_or_build(session, self._folder)
        elif loaded.key != self.key(session):
            self._renew_aside(session)
        return loaded

    def is_current(self, session: Session) -> bool:
        """Return whether what is loaded belongs to the present state."""
        return self._loaded is not None and self._loaded.key == self.key(session)

    def key(self, session: Session) -> str:
        """Return the name of the present state; the days that have come are counted once for each revision and day."""
        state = (public_state(session.connection()), freshness_of(session))
        if self._counted[0] != state:
            self._counted = (state, state_key(session))
        return self._counted[1]

    def refresh(self, session: Session) -> Loaded:
        """Renew the state now, and return it."""
        with self._renewing:
            self._loaded = load_or_build(session, self._folder)
            return self._loaded

    def settle(self) -> None:
        """Wait until no renewal is under way, so that its connection can be closed."""
        with self._renewing:
            return

    def _renew_aside(self, session: Session) -> None:
        if self._renewing.acquire(blocking=False):
            # A connection of its own: that of the session belongs to another thread, and may be closed at any time.
            engine, info = session.get_bind().engine, dict(session.info)
            threading.Thread(target=self._renew, args=(engine, info), name="index-renewal", daemon=True).start()

    def _renew(self, engine: Engine, info: dict[Any, Any]) -> None:
        try:
            with Session(engine, info=info) as session:
                former, renewed = self._loaded, load_or_build(session, self._folder)
                if former is not None and former.duties.built:
                    renewed.duties.get(session)  # who pastes a vacancy next does not wait for it
                self._loaded = renewed
        except Exception:
            log.exception("the index could not be renewed; the former one goes on answering")
        finally:
            self._renewing.release()
