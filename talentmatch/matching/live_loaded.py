"""Everything that is worked out from one state of the catalogue, and how it is loaded."""

from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from sqlmodel import Session

from talentmatch.catalogue.queries import list_places
from talentmatch.engine import LANGUAGES
from talentmatch.engine.segmented import Segmented
from talentmatch.matching.bridge import OccupationBridge, build_bridge
from talentmatch.matching.completing import Completer
from talentmatch.matching.duties.reader import DutyReader, build_reader
from talentmatch.matching.fact_columns import Columns, columns_of
from talentmatch.matching.facts import CatalogueFacts, load_facts
from talentmatch.matching.kept_vectors import KeptVectors
from talentmatch.matching.known_words import words_known_to
from talentmatch.matching.lazy import Lazy
from talentmatch.matching.listed import Listed
from talentmatch.matching.live_segments import Standing
from talentmatch.matching.names import load_names
from talentmatch.matching.places import PlaceFinder
from talentmatch.matching.profile_vectors import Asked, find_kept, read_ahead, vectors_directory, with_kept
from talentmatch.matching.skill_figures import SkillFigures, load_figures
from talentmatch.matching.spelling import Spelling
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.linking import SkillLinker


@dataclass(frozen=True)
class Loaded:
    """Hold an index and what stands beside it; immutable, shared between threads.

    kept: vectors of the texts of job profiles, with which the index answers. known: the facts of the original of the
    index, by number.
    whole: False while all but the index and the facts of what changed are still those of the state before.
    """

    standing: Standing
    linker: SkillLinker
    places: PlaceFinder
    bridge: OccupationBridge
    duties: Lazy[DutyReader]
    figures: Lazy[SkillFigures]
    facts: CatalogueFacts
    completer: Completer
    spelling: Spelling
    kept: KeptVectors
    known: Columns
    whole: bool = True

    @property
    def index(self) -> Segmented:
        """Return the index that answers."""
        return self.standing.index

    @property
    def key(self) -> str:
        """Return the name of the state of the catalogue that the index shows."""
        return self.standing.origin.key

    @cached_property
    def columns(self) -> Columns:
        """Return the facts of what the index holds, by number."""
        fresh = self.index.numbering.fresh
        return self.known.then(columns_of(self.facts.of.get(name) for name in fresh)) if fresh else self.known

    @cached_property
    def listed(self) -> Listed:
        """Return what marks those programmes of the index that may still be shown."""
        return Listed(self.index.numbering)

    @property
    def read(self) -> frozenset[bytes]:
        """Return the checksums of the questions whose texts were read ahead."""
        return self.kept.questions

    def keeping(self, kept: KeptVectors) -> "Loaded":
        """Return the same state with an index that reads no text whose vector is kept."""
        return replace(self, standing=reading(self.standing, kept), kept=kept)


def load_whole(session: Session, standing: Standing, folder: Path, former: Loaded | None = None) -> Loaded:
    """Load all that stands beside an index; some seconds for 20,000 programmes. Reads no text of a job profile ahead.

    folder: of this machine; former: the state whose vectors are taken over, instead of those in the folder.
    """
    places, names = PlaceFinder(list_places(session)), load_names(session)
    known = [words_known_to(standing.index.space, places, lang) for lang in LANGUAGES]
    directory = vectors_directory(folder, standing.origin.identity)
    kept = former.kept if former else find_kept(standing.index, directory)
    facts = load_facts(session)
    return Loaded(
        standing=reading(standing, kept),
        linker=build_linker(session),
        places=places,
        bridge=build_bridge(session),
        duties=Lazy(partial(build_reader, folder=folder)),
        facts=facts,
        known=_known(standing, facts),
        figures=Lazy(load_figures),
        completer=Completer(names),
        spelling=Spelling(names, known),
        kept=kept,
    )


def load_first(session: Session, standing: Standing, former: Loaded) -> Loaded:
    """Take over an index and the facts of what changed in it at once; the rest stays until it is loaded."""
    fresh = former.index.fresh
    changed = [name for name, one in standing.index.fresh.items() if fresh.get(name) is not one]
    facts = former.facts.updated(load_facts(session, changed))
    same = standing.index.original.index.ids is former.index.original.index.ids
    known = former.known if same else _known(standing, facts)
    return replace(former, standing=reading(standing, former.kept), facts=facts, known=known, whole=False)


def _known(standing: Standing, facts: CatalogueFacts) -> Columns:
    return columns_of(facts.of.get(name) for name in standing.index.original.index.ids)


def keep_read(asked: Asked, standing: Standing, folder: Path) -> KeptVectors:
    """Read the texts of what is asked ahead, and keep their vectors in a folder of this machine; see read_ahead."""
    return read_ahead(asked, standing.index, vectors_directory(folder, standing.origin.identity))


def reading(standing: Standing, kept: KeptVectors) -> Standing:
    """Return the same standing with an index that reads no text whose vector is kept."""
    return replace(standing, index=with_kept(standing.index, kept))
