"""The index that answers now: loaded from its snapshot or built, and swapped when the catalogue has changed.

A rebuild happens off to the side, in a thread of its own, while the former index goes on answering; one assignment
swaps them. What the index no longer should show is caught at read time, because pages join with the database.
"""

import logging
import shutil
import threading
from dataclasses import dataclass, replace
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
from talentmatch.matching.profile_vectors import read_ahead, with_kept
from talentmatch.matching.spelling import Spelling
from talentmatch.models.editing import days_due
from talentmatch.models.store import get_state
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.linking import SkillLinker

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loaded:
    """Everything that is worked out from one state of the catalogue; immutable, shared between threads.

    read: checksums of the questions whose texts were read ahead.
    """

    key: str
    index: Index
    linker: SkillLinker
    places: PlaceFinder
    bridge: OccupationBridge
    duties: LazyReader
    facts: CatalogueFacts
    completer: Completer
    spelling: Spelling
    read: frozenset[bytes] = frozenset()


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
        index = build_index(session)
        save_snapshot(index, directory)
    index, kept = with_kept(index, vectors_directory(folder, key))
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
        read=kept.questions,
    )


def load_and_read_ahead(session: Session, folder: Path) -> Loaded:
    """Return what load_or_build returns, after the texts of all job profiles were read."""
    return ahead(session, load_or_build(session, folder), folder)


def ahead(session: Session, loaded: Loaded, folder: Path) -> Loaded:
    """Return a state whose rankings of job profiles need not read their texts."""
    index, kept = read_ahead(session, loaded.index, loaded.bridge, vectors_directory(folder, loaded.key))
    return replace(loaded, index=index, read=kept.questions)


def vectors_directory(folder: Path, key: str) -> Path:
    """Return where the vectors of a database are kept, for all its states."""
    return folder / f"vectors-{identity_of(key)}"


def identity_of(key: str) -> str:
    """Return which database a state belongs to."""
    return key.rsplit("-", 1)[0]


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
    for other in directory.parent.glob(f"{identity_of(directory.name)}-*"):
        if other != directory:
            shutil.rmtree(other, ignore_errors=True)


class LiveIndex:
    """Hold the loaded state and renew it when the catalogue's revision has moved on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: Loaded | None = None
        self._renewing = threading.Lock()

    def current(self, session: Session) -> Loaded:
        """Return the present state; the first call waits for it, later ones renew it off to the side."""
        loaded = self._loaded
        if loaded is None:
            with self._renewing:
                loaded = self._loaded = self._loaded or load_or_build(session, self._folder)
        elif loaded.key != state_key(session):
            self._renew_aside(session)
        return loaded

    def refresh(self, session: Session) -> Loaded:
        """Renew the state now, read ahead, and return it."""
        with self._renewing:
            self._loaded = load_and_read_ahead(session, self._folder)
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
                self._loaded = ahead(session, renewed, self._folder)  # takes its time where many texts are new
        except Exception:
            log.exception("the index could not be renewed; the former one goes on answering")
        finally:
            self._renewing.release()
