"""Whatever Schemathesis makes of the document of the interface, no call finds a fault, on either database.

Some hundred calls in every run of the tests, more than 20,000 for each database in ``make proof``.
"""

import os

import pytest

from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, settings_for
from tests.proof.calling import call_everything

EXAMPLES = int(os.environ.get("PROOF_EXAMPLES", "0"))  # for each operation; 0: a few, made at random alone
FEW = 12
CHECKS = {
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "positive_data_acceptance", "negative_data_rejection", "use_after_free",
    "ensure_resource_availability", "missing_required_header", "ignored_auth", "object_level_authorization",
    "unsupported_method", "allow_header_conformance",
}  # fmt: skip


@pytest.fixture
def own(empty_url, tmp_path):
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def bearer():
    """Give the token that the operations take which need one; none of them does."""
    return None


@pytest.mark.slow
def test_every_call_is_answered_as_the_document_says(own, bearer):
    ways = {} if EXAMPLES else {"phases": ("fuzzing",)}
    calls = call_everything(create_app(own), EXAMPLES or FEW, bearer=bearer, **ways)
    print(f"{calls.total} calls, {dict(calls.made)}; {len(calls.findings)} findings", flush=True)
    assert calls.findings == []
    assert calls.checked.keys() == CHECKS
    assert calls.total >= (20_000 if EXAMPLES else 200)
