"""What may be found in a text, how sure that is, and which of several that overlap is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from talentmatch.skills.linking.lexicon import Name

# How likely a hit of each kind is right, before what speaks against it.
METHODS = {
    "label": 0.96,  # as written
    "abbreviation": 0.93,
    "stem": 0.92,  # another ending
    "spacing": 0.90,  # clean room, cleanroom
    "gender": 0.88,
    "compound": 0.75,  # part of a longer word
    "typo": 0.75,
    "ellipsis": 0.7,  # preventive (and corrective) maintenance
    "phrase": 0.62,  # other order, or a word in between
}
LEAST = 0.5  # a hit below this is not told
ORDINARY = 0.45  # an everyday word: told only beside another skill
SUPPORT = 0.2  # what a sure skill in the same sentence adds to an unsure one
SURE = 0.7
AND = frozenset(("and", "or", "en", "of", "et", "ou", "und", "oder"))
INNER = 0.8  # what a name within a longer name keeps of its confidence
WHOLE = ("label", "abbreviation", "stem", "spacing")


@dataclass(frozen=True)
class FoundSkill:
    """A concept found in a text: the span of characters, the words that carry it, how surely and by which method."""

    skill_id: str
    start: int
    end: int
    words: str
    confidence: float = 1.0
    method: str = "label"


class Candidate(NamedTuple):
    """A name that may stand at the words ``first`` to ``last`` (inclusive), ``size`` of which carry it."""

    first: int
    last: int
    size: int
    name: Name
    method: str
    confidence: float


def supported(candidates: Sequence[Candidate], sentences: Sequence[int]) -> list[Candidate]:
    """Return those that are sure enough; an unsure one gains by a sure one of another concept in its sentence."""
    sure: dict[int, set[str]] = {}
    for one in candidates:
        if one.confidence >= SURE:
            sure.setdefault(sentences[one.first], set()).add(one.name.skill_id)
    kept = []
    for one in candidates:
        others = sure.get(sentences[one.first], set()) - {one.name.skill_id}
        confidence = one.confidence + (SUPPORT if others and one.confidence < LEAST else 0.0)
        if confidence >= LEAST:
            kept.append(one._replace(confidence=confidence))
    return kept


def without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep curated ones before others, phrases last, then what explains most words most surely; in reading order."""
    ranked = sorted(candidates, key=_rank)
    kept: list[Candidate] = []
    taken: set[int] = set()
    for one in ranked:
        span = range(one.first, one.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(one)
    return sorted(kept)


def nested(candidates: Iterable[Candidate], kept: Iterable[Candidate]) -> list[Candidate]:
    """Return other concepts whose whole name stands within a kept one: GMP in *GMP audits*, a little less sure."""
    outer = list(kept)
    found: dict[tuple[str, int], Candidate] = {}
    for one in sorted(candidates, key=_rank):
        if one.method in WHOLE and any(_within(one, other) for other in outer):
            less = one._replace(confidence=one.confidence * INNER)
            found.setdefault((one.name.skill_id, one.first), less)
    return [one for one in found.values() if one.confidence >= LEAST]


def _within(one: Candidate, other: Candidate) -> bool:
    inside = other.first <= one.first and one.last <= other.last
    return inside and one.size < other.size and one.name.skill_id != other.name.skill_id


def _rank(one: Candidate) -> tuple[bool, bool, float, int, str]:
    return not one.name.curated, _loose(one), -one.size * one.confidence, one.first, one.name.skill_id


def _loose(one: Candidate) -> bool:
    """Tell whether a candidate gives way to any that is named in full."""
    if one.method == "phrase":
        return one.size < 3 or one.last - one.first >= 2 * one.size
    return one.method == "ellipsis" or one.confidence < SURE
