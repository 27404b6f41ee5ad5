"""Refuse a request of a program with a status and headers of its own."""

from collections.abc import Mapping

from flask import Response

from talentmatch.errors import TalentmatchError
from talentmatch.web.api.problems import problem


class Refusal(TalentmatchError):
    """Say which status and which headers a refusal has."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None, **values: object) -> None:
        super().__init__(message, **values)
        self.status = status
        self.headers = dict(headers or {})


def show_refusal(error: Refusal) -> Response:
    """Answer with the problem."""
    answer = problem(error.status, error.text())
    answer.headers.update(error.headers)
    return answer
