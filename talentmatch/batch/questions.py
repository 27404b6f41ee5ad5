"""A question as a line of JSON: what a worker reads, without the models that check what people write."""

import json
from dataclasses import dataclass
from typing import Any

from talentmatch.engine import Passage, Query


@dataclass(frozen=True)
class Question:
    """Hold a profile or vacancy to be matched, under its identifier."""

    id: str
    query: Query


def write_questions(questions: list[Question]) -> bytes:
    """Return questions as JSON Lines, the same bytes for the same questions."""
    lines = [json.dumps(_told(question), ensure_ascii=False, sort_keys=True) for question in questions]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def read_questions(content: bytes) -> list[Question]:
    """Return the questions that write_questions wrote."""
    return [_question(json.loads(line)) for line in content.splitlines()]


def _told(question: Question) -> dict[str, Any]:
    query = question.query
    versions = [_passage(Passage(query.lang, query.title, query.text)), *map(_passage, query.alternates)]
    return {"id": question.id, "versions": versions, "skills": query.wanted}


def _passage(passage: Passage) -> list[str | None]:
    return [passage.lang, passage.title, passage.text]


def _question(told: dict[str, Any]) -> Question:
    own, *others = [Passage(lang, title, text) for lang, title, text in told["versions"]]
    return Question(told["id"], Query(own.title, own.text, own.lang, tuple(others), told["skills"]))
