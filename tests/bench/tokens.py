"""Give every peer the terms that the engine reads: stems of each language apart, stop words out, and skills."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import corpus

from talentmatch.engine import FIELDS, Document, Query
from talentmatch.engine.text import words

WORDS = FIELDS[0]


@lru_cache(400_000)
def letters(name: str) -> str:
    """Return a name as letters and digits alone, so that no tokenizer cuts it."""
    return "".join(filter(str.isalnum, name)).lower()


@lru_cache(5_000)
def skill_token(skill: str) -> str:
    """Return a skill as one word."""
    return "zz" + hashlib.sha256(skill.encode()).hexdigest()[:10]


def tokens(asked: Document | Query) -> list[str]:
    """Return the terms of a document or a question."""
    found = [
        letters(f"{version.lang}{term}")
        for version in asked.versions()
        for word in words(version.body)
        for term in WORDS.terms(word, version.lang)
    ]
    skills = asked.wanted if isinstance(asked, Query) else asked.skills
    return [*found, *map(skill_token, skills)]


def write_tokens(path: Path, documents: int) -> None:
    """Write the terms of a corpus, a line for each document; the peers read them from there."""
    with path.open("w", encoding="utf-8") as stream:
        for document in corpus.documents(documents):
            stream.write(" ".join(tokens(document)) + "\n")


def read_tokens(path: Path, documents: int) -> Iterator[str]:
    """Yield the line of each of the first documents."""
    with path.open(encoding="utf-8") as stream:
        for _, line in zip(range(documents), stream, strict=False):
            yield line.rstrip("\n")
