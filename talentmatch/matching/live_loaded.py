"""Everything that is worked out from one state of the catalogue, and how it is loaded."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import Session

from talentmatch.catalogue.queries import list_places
from talentmatch.engine import LANGUAGES
from talentmatch.engine.segmented import Segmented
from talentmatch.matching.bridge import OccupationBridge, build_bridge
from talentmatch.matching.completing import Completer
from talentmatch.matching.duties.reader import LazyReader
from talentmatch.matching.facts import CatalogueFacts, load_facts
from talentmatch.matching.known_words import words_known_to
from talentmatch.matching.live_segments import Standing
from talentmatch.matching.names import load_names
from talentmatch.matching.places import PlaceFinder
from talentmatch.matching.profile_vectors import read_ahead, with_kept
from talentmatch.matching.spelling import Spelling
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.linking import SkillLinker


@dataclass(frozen=True)
class Loaded:
    """Hold an index and what stands beside it; immutable, shared between threads.

    index: that of the standing, with an encoder that reads no text whose vector is kept.
    read: checksums of the questions whose texts were read ahead.
    whole: False while all but the index and the facts of what changed are still those of the state before.
    """

    standing: Standing
    index: Segmented
    linker: SkillLinker
    places: PlaceFinder
    bridge: OccupationBridge
    duties: LazyReader
    facts: CatalogueFacts
    completer: Completer
    spelling: Spelling
    read: frozenset[bytes] = frozenset()
    whole: bool = True

    @property
    def key(self) -> str:
        """Return the name of the state of the catalogue that the index shows."""
        return self.standing.origin.key


def load_whole(session: Session, standing: Standing, folder: Path) -> Loaded:
    """Load all that stands beside an index; some seconds for 20,000 programmes."""
    places, names = PlaceFinder(list_places(session)), load_names(session)
    index, kept = with_kept(standing.index, vectors_directory(folder, standing))
    known = [words_known_to(index.space, places, lang) for lang in LANGUAGES]
    return Loaded(
        standing=standing,
        index=index.prepared(),
        linker=build_linker(session),
        places=places,
        bridge=build_bridge(session),
        duties=LazyReader(folder),
        facts=load_facts(session),
        completer=Completer(names),
        spelling=Spelling(names, known),
        read=kept.questions,
    )


def load_first(session: Session, standing: Standing, former: Loaded) -> Loaded:
    """Take over an index and the facts of what changed in it at once; the rest stays until it is loaded."""
    known = former.standing.index.fresh
    index = standing.index.with_settings(former.index.space.settings).prepared()
    changed = [name for name, fresh in standing.index.fresh.items() if known.get(name) is not fresh]
    facts = former.facts.updated(load_facts(session, changed))
    return replace(former, standing=standing, index=index, facts=facts, whole=False)


def ahead(session: Session, loaded: Loaded, folder: Path) -> Loaded:
    """Return a state whose rankings of job profiles need not read their texts; only new texts are read."""
    index, kept = read_ahead(session, loaded.index, loaded.bridge, vectors_directory(folder, loaded.standing))
    return replace(loaded, index=index.prepared(), read=kept.questions)


def vectors_directory(folder: Path, standing: Standing) -> Path:
    """Return where the vectors of a database are kept, for all its states."""
    return folder / f"vectors-{standing.origin.identity}"
