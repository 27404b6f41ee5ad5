"""Make corpora of any size out of the words of the shipped catalogue: the same documents in every run, no download.

The words of a language are those of its texts, the commonest first, and behind them compounds of two of them, so that
rare words are as many as in life. German, which the catalogue does not speak, has its own small words (the stop words
of the engine) and borrows the others from Dutch: speed does not know the difference. A text draws its words by Zipf's
law, two in five from the words of its own subject; its length is log-normal. Documents are drawn in blocks, each from a
seed of its own: those of a small corpus are the first of a large one.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from kept import kept

from talentmatch.engine import LANGUAGES, Document, Query
from talentmatch.engine.languages import stop_words
from talentmatch.resources import resource_dir

SEED = 7
BLOCK = 10_000  # documents drawn at once
WORDS = 60_000  # of a language
ZIPF, SHIFT = 1.07, 2.7  # the law of Zipf and Mandelbrot
SUBJECTS, OF_SUBJECT = 400, 0.4
MEDIAN_LENGTH, SPREAD, SHORTEST, LONGEST = 40, 0.5, 8, 200  # words of a text; 46 at the mean
TITLE, SENTENCE = 5, 12
PLACES, LEVELS = 100, 5
STEP = 7_919  # a prime: where the words of the next subject begin
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Source:
    """Hold what documents are drawn from: the words of each language, and sets of skills."""

    words: dict[str, np.ndarray]
    skills: tuple[tuple[str, ...], ...]


@cache
def source() -> Source:
    """Return what documents are drawn from; it takes seconds, so one process of a run does it for all."""
    found = kept("source", _read)
    words = {lang: np.array(own, dtype=object) for lang, own in found["words"].items()}
    return Source(words, tuple(map(tuple, found["skills"])))


def _read() -> dict[str, Any]:
    """Read the shipped catalogue."""
    folder = resource_dir("data") / "catalogue"
    counts: dict[str, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
    for name in ("programmes", "job_profiles", "skills"):
        for row in csv.DictReader((folder / f"{name}.csv").open(encoding="utf-8")):
            for column, text in row.items():
                if column[-3:-2] == "_" and column[-2:] in counts:
                    counts[column[-2:]].update(WORD.findall(text.lower()))
    counts["de"] = Counter(dict.fromkeys(stop_words("de"), 500))
    counts["de"].update({word: n for word, n in counts["nl"].items() if word not in stop_words("nl")})
    taught: dict[str, list[str]] = {}
    for row in csv.DictReader((folder / "programme_skills.csv").open(encoding="utf-8")):
        taught.setdefault(row["programme_id"], []).append(row["skill_id"])
    return {"words": {lang: _vocabulary(found) for lang, found in counts.items()}, "skills": list(taught.values())}


def _vocabulary(counts: Counter[str]) -> list[str]:
    own = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    long = [word for word in own if len(word) > 4]
    chance = np.random.default_rng(SEED)
    words = dict.fromkeys(own)
    while len(words) < WORDS:
        first, second = chance.integers(0, len(long), 2)
        words[long[first] + long[second]] = None
    return list(words)


@cache
def _law() -> np.ndarray:
    """Return the cumulated chance of each rank."""
    chances = 1 / (np.arange(WORDS) + SHIFT) ** ZIPF
    return np.cumsum(chances / chances.sum())


def _drawn(chance: np.random.Generator, subjects: np.ndarray, languages: np.ndarray) -> np.ndarray:
    """Return one word for each pair of a subject and a language."""
    ranks = np.minimum(np.searchsorted(_law(), chance.random(len(subjects))), WORDS - 1)
    own = chance.random(len(subjects)) < OF_SUBJECT
    ranks[own] = (ranks[own] * STEP + (subjects[own] + 1) * STEP) % WORDS
    words = np.empty(len(ranks), dtype=object)
    for number, lang in enumerate(LANGUAGES):
        here = languages == number
        words[here] = source().words[lang][ranks[here]]
    return words


def _lengths(chance: np.random.Generator, times: int) -> np.ndarray:
    drawn = np.exp(chance.normal(np.log(MEDIAN_LENGTH), SPREAD, times))
    return np.clip(drawn, SHORTEST, LONGEST).astype(np.int64)


def documents(times: int) -> Iterator[Document]:
    """Yield so many documents: one language, title and text, the skills of a programme, place and level each."""
    for start in range(0, times, BLOCK):
        yield from _block(start // BLOCK)[: times - start]


def _block(number: int) -> list[Document]:
    chance = np.random.default_rng((SEED, number))
    subjects, languages = chance.integers(0, SUBJECTS, BLOCK), chance.integers(0, len(LANGUAGES), BLOCK)
    places, levels = chance.integers(0, PLACES, BLOCK), chance.integers(0, LEVELS, BLOCK)
    lengths = _lengths(chance, BLOCK) + TITLE
    words = _drawn(chance, np.repeat(subjects, lengths), np.repeat(languages, lengths))
    ends = np.cumsum(lengths)
    skills = source().skills
    return [
        Document(
            f"{number * BLOCK + at:07}",
            " ".join(words[end - length : end - length + TITLE]),
            _sentences(words[end - length + TITLE : end]),
            LANGUAGES[languages[at]],
            skills=skills[subjects[at] % len(skills)],
            facets={"place": {f"place-{places[at]}"}, "level": {str(levels[at])}},
        )
        for at, (end, length) in enumerate(zip(ends.tolist(), lengths.tolist(), strict=True))
    ]


def _sentences(words: np.ndarray) -> str:
    return ". ".join(" ".join(words[at : at + SENTENCE]) for at in range(0, len(words), SENTENCE))


def questions(times: int, words: int, *, sets: int = 0) -> list[Query]:
    """Return so many questions of so many words, each with so many sets of skills, none of them asked before."""
    chance = np.random.default_rng((SEED, words, sets, 1))
    found = []
    for _ in range(times):
        subject, lang = int(chance.integers(0, SUBJECTS)), int(chance.integers(0, len(LANGUAGES)))
        text = _sentences(_drawn(chance, np.full(words, subject), np.full(words, lang)))
        chosen = chance.choice(len(source().skills), sets, replace=False) if sets else ()
        skills = {skill: 1.0 for at in chosen for skill in source().skills[at]}
        found.append(Query("", text, LANGUAGES[lang], skills=skills))
    return found
