"""Answer again what was asked before, without making the page anew."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.http import is_resource_modified, remove_entity_headers
from werkzeug.wsgi import ClosingIterator

from talentmatch.models.store import PublicState, public_state
from talentmatch.runtime import Runtime
from talentmatch.web.counting import NOTED, Count, tally_of
from talentmatch.web.kept.memory import Answer, Memory
from talentmatch.web.kept.requests import Asked, asked_by

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

State = tuple[PublicState, date]


class KeptAnswers:
    """A WSGI application around another that remembers its answers to those who are not signed in."""

    def __init__(self, app: Flask, runtime: Runtime, most_bytes: int) -> None:
        self._app, self._runtime = app, runtime
        self._memory: Memory[Asked] = Memory(most_bytes)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        asked = asked_by(environ)
        state = self._state() if asked else None
        if asked is None or state is None:
            return self._app(environ, start_response)
        answer = self._memory.get(state, asked)
        if answer is None:
            return self._answer_anew(asked, state, environ, start_response)
        counts = answer.counts
        sent = send(answer, environ, start_response)
        return ClosingIterator(sent, [lambda: self._count(counts)]) if counts else sent

    def _state(self) -> State | None:
        try:
            with self._runtime.database.engine.connect() as connection:
                state = public_state(connection)
        except SQLAlchemyError:  # the page meets the same error, logs it and says so
            return None
        return state, datetime.now(UTC).astimezone().date()  # the days of the database and of this machine

    def _answer_anew(
        self, asked: Asked, state: State, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        with self._runtime.database.reading() as session:
            current = self._runtime.live.is_current(session)  # a page from a former index is not kept under this state
        counts: list[Count] = []
        # The whole page is kept, whoever asks first.
        whole = {**environ, NOTED: counts, "HTTP_IF_NONE_MATCH": ""}
        begun = Begun()
        body = self._app(whole, begun)
        answer = Answer(begun.status, tuple(begun.headers), b"".join(body), tuple(counts))
        if current and may_be_kept(answer):
            self._memory.put(state, asked, answer)
        close = getattr(body, "close", None)
        return ClosingIterator(send(answer, environ, start_response), [close] if close else [])

    def _count(self, counts: Iterable[Count]) -> None:
        tally = tally_of(self._app)
        for count in counts:
            tally.add(count)


class Begun:
    """Take the status and the headers of an answer instead of sending them."""

    status = ""
    headers: Sequence[tuple[str, str]] = ()

    def __call__(self, status: str, headers: list[tuple[str, str]], _error: Any = None, /) -> Callable[[bytes], object]:
        """Take them; the pages are whole answers, so nothing is written beside."""
        self.status, self.headers = status, headers
        return bytes


def may_be_kept(answer: Answer) -> bool:
    """Return whether an answer is a page for everybody: complete, with a tag, and forbidden to no cache."""
    plain = answer.header("etag") and not answer.header("set-cookie")
    return answer.status.startswith("200 ") and bool(plain) and "no-store" not in answer.header("cache-control")


def send(answer: Answer, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Send an answer, or that nothing has changed since the reader had it."""
    tag = answer.header("etag")
    if tag and not is_resource_modified(environ, etag=tag.removeprefix("W/").strip('"')):
        headers = list(answer.headers)
        remove_entity_headers(headers)
        start_response("304 NOT MODIFIED", headers)
        return []
    start_response(answer.status, list(answer.headers))
    return [answer.body]
