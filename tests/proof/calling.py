"""Let Schemathesis call every operation of the interface with all of its checks, and gather what it finds."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.config._checks import (
    NEGATIVE_DATA_REJECTION_EXPECTED_STATUSES,
    POSITIVE_DATA_ACCEPTANCE_EXPECTED_STATUSES,
)
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from talentmatch.i18n import LANGUAGES, gettext, use_language
from tests.web.api.conftest import PREFIX

SEED = 20261126
TOO_LARGE = "413"  # whatever is in a body: characters beyond the first plane take twelve bytes each
# Why a request may be refused although it is as the document says: it names what is not there, or is in truth empty.
# No schema can tell either.
REASONS = (
    "There is no skill %(id)s in the catalogue.",
    "There is no job profile %(id)s in the catalogue.",
    "There is no provider %(id)s in the catalogue.",
    "There is no page %(page)s; the last one is %(last)s.",
    "The filter %(facet)s does not know the value %(value)s.",
    "is not a cursor; take it from “next” of the page before",
    "We do not know the town “%(asked)s”. Do you mean %(suggestion)s?",
    "We do not know the town “%(asked)s”. Name a larger one nearby.",
    "The nearest programmes need a town to start from. Name one.",
    "The text is empty. Describe the job or yourself in a few words.",
    "holds a control character; remove it",
    "is empty and must be filled",
)
FIELD = re.compile(r"%\\\(\w+\\\)s|%\(\w+\)s")


@dataclass
class Calls:
    """How many calls were made in each phase, which checks they went through, and what these found."""

    made: Counter = field(default_factory=Counter)
    checked: Counter = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    @property
    def total(self):
        return sum(self.made.values())

    def note(self, event):
        recorder = event.recorder
        self.made[event.phase.value] += len(recorder.interactions)
        for case, checks in recorder.checks.items():
            for check in checks:
                self.checked[check.name] += 1
                made = recorder.interactions[case]
                if check.status == Status.FAILURE and not (
                    check.name == "positive_data_acceptance" and names_what_is_not_there(made.response)
                ):
                    self.findings.append(told(check, made))


def call_everything(app, examples, *, phases=("examples", "coverage", "fuzzing", "stateful"), bearer=None):
    """Return what calling every operation found; bearer: the token of a program, for operations that take one."""
    schema = schemathesis.openapi.from_wsgi(f"{PREFIX}/openapi.json", app, config=config(app, examples, phases, bearer))
    calls = Calls()
    for event in from_schema(schema).execute():
        if isinstance(event, ScenarioFinished):
            calls.note(event)
        elif isinstance(event, NonFatalError | FatalError):
            calls.findings.append(f"the run itself failed: {getattr(event, 'info', None) or event.exception}")
    return calls


def config(app, examples, phases, bearer):
    made = {"max-examples": examples, "deterministic": True, "no-shrink": True, "database": "none"}
    told = {
        "seed": SEED,
        "continue-on-failure": True,
        "headers": {"Accept-Encoding": "identity"},
        "generation": made,
        "checks": {
            "positive_data_acceptance": {"expected-statuses": [*POSITIVE_DATA_ACCEPTANCE_EXPECTED_STATUSES, TOO_LARGE]},
            "negative_data_rejection": {"expected-statuses": [*NEGATIVE_DATA_REJECTION_EXPECTED_STATUSES, TOO_LARGE]},
        },
        "phases": {name: {"enabled": name in phases} for name in ("examples", "coverage", "fuzzing", "stateful")},
    }
    if bearer:
        document = app.test_client().get(f"{PREFIX}/openapi.json").get_json()
        told["auth"] = {"openapi": {name: {"bearer": bearer} for name in document["components"]["securitySchemes"]}}
    return SchemathesisConfig.from_dict(told)


def names_what_is_not_there(response):
    """Return whether a refusal has no other reason than what no schema can tell."""
    faults = json.loads(response.content).get("errors", []) if response.status_code == 400 else []
    return bool(faults) and all(any(one.fullmatch(fault["detail"]) for one in patterns()) for fault in faults)


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
