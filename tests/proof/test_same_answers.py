"""The same requests get the same answers on both databases: status, kind and every value.

Some hundred requests in every run of the tests, 5,000 in ``make proof``.
"""

import os
from collections import Counter

import pytest

from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, new_database, settings_for
from tests.proof.asking import Asker, names_of
from tests.web.api.conftest import PREFIX

REQUESTS = int(os.environ.get("PROOF_REQUESTS", "250"))
SEED = 20261126
BACKENDS = ("sqlite", "postgresql")


@pytest.fixture
def both(request, tmp_path):
    """Give a runtime over each database."""
    runtimes = []
    for backend in BACKENDS:
        folder = tmp_path / backend
        folder.mkdir()
        runtimes.append(filled_runtime(settings_for(new_database(backend, request, folder, "same_requests"), folder)))
    yield runtimes
    for runtime in runtimes:
        close_runtime(runtime)


@pytest.mark.slow
@pytest.mark.postgres
def test_both_databases_answer_alike(both):
    clients = [create_app(runtime).test_client(use_cookies=False) for runtime in both]
    with both[0].database.reading() as session:
        asker = Asker(clients[0].get(f"{PREFIX}/openapi.json").get_json(), names_of(session), SEED)
    statuses: Counter = Counter()
    different = []
    for _ in range(REQUESTS):
        sent = asker.request()
        one, other = (sent.answer(client) for client in clients)
        statuses[one[0]] += 1
        if one != other:
            different.append((sent, one, other))
    print(f"{REQUESTS} requests: {dict(sorted(statuses.items()))}; {len(different)} differ", flush=True)
    assert different == []
    assert max(statuses) < 500
    assert statuses[200] > REQUESTS / 4
