"""Turn the names and descriptions of concepts into a taxonomy of texts, as the encoder reads them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from talentmatch.engine import LANGUAGES
from talentmatch.engine.meaning import once, passages, readable
from talentmatch.evaluation.adapting.pairs import Kind, Taxonomy

ALTERNATIVES = 4  # of one language; some concepts have dozens that hardly differ


class ConceptNames(NamedTuple):
    """The names of a concept in one language, and its description, "" where there is none."""

    concept: str
    lang: str
    preferred: str
    alternatives: Sequence[str]
    description: str


def gather_taxonomy(rows: Iterable[ConceptNames], relations: Mapping[Kind, Sequence[tuple[str, str]]]) -> Taxonomy:
    """Gather the texts of each concept in the languages that the engine reads."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        if row.lang in LANGUAGES:
            names[row.concept].update(dict.fromkeys(concept_texts(row)))
    return Taxonomy({concept: tuple(texts) for concept, texts in names.items()}, relations)


def concept_texts(row: ConceptNames) -> Iterator[str]:
    """Yield the preferred name, the first alternatives, and the beginning of the description."""
    yield once(readable(row.preferred, row.lang))
    yield from filter(None, (readable(name, row.lang) for name in row.alternatives[:ALTERNATIVES]))
    yield from passages(readable(row.description, row.lang))[:1]
