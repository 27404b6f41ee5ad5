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
from talentmatch.matching.spelling import Spelling
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.linking import SkillLinker


@dataclass(frozen=True)
class Loaded:
    """Hold an index and what stands beside it; immutable, shared between threads.

    whole: False while all but the index and the facts of what changed are still those of the state before.
    """

    standing: Standing
    linker: SkillLinker
    places: PlaceFinder
    bridge: OccupationBridge
    duties: LazyReader
    facts: CatalogueFacts
    completer: Completer
    spelling: Spelling
    whole: bool = True

    @property
    def index(self) -> Segmented:
        """Return the index that answers."""
        return self.standing.index

    @property
    def key(self) -> str:
        """Return the name of the state of the catalogue that the index shows."""
        return self.standing.origin.key


def load_whole(session: Session, standing: Standing, folder: Path) -> Loaded:
    """Load all that stands beside an index; some seconds for 20,000 programmes."""
    places, names = PlaceFinder(list_places(session)), load_names(session)
    known = [words_known_to(standing.index.space, places, lang) for lang in LANGUAGES]
    return Loaded(
        standing=standing,
        linker=build_linker(session),
        places=places,
        bridge=build_bridge(session),
        duties=LazyReader(folder),
        facts=load_facts(session),
        completer=Completer(names),
        spelling=Spelling(names, known),
    )


def load_first(session: Session, standing: Standing, former: Loaded) -> Loaded:
    """Take over an index and the facts of what changed in it at once; the rest stays until it is loaded."""
    known = former.index.fresh
    changed = [name for name, fresh in standing.index.fresh.items() if known.get(name) is not fresh]
    facts = former.facts.updated(load_facts(session, changed))
    return replace(former, standing=standing, facts=facts, whole=False)
