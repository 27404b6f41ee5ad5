"""What goes into the engine: documents and queries, each with its versions in further languages."""

import math
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from talentmatch.engine.detect import detect_language
from talentmatch.engine.languages import check_language
from talentmatch.engine.repeats import without_repeats
from talentmatch.engine.text import MAX_CHARS
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_


@dataclass(frozen=True)
class Passage:
    """Hold a title and a text in one language: nl, fr, en, de, or None to have it detected."""

    lang: str | None = None
    title: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        check_language(self.lang)

    @property
    def body(self) -> str:
        """Return title and text as one."""
        return f"{self.title}\n{self.text}"

    def resolved(self) -> "Passage":
        """Return the passage with its language stated."""
        return self if self.lang else Passage(detect_language(self.body), self.title, self.text)

    def said_once(self) -> "Passage":
        """Return the passage without what it says again."""
        return Passage(self.lang, without_repeats(self.title), without_repeats(self.text[:MAX_CHARS]))


@dataclass(frozen=True)
class Document:
    """Describe something to be found, with the skills it teaches and the facets by which it is filtered."""

    id: str
    title: str = ""
    text: str = ""
    lang: str | None = None
    alternates: tuple[Passage, ...] = ()
    skills: Set[str] | tuple[str, ...] = ()
    facets: Mapping[str, Set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_language(self.lang)
        if not self.id:
            raise InvalidData(N_("A document needs an identifier."))

    def versions(self) -> tuple[Passage, ...]:
        """Return the passages, its own first, one per language."""
        return one_per_language((Passage(self.lang, self.title, self.text), *self.alternates))


@dataclass(frozen=True)
class Query:
    """Describe what is sought: texts, and skills with their weights (essential 1, optional less)."""

    title: str = ""
    text: str = ""
    lang: str | None = None
    alternates: tuple[Passage, ...] = ()
    skills: Mapping[str, float] | Iterable[tuple[str, float]] = ()

    def __post_init__(self) -> None:
        check_language(self.lang)
        object.__setattr__(self, "skills", dict(self.skills))
        if not all(math.isfinite(weight) and weight >= 0 for weight in self.wanted.values()):
            raise InvalidData(N_("The weight of a skill must be a number that is not negative."))

    @property
    def wanted(self) -> dict[str, float]:
        """Return the weight of each skill that is sought."""
        return dict(self.skills)

    def versions(self) -> tuple[Passage, ...]:
        """Return the passages, its own first, one per language."""
        return one_per_language((Passage(self.lang, self.title, self.text), *self.alternates))


def one_per_language(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """State every language, keep the first passage of each, and in it what it says once."""
    first: dict[str | None, Passage] = {}
    for passage in passages:
        stated = passage.resolved()
        first.setdefault(stated.lang, stated)
    return tuple(passage.said_once() for passage in first.values())
