"""Errors of the interface as problem details (RFC 9457), in the language of the request."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Response
from pydantic import BaseModel

from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.web.api.paths import PREFIX
from talentmatch.web.context import current_runtime

MIMETYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: the name that ends its address, what it is called, and what to do about it."""

    name: str
    title: str
    detail: str


KINDS: Mapping[int, Kind] = {
    400: Kind(
        "invalid-request", N_("The request cannot be read"), N_("Correct what “errors” names and send it again.")
    ),
    401: Kind(
        "no-token", N_("A token is needed"), N_("Send a token that is in force, in the header Authorization: Bearer.")
    ),
    403: Kind("forbidden", N_("This is not allowed"), N_("The token lacks the scope, or its owner the right.")),
    404: Kind("not-found", N_("There is nothing at this address"), N_("Compare the address with the documentation.")),
    405: Kind(
        "wrong-method", N_("This address does not take that method"), N_("The header Allow names those it takes.")
    ),
    409: Kind("conflict", N_("The record changed in the meantime"), N_("Read it again.")),
    410: Kind("gone", N_("What stood here is no longer public"), N_("Take it out of your data.")),
    412: Kind(
        "old-version",
        N_("The record has another version now"),
        N_("Read it again, look at what changed, and send anew."),
    ),
    413: Kind("too-large", N_("The body is too large"), N_("Send less at once.")),
    415: Kind("not-json", N_("The body is not JSON"), N_("Send JSON, with the header Content-Type: application/json.")),
    422: Kind(
        "unprocessable", N_("Something has to be corrected"), N_("Correct what “errors” names and send it again.")
    ),
    428: Kind(
        "no-version", N_("The change names no version"), N_("Send the ETag of the record that you read as If-Match.")
    ),
    429: Kind("too-many", N_("Too many requests"), N_("Wait as long as the header Retry-After says.")),
    500: Kind("fault", N_("Something went wrong on our side"), N_("The fault has been noted under its reference.")),
    503: Kind("unavailable", N_("The service is not available right now"), N_("Try again in a minute.")),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with one part of a request: a parameter by name, or a JSON pointer into the body."""

    text: str
    parameter: str | None = None
    pointer: str | None = None

    def shown(self) -> "FaultShown":
        """Return the fault as it is shown."""
        return FaultShown(detail=self.text, parameter=self.parameter, pointer=self.pointer)


class FaultShown(BaseModel):
    """One fault of a request."""

    detail: str
    parameter: str | None = None
    pointer: str | None = None


class Problem(BaseModel):
    """A problem (RFC 9457). type never changes for a kind of problem; reference: to name in a question about it."""

    type: str
    title: str
    status: int
    detail: str
    reference: str | None = None
    errors: list[FaultShown] | None = None


def problem(status: int, detail: str = "", *, reference: str = "", faults: Sequence[Fault] = ()) -> Response:
    """Return the answer for a problem; a status that has no kind of its own counts as the general one."""
    known = status if status in KINDS else (400 if status < 500 else 500)
    kind = KINDS[known]
    content = Problem(
        type=f"{current_runtime().settings.base_url}{PREFIX}/docs#{kind.name}",
        title=_(kind.title),
        status=status,
        detail=detail or _(kind.detail),
        reference=reference or None,
        errors=[fault.shown() for fault in faults] or None,
    )
    answer = Response(json.dumps(content.model_dump(exclude_none=True)), status, mimetype=MIMETYPE)
    answer.headers["Content-Language"] = current_language()
    return answer
