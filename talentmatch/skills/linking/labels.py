"""The names of skill concepts by language, from the curated vocabulary and from ESCO."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from talentmatch.engine.languages import LANGUAGES

LABEL_LANGUAGES = LANGUAGES
LONG_WORD = 12  # letters; a word of that length is seldom an everyday one
ABBREVIATION = re.compile(r"[A-Z0-9&/+-]{2,5}\Z")
BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)\s*\Z")


@dataclass(frozen=True)
class SkillLabels:
    """A concept and all its names by language, the preferred one first; curated ones outrank those of ESCO."""

    id: str
    labels: Mapping[str, tuple[str, ...]]
    curated: bool = True


def names_of(labels: Iterable[str]) -> Iterator[str]:
    """Yield every name; ``good manufacturing practice (GMP)`` is two, ``Chef (tools)`` only the whole."""
    for label in labels:
        parts = BRACKETED.match(label)
        if parts is None:
            yield label
        elif ABBREVIATION.match(parts[2]):
            yield parts[1]
            yield parts[2]
        else:
            if " " in parts[1]:
                yield parts[1]
            yield f"{parts[1]} {parts[2]}"


def with_esco(
    concepts: Iterable[SkillLabels], uris: Mapping[str, str], esco: Iterable[SkillLabels], *, others: bool = True
) -> list[SkillLabels]:
    """Return the curated concepts, richer by the names of their ESCO equals, and after them the ``others`` of ESCO.

    ``uris`` gives the ESCO concept of the same meaning by curated concept. What nobody curated stands under its URI.
    """
    by_uri = {labels.id: _specific(labels) for labels in esco}
    curated = [_merged(concept, by_uri.get(uris.get(concept.id, ""))) for concept in concepts]
    taken = set(uris.values())
    return curated + [labels for uri, labels in sorted(by_uri.items()) if others and uri not in taken]


def _specific(concept: SkillLabels) -> SkillLabels:
    """Leave out further names of one common word: ESCO has *design* and *experience* for think creatively."""
    kept = {
        lang: (first, *(name for name in others if " " in name or len(name) >= LONG_WORD or ABBREVIATION.match(name)))
        for lang, (first, *others) in concept.labels.items()
    }
    return SkillLabels(concept.id, kept, curated=False)


def _merged(concept: SkillLabels, equal: SkillLabels | None) -> SkillLabels:
    if equal is None:
        return concept
    languages = dict.fromkeys((*concept.labels, *equal.labels))
    return SkillLabels(
        concept.id,
        {
            lang: tuple(dict.fromkeys((*concept.labels.get(lang, ()), *equal.labels.get(lang, ()))))
            for lang in languages
        },
    )
