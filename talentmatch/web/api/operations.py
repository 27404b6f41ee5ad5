"""Declare an address of the interface once: what it takes and gives is checked and documented by the same models."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Generic, TypeVar

from flask import Blueprint, Response, request
from pydantic import BaseModel
from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.api_tokens import Bearer
from talentmatch.accounts.scopes import PERMISSION_OF
from talentmatch.i18n import current_language
from talentmatch.matching.live_index import Loaded
from talentmatch.models.input_types import Input
from talentmatch.web.api.answers import Names, checked_names, kept_answer, reply
from talentmatch.web.api.bearer import actor_for, required_bearer
from talentmatch.web.api.faults import RefusedRequest, Unprocessable, read_body, read_query
from talentmatch.web.api.once import answered_once
from talentmatch.web.api.queries import OwnQuery
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.turns import current_turns

Query_co = TypeVar("Query_co", bound=OwnQuery, covariant=True)
Body_co = TypeVar("Body_co", bound=Input | None, covariant=True)
DECLARED = "operation"


@dataclass(frozen=True)
class Operation:
    """What an address takes and gives.

    answer: the model of what it gives. record: the model whose fields and includes can be chosen, where they can.
    body: the model of what is sent; with one, the method is POST unless ``method`` names another. tag: the group in
    the documentation. scope: what a token is needed for (accounts/scopes.py); whoever lacks it is refused before the
    view runs. success: the status of the answer that the document names. versioned: whether it changes a record that
    is there, so that If-Match has to name its version. accepted: the model of what it gives with 202, when a change has
    to wait. cost: how many units of the limit it takes; a unit is what a page of a list costs. ranks: whether it waits
    for its turn, as pages that rank do.
    """

    summary: str
    tag: str
    answer: type[BaseModel]
    query: type[OwnQuery] = OwnQuery
    record: type[BaseModel] | None = None
    body: type[Input] | None = None
    scope: str = ""
    method: str = ""
    success: int = 200
    versioned: bool = False
    accepted: type[BaseModel] | None = None
    cost: int = 1
    ranks: bool = False

    @property
    def verb(self) -> str:
        """Return the method."""
        return self.method or ("POST" if self.body else "GET")

    @property
    def writes(self) -> bool:
        """Return whether it changes something: the interface takes no changes without a token."""
        return bool(self.scope) and self.verb != "GET"


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

    @property
    def now(self) -> datetime:
        """Return the time of the request."""
        return datetime.now(UTC)

    @property
    def actor(self) -> Actor:
        """Return who acts: the owner of the token where the address names a scope, else anybody."""
        return current_actor()

    @property
    def bearer(self) -> Bearer:
        """Return the token of an address that names a scope."""
        return required_bearer()

    def actor_for(self, scope: str) -> Actor:
        """Return the owner of the token where one with this scope was sent, at an address that needs none."""
        return actor_for(scope)


def serve(
    blueprint: Blueprint, rule: str, operation: Operation
) -> Callable[[Callable[..., BaseModel | Response]], Callable[..., Response]]:
    """Serve what a function returns for a Call at an address below the prefix of the interface.

    An operation that writes gets a session that is committed when the function returns; a Response is sent as it is.
    """

    def declare(handler: Callable[..., BaseModel | Response]) -> Callable[..., Response]:
        @wraps(handler)
        def view(**parts: str) -> Response:
            return _answer(handler, operation, parts)

        setattr(view, DECLARED, operation)
        permission = PERMISSION_OF[operation.scope] if operation.scope else "public.read"
        blueprint.add_url_rule(rule, view_func=permit(permission)(view), methods=[operation.verb])
        return view

    return declare


def _answer(handler: Callable[..., BaseModel | Response], operation: Operation, parts: dict[str, str]) -> Response:
    query = read_query(operation.query, request.args)
    chosen = checked_names(query, operation.record)
    refused = Unprocessable if operation.writes else RefusedRequest
    body = read_body(operation.body, request, refused) if operation.body else None
    database = current_runtime().database
    turn = current_turns().take() if operation.ranks else nullcontext()
    with turn, database.writing() if operation.writes else database.reading() as session:
        call = Call(session, query, body)
        if operation.writes:
            return answered_once(session, body, lambda: _shown(handler(call, **parts), chosen))
        found = handler(call, **parts)
        answer = _shown(found, chosen)
        if isinstance(found, Response) or operation.scope or operation.body:
            return answer
        return kept_answer(answer, session if operation.record else None)


def _shown(found: BaseModel | Response, chosen: Names) -> Response:
    return found if isinstance(found, Response) else reply(found, chosen)


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """Return what a view declares; None for a view of another part of the site."""
    found = getattr(view, DECLARED, None)
    return found if isinstance(found, Operation) else None
