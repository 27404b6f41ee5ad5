"""Declare an address of the interface once: what it takes and gives is checked and documented by the same models."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar

from flask import Blueprint, Response, request
from pydantic import BaseModel
from sqlmodel import Session

from talentmatch.i18n import current_language
from talentmatch.matching.live_index import Loaded
from talentmatch.models.input_types import Input
from talentmatch.web.api.answers import checked_names, kept_answer, reply
from talentmatch.web.api.faults import read_body, read_query
from talentmatch.web.api.queries import OwnQuery
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit
from talentmatch.web.turns import current_turns

Query_co = TypeVar("Query_co", bound=OwnQuery, covariant=True)
Body_co = TypeVar("Body_co", bound=Input | None, covariant=True)
DECLARED = "operation"


@dataclass(frozen=True)
class Operation:
    """What an address takes and gives.

    answer: the model of what it gives. record: the model whose fields and includes can be chosen, where they can.
    body: the model of what is sent; with one, the method is POST. tag: the group in the documentation.
    ranks: whether it waits for its turn, as pages that rank do.
    """

    summary: str
    tag: str
    answer: type[BaseModel]
    query: type[OwnQuery] = OwnQuery
    record: type[BaseModel] | None = None
    body: type[Input] | None = None
    ranks: bool = False


@dataclass(frozen=True)
class Call(Generic[Query_co, Body_co]):
    """One request, read and checked, with the session that answers it."""

    session: Session
    query: Query_co
    body: Body_co

    @property
    def lang(self) -> str:
        """Return the language of the answer."""
        return current_language()

    @property
    def loaded(self) -> Loaded:
        """Return what belongs to the present state of the catalogue."""
        return current_runtime().live.current(self.session)


def serve(
    blueprint: Blueprint, rule: str, operation: Operation
) -> Callable[[Callable[..., BaseModel | Response]], Callable[..., Response]]:
    """Serve what a function returns for a Call at an address below the prefix of the interface."""

    def declare(handler: Callable[..., BaseModel | Response]) -> Callable[..., Response]:
        @wraps(handler)
        def view(**parts: str) -> Response:
            return _answer(handler, operation, parts)

        setattr(view, DECLARED, operation)
        method = "POST" if operation.body else "GET"
        blueprint.add_url_rule(rule, view_func=permit("public.read")(view), methods=[method])
        return view

    return declare


def _answer(handler: Callable[..., BaseModel | Response], operation: Operation, parts: dict[str, str]) -> Response:
    query = read_query(operation.query, request.args)
    chosen = checked_names(query, operation.record)
    body = read_body(operation.body, request) if operation.body else None
    turn = current_turns().take() if operation.ranks else nullcontext()
    with turn, current_runtime().database.reading() as session:
        found = handler(Call(session, query, body), **parts)
        if isinstance(found, Response):
            return found
        answer = reply(found, chosen)
        if operation.body:
            return answer
        return kept_answer(answer, session if operation.record else None)


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """Return what a view declares; None for a view of another part of the site."""
    found = getattr(view, DECLARED, None)
    return found if isinstance(found, Operation) else None
