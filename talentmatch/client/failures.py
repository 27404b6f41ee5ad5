"""What can go wrong when a talentmatch is asked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from talentmatch.errors import TalentmatchError
from talentmatch.i18n import N_

REFUSED = N_("%(site)s answers with status %(status)s: %(detail)s")
SILENT = N_("%(site)s does not answer (%(reason)s). Try again later, or correct the address.")
UNREADABLE = N_("What %(address)s answers is not what this version of the client reads. Update the client.")


@dataclass(frozen=True)
class Fault:
    """What is wrong with one part of a request: a parameter by name, or a JSON pointer into the body."""

    detail: str
    parameter: str = ""
    pointer: str = ""


class ClientError(TalentmatchError):
    """Say that a question got no answer that can be used."""


class Unreachable(ClientError):
    """Say that nobody answered, however often it was tried."""


class WrongAnswer(ClientError):
    """Say that an answer does not have the form that it should have."""


class Problem(ClientError):
    """Say that a question was refused, in the terms of RFC 9457; ``type`` never changes for a kind of problem."""

    def __init__(self, site: str, status: int, told: Mapping[str, Any]) -> None:
        self.status = status
        self.type = str(told.get("type", "about:blank"))
        self.title = str(told.get("title", ""))
        self.detail = str(told.get("detail", "") or self.title)
        self.reference = str(told.get("reference", ""))
        self.faults = _faults(told.get("errors"))
        reasons = [self.detail, *(f"{fault.parameter or fault.pointer}: {fault.detail}" for fault in self.faults)]
        super().__init__(REFUSED, site=site, status=status, detail=" ".join(reasons))

    @property
    def pointer(self) -> str:
        """Return the JSON pointer, or else the parameter, of the first fault; empty without one."""
        return next((fault.pointer or fault.parameter for fault in self.faults), "")


def problem_of(site: str, status: int, content: bytes) -> Problem:
    """Return the problem that an answer tells; a page of something on the way counts as one without details."""
    try:
        told = json.loads(content)
    except ValueError:
        told = {}
    return Problem(site, status, told if isinstance(told, dict) else {})


def _faults(errors: Any) -> Sequence[Fault]:
    found = errors if isinstance(errors, list) else []
    return tuple(
        Fault(str(one.get("detail", "")), str(one.get("parameter", "")), str(one.get("pointer", "")))
        for one in found
        if isinstance(one, dict)
    )
