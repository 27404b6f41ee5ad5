"""Carry questions to a talentmatch and its answers back; what may pass soon is asked again."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError
from pydantic_core import to_jsonable_python

from talentmatch import __version__
from talentmatch.client.failures import SILENT, UNREADABLE, Unreachable, WrongAnswer, problem_of
from talentmatch.client.patience import AGAIN, NOT_YET, Patience

Answer = TypeVar("Answer", bound=BaseModel)
PREFIX = "/api/v1"
REFUSED = 400
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout)


class Transport:
    """One connection pool to one talentmatch; ``token`` goes to that host alone."""

    def __init__(self, site: str, token: str, *, lang: str, patience: Patience) -> None:
        self.site = site.rstrip("/")
        self._patience = patience
        known = {"Accept-Language": lang, "User-Agent": f"talentmatch-client/{__version__}"}
        headers = known | ({"Authorization": f"Bearer {token}"} if token else {})
        self._http = httpx.Client(headers=headers, timeout=patience.timeout)

    def get(self, model: type[Answer], path: str, params: Mapping[str, Any]) -> Answer:
        """Return the answer of an address; a record that was merged into another answers with that one."""
        address = self.site + PREFIX + path
        sent = asked(params)
        return self._read(model, lambda: self._http.get(address, params=sent, follow_redirects=True))

    def ask(self, model: type[Answer], path: str, body: Mapping[str, Any]) -> Answer:
        """Return the answer to a question; it changes nothing, so it may be asked again."""
        address = self.site + PREFIX + path
        return self._read(model, lambda: self._http.post(address, json=dict(body)))

    def write(
        self, method: str, path: str, *, headers: Mapping[str, str], body: Mapping[str, Any] | None = None
    ) -> httpx.Response:
        """Return the answer to a change; without a key it is sent again only where it cannot have been done."""
        address = self.site + PREFIX + path
        content = None if body is None else to_jsonable_python(body)
        harmless = method == "GET" or "Idempotency-Key" in headers
        send = partial(self._http.request, method, address, headers=dict(headers), json=content)
        return self._checked(self._patiently(send, harmless=harmless))

    def close(self) -> None:
        """Close every connection."""
        self._http.close()

    def _read(self, model: type[Answer], send: Callable[[], httpx.Response]) -> Answer:
        answer = self._checked(self._patiently(send))
        try:
            # A newer server may tell more than this version knows.
            return model.model_validate_json(answer.content, extra="ignore")
        except ValidationError as error:
            raise WrongAnswer(UNREADABLE, address=str(answer.url.copy_with(query=None))) from error

    def _checked(self, answer: httpx.Response) -> httpx.Response:
        if answer.status_code >= REFUSED:
            raise problem_of(self.site, answer.status_code, answer.content)
        return answer

    def _patiently(self, send: Callable[[], httpx.Response], *, harmless: bool = True) -> httpx.Response:
        """Send until there is an answer; ``harmless``: it may be sent again although it may have been done."""
        attempt = 0
        while True:
            try:
                answer = send()
            except (httpx.TransportError, httpx.TooManyRedirects) as error:
                pause = self._patience.pause(attempt) if harmless or isinstance(error, NEVER_SENT) else None
                if pause is None:
                    raise Unreachable(SILENT, site=self.site, reason=type(error).__name__) from error
            else:
                pause = self._patience.pause(attempt, answer.headers.get("Retry-After", ""))
                if answer.status_code not in (AGAIN if harmless else NOT_YET) or pause is None:
                    return answer
            self._patience.sleep(pause)
            attempt += 1


def asked(params: Mapping[str, Any]) -> dict[str, str]:
    """Return parameters as an address carries them: several values with commas; what is None is left out."""
    return {name: _text(value) for name, value in params.items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ",".join(map(str, value))
