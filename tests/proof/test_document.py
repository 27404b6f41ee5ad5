"""Whatever Schemathesis makes of the document of the interface, no call finds a fault, on either database.

Some hundred calls in every run of the tests, more than 20,000 for each database in ``make proof``.
"""

import os
from dataclasses import replace

import pytest

from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, settings_for
from tests.proof.aiming import Aim
from tests.proof.calling import SEED, call_everything
from tests.web.api.writes.conftest import OWNERS, token_of

EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "0"))  # for each operation; 0: a few, made at random alone
FEW = 2
# What a few calls leave out: the kinds of records that are written by the same code as programmes.
ALIKE = r"/(providers|course-instances|job-profiles|skills)(/{record_id}/.*)?$"
CHECKS = {
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "positive_data_acceptance", "negative_data_rejection", "use_after_free",
    "ensure_resource_availability", "missing_required_header", "ignored_auth", "object_level_authorization",
    "unsupported_method", "allow_header_conformance",
}  # fmt: skip


@pytest.fixture
def own(empty_url, tmp_path):
    settings = replace(settings_for(empty_url, tmp_path / "instance"), api_token_units=0)
    runtime = filled_runtime(settings)
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def aim(own):
    """Give what aims the calls, with the tokens of an administrator and of an employer."""
    bearer, employer = (token_of(own, name, OWNERS[name]) for name in ("admin", "employer"))
    return Aim(own, bearer, employer, SEED)


@pytest.mark.slow
def test_every_call_is_answered_as_the_document_says(own, aim):
    ways = {} if EXAMPLES else {"phases": ("fuzzing",), "without": ALIKE}
    calls = call_everything(create_app(own), EXAMPLES or FEW, aim=aim, **ways)
    for label, statuses in sorted(calls.statuses.items()):
        print(label, dict(sorted(statuses.items())))
    told = f"{calls.total} calls, {dict(calls.made)}; {len(calls.findings)} findings"
    print(told, *calls.findings, sep="\n", flush=True)
    assert calls.findings == []
    assert calls.checked.keys() == CHECKS
    assert calls.total >= (20_000 if EXAMPLES else 90)
