"""Let Schemathesis call every operation of the interface with all of its checks, and gather what it finds."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from unittest.mock import patch

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.config._checks import (
    MISSING_REQUIRED_HEADER_EXPECTED_STATUSES,
    NEGATIVE_DATA_REJECTION_EXPECTED_STATUSES,
    POSITIVE_DATA_ACCEPTANCE_EXPECTED_STATUSES,
)
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished
from schemathesis.specs.openapi import _auth_retry

from talentmatch.i18n import LANGUAGES, gettext, use_language
from talentmatch.web.api.openapi import SCHEME
from tests.proof.aiming import aiming
from tests.web.api.conftest import PREFIX

SEED = 20261126
PHASES = ("examples", "coverage", "fuzzing", "stateful")
LAST = "end_token"
TOO_LARGE = "413"  # whatever is in a body: characters beyond the first plane take twelve bytes each
GONE = "410"  # a programme that was archived, which no schema can tell from one that was not
OLD = "412"  # the version that the request names is not the one that the record has now
NO_VERSION = "428"  # RFC 6585: the status for a change without If-Match
# Why a request may be refused although it is as the document says: it names what is not there, is in truth empty, does
# not fit what is stored, or one of its fields does not fit another. No schema can tell these.
REASONS = (
    "There is no skill %(id)s in the catalogue.",
    "There is no job profile %(id)s in the catalogue.",
    "There is no provider %(id)s in the catalogue.",
    "There is no page %(page)s; the last one is %(last)s.",
    "The filter %(facet)s does not know the value %(value)s.",
    "The cursor in 'since' is none of ours. Take the one that the last answer gave as 'next'.",
    "is not a cursor; take it from “next” of the page before",
    "We do not know the town “%(asked)s”. Do you mean %(suggestion)s?",
    "We do not know the town “%(asked)s”. Name a larger one nearby.",
    "The nearest programmes need a town to start from. Name one.",
    "The text is empty. Describe the job or yourself in a few words.",
    "holds a control character; remove it",
    "is empty and must be filled",
    "names %(missing)s, which is not in the catalogue; choose another",
    "is empty while another language has a text; add the translation",
    "%(name)s belongs to the skill %(other)s already; a label means one concept only",
    "leads back to this very skill",
    "The precision is a day and the first day is empty. Give it, or choose a coarser precision.",
    "The last day lies before the first. Correct one of the two.",
    "The last day on which it is shown lies before the first. Correct one of the two.",
    "The need ends before its embargo does. Correct one of the two days.",
    "This cannot be done with the need as it stands now. Open it again and look.",
    "The last day of this need has passed. Give it a later one first.",
    "This need names no skill. Add at least one first.",
    "names a skill twice; leave one of the two out",
    "is not a web address; write it in full, with http:// or https://",
    "is not the address of a public site on port 80 or 443; give one that the internet reaches",
    "An account has at most %(most)s webhooks. Remove one first.",
    "A test message waits already; it goes with the next run of the sender.",
    "Another request used this key within 24 hours. Take a new key for a new request.",
)
build = _auth_retry.build_retry_transport_kwargs
FIELD = re.compile(r"%\\\(\w+\\\)s|%\(\w+\)s")


@dataclass
class Calls:
    """How many calls were made in each phase, which checks they went through, and what these found."""

    made: Counter = field(default_factory=Counter)
    checked: Counter = field(default_factory=Counter)
    statuses: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    findings: list[str] = field(default_factory=list)

    @property
    def total(self):
        return sum(self.made.values())

    def note(self, event):
        recorder = event.recorder
        self.made[event.phase.value] += len(recorder.interactions)
        for case, made in recorder.interactions.items():
            if made.response is not None:
                self.statuses[recorder.cases[case].value.operation.label][made.response.status_code] += 1
        for case, checks in recorder.checks.items():
            for check in checks:
                self.checked[check.name] += 1
                made = recorder.interactions[case]
                if check.status == Status.FAILURE and not (
                    check.name == "positive_data_acceptance" and names_what_is_not_there(made.response)
                ):
                    self.findings.append(told(check, made))


def call_everything(app, examples, *, aim, phases=PHASES, without=None):
    """Return what calling every operation found, with the tokens that ``aim`` holds; ``without``: a pattern of paths.

    The operation that ends the token comes last: nothing else could be called after it.
    """

    def document(*names):
        made = config(app, examples, names, aim)
        return schemathesis.openapi.from_wsgi(f"{PREFIX}/openapi.json", app, config=made)

    calls = Calls()
    with aiming(aim), patch.object(_auth_retry, "build_retry_transport_kwargs", for_probes):
        most = document(*phases).exclude(operation_id=LAST)
        last = document(*(name for name in phases if name != "stateful")).include(operation_id=LAST)  # leads nowhere
        for part in (most.exclude(path_regex=without) if without else most, last):
            for event in from_schema(part).execute():
                if isinstance(event, ScenarioFinished):
                    calls.note(event)
                elif isinstance(event, NonFatalError | FatalError):
                    calls.findings.append(f"the run itself failed: {getattr(event, 'info', None) or event.exception}")
    return calls


def for_probes(*given):
    """Return the settings of a probe for authentication without those of sockets, which an application has not."""
    return {name: value for name, value in build(*given).items() if name not in ("max_redirects", "verify", "cert")}


def config(app, examples, phases, aim):
    made = {"max-examples": examples, "deterministic": True, "no-shrink": True, "database": "none"}
    told = {
        "seed": SEED,
        "continue-on-failure": True,
        "headers": {"Accept-Encoding": "identity"},
        "generation": made,
        "checks": {
            "positive_data_acceptance": {
                "expected-statuses": [*POSITIVE_DATA_ACCEPTANCE_EXPECTED_STATUSES, TOO_LARGE, GONE, OLD]
            },
            "negative_data_rejection": {
                "expected-statuses": [*NEGATIVE_DATA_REJECTION_EXPECTED_STATUSES, TOO_LARGE, OLD]
            },
            "missing_required_header": {"expected-statuses": [*MISSING_REQUIRED_HEADER_EXPECTED_STATUSES, NO_VERSION]},
        },
        "phases": {name: {"enabled": name in phases} for name in PHASES},
        "auth": {"openapi": {SCHEME: {"bearer": aim.bearer}}},
    }
    return SchemathesisConfig.from_dict(told)


def names_what_is_not_there(response):
    """Return whether a refusal has no other reason than what no schema can tell."""
    if response.status_code not in (400, 422):
        return False
    problem = json.loads(response.content)
    faults = problem.get("errors") or [problem]
    return all(any(one.fullmatch(fault["detail"]) for one in patterns()) for fault in faults)


def patterns():
    if not PATTERNS:
        for lang in LANGUAGES:
            with use_language(lang):
                PATTERNS.extend(re.compile(FIELD.sub(".*", re.escape(raw(reason))), re.DOTALL) for reason in REASONS)
    return PATTERNS


def raw(reason):
    """Return a message in the current language, with its fields as they stand."""
    return gettext(reason, **{name: f"%({name})s" for name in re.findall(r"%\((\w+)\)s", reason)})


PATTERNS: list[re.Pattern] = []


def told(check, made):
    failure, request = check.failure_info.failure, made.request
    return (
        f"{check.name}: {request.method} {request.uri[:400]} {str(request.body)[:700]} -> "
        f"{made.response.status_code} {made.response.content[:300]!r} {failure.title} {failure.message[:300]}"
    )
