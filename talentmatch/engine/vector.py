"""Turn a query into a sparse vector, and remember which of its words stand behind each column."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt

import numpy as np

from talentmatch.engine.document import Passage
from talentmatch.engine.fields import Field, Part, Settings
from talentmatch.engine.postings import Floats, Ints
from talentmatch.engine.text import words
from talentmatch.engine.vocabulary import Vocabulary


@dataclass(frozen=True)
class Space:
    """Hold what turns words into columns: fields, vocabulary, and the inverse frequency of each column."""

    settings: Settings
    vocabulary: Vocabulary
    idf: Floats


@dataclass(frozen=True)
class Reading:
    """Hold a query as counted words (weighed skills), per part."""

    lang: str
    parts: Mapping[Part, Mapping[str, float]]

    def terms(self, field: Field) -> Iterator[tuple[str, str, float]]:
        """Yield (word, term, times) for each term of a field."""
        terms = field.terms
        if terms is not None:
            for word, times in self.parts[field.part].items():
                yield from ((word, term, times) for term in terms(word, self.lang))


@dataclass(frozen=True)
class Vector:
    """Hold a query as columns (ascending), the field of each, and weights of which those of a field have length one."""

    space: Space
    reading: Reading
    columns: Ints
    fields: Ints
    weights: Floats

    def weighed(self, *, across: bool) -> Floats:
        """Return the weights with those of the fields in: across languages, or sharing one."""
        fields = self.space.settings.of_terms
        by_field: Floats = np.array([field.across if across else field.weight for field in fields])
        return np.asarray(self.weights * by_field[self.fields])

    @cached_property
    def origins(self) -> Mapping[int, Mapping[str, float]]:
        """Return for each column the words it comes from, with the share of each (they add up to one)."""
        found: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for field in self.space.settings.of_terms:
            known = self.space.vocabulary.columns(field, self.reading.lang)
            for word, term, times in self.reading.terms(field):
                if term in known:
                    found[known[term]][word] += times
        return {column: {word: n / sum(by.values()) for word, n in by.items()} for column, by in found.items()}


def read(passage: Passage, skills: Mapping[str, float], needed: Collection[Part]) -> Reading:
    """Count the words of the title and of the whole, as far as needed; a query without a title is its own title."""
    title = passage.title if passage.title.strip() else passage.text
    parts: dict[Part, Mapping[str, float]] = {
        "title": Counter(words(title) if "title" in needed else ()),
        "body": Counter(words(passage.body) if "body" in needed else ()),
        "skills": {skill: weight for skill, weight in skills.items() if weight > 0},
    }
    return Reading(str(passage.lang), parts)


def vectorise(passage: Passage, skills: Mapping[str, float], *, space: Space) -> Vector:
    """Weigh a query as the documents were weighed; a skill counts by the weight the query gives it."""
    reading = read(passage, skills, {field.part for field in space.settings.of_terms})
    weighed: dict[int, tuple[int, float]] = {}
    for number, field in enumerate(space.settings.of_terms):
        weighed.update({column: (number, value) for column, value in _weigh(reading, field, space=space).items()})
    columns = sorted(weighed)
    fields, weights = [weighed[column][0] for column in columns], [weighed[column][1] for column in columns]
    return Vector(space, reading, np.array(columns, np.int64), np.array(fields, np.int64), np.array(weights, float))


def _weigh(reading: Reading, field: Field, *, space: Space) -> dict[int, float]:
    """Return the weight of each known column of one field; all terms, known or not, together have length one.

    What no document has counts in the length, or a query of one known word and ten unknown ones would fit perfectly.
    """
    counts: dict[str, float] = defaultdict(float)
    for _, term, times in reading.terms(field):
        counts[term] += times
    known, unseen = space.vocabulary.columns(field, reading.lang), space.vocabulary.unseen(field, reading.lang)
    idf = {term: float(space.idf[known[term]]) if term in known else unseen for term in counts}
    raw = {term: (n if field.part == "skills" else 1 + log(n)) * idf[term] for term, n in counts.items()}
    length = sqrt(sum(value * value for value in raw.values()))
    return {known[term]: value / length for term, value in raw.items() if term in known}
