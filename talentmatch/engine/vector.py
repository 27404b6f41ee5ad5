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

    def terms(self, field: Field) -> Iterator[tuple[str, Collection[str], float]]:
        """Yield each word with its terms in a field, and how often it occurs."""
        terms = field.terms
        if terms is not None:
            yield from ((word, terms(word, self.lang), times) for word, times in self.parts[field.part].items())


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
    def origins(self) -> "Origins":
        """Return the words behind the columns."""
        behind: list[tuple[str, str]] = []
        columns, numbers, times = [], [], []
        for field in self.space.settings.of_terms:
            known = self.space.vocabulary.columns(field, self.reading.lang)
            for word, terms, n in self.reading.terms(field):
                found = [known[term] for term in terms if term in known]
                columns += found
                numbers += [len(behind)] * len(found)
                times += [n] * len(found)
                behind.append((field.name, word))
        places, counts = self.columns.searchsorted(np.array(columns, np.int64)), np.array(times, float)
        shares = counts / np.bincount(places, counts, len(self.columns))[places]
        return Origins(tuple(behind), places, np.array(numbers, np.int64), shares)


@dataclass(frozen=True)
class Origins:
    """Hold which words stand behind which columns of a query, and the share of each; those of a column add up to one.

    words: (field, word); places: of the columns in the query; numbers: of the words; shares: of the word in the column.
    """

    words: tuple[tuple[str, str], ...]
    places: Ints
    numbers: Ints
    shares: Floats

    def add_up(self, values: Floats) -> Iterator[tuple[tuple[str, str], float]]:
        """Share the value of each column among the words behind it; yield what each word comes to, unless nothing.

        Example:
            >>> behind = (("title", "a"), ("title", "b"), ("title", "c"))
            >>> places, numbers, shares = np.array([[0, 1, 1, 2], [0, 0, 1, 2], [1, 0.5, 0.5, 1]])
            >>> origins = Origins(behind, places.astype(int), numbers.astype(int), shares)
            >>> list(origins.add_up(np.array([0.25, 1.0, 0.0])))
            [(('title', 'a'), 0.75), (('title', 'b'), 0.5)]
        """
        totals = np.bincount(self.numbers, self.shares * values[self.places], len(self.words))
        for number in np.flatnonzero(totals).tolist():
            yield self.words[number], float(totals[number])


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
    found = [_weigh(reading, field, space=space) for field in space.settings.of_terms]
    columns = np.concatenate([columns for columns, _ in found])
    fields = np.repeat(np.arange(len(found)), [len(columns) for columns, _ in found])
    weights = np.concatenate([weights for _, weights in found])
    order = columns.argsort()
    return Vector(space, reading, columns[order], fields[order], weights[order])


def _weigh(reading: Reading, field: Field, *, space: Space) -> tuple[Ints, Floats]:
    """Return the known columns of one field, and their weights; all terms, known or not, together have length one.

    What no document has counts in the length, or a query of one known word and ten unknown ones would fit perfectly.
    """
    counts: dict[str, float] = defaultdict(float)
    for _, terms, times in reading.terms(field):
        for term in terms:
            counts[term] += times
    known, unseen = space.vocabulary.columns(field, reading.lang), space.vocabulary.unseen(field, reading.lang)
    columns = np.array([known.get(term, -1) for term in counts], np.int64)
    often = [n if field.part == "skills" else 1 + log(n) for n in counts.values()]
    held = columns >= 0
    idf = np.full(len(columns), unseen)
    idf[held] = space.idf[columns[held]]
    raw = np.array(often) * idf
    length = sqrt(sum((raw * raw).tolist()))  # one after another, so that it does not depend on the processor
    return columns[held], raw[held] / length
