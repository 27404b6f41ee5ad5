"""Editors in any order lose nothing: a few hundred steps in every run of the tests, 10,000 in ``make proof``."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.proof.machine import Editors

STEPS = int(os.environ.get("PROOF_STEPS", "0"))
LENGTH = 40  # of one story, at most
FEW = settings(
    max_examples=6,
    stateful_step_count=LENGTH,
    deadline=None,
    database=None,
    derandomize=not STEPS,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.slow
def test_editors_in_any_order_lose_nothing(empty_url, tmp_path):
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    Editors.taken = stories = 0
    while not stories or Editors.taken < STEPS:
        run_state_machine_as_test(lambda: Editors(runtime.database.engine), settings=FEW)
        stories += FEW.max_examples
        print(f"{Editors.taken} steps in {stories} stories", flush=True)
    close_runtime(runtime)
