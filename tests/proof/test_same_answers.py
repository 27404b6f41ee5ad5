"""The same requests and writes get the same answers on both databases: status, kind and every value.

Some hundred requests in every run of the tests, 5,000 in ``make proof``.
"""

import os
from collections import Counter
from dataclasses import replace

import pytest

from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, new_database, settings_for
from tests.proof.asking import Asker, names_of
from tests.proof.writing import Sender, story
from tests.web.api.conftest import PREFIX
from tests.web.api.writes.conftest import OWNERS, token_of

REQUESTS = int(os.environ.get("PROOF_REQUESTS", "100"))
SEED = 20261126
EVERY = 100  # requests that only ask, between two stories of writes
BACKENDS = ("sqlite", "postgresql")


@pytest.fixture
def both(request, tmp_path):
    """Give a runtime over each database."""
    runtimes = []
    for backend in BACKENDS:
        folder = tmp_path / backend
        folder.mkdir()
        settings = settings_for(new_database(backend, request, folder, "same_requests"), folder)
        runtimes.append(filled_runtime(replace(settings, api_token_units=0)))
    yield runtimes
    for runtime in runtimes:
        close_runtime(runtime)


def programs_of(runtime, client):
    """Return a program of an administrator and one of an employer."""
    return [Sender(client, token_of(runtime, name, OWNERS[name])) for name in ("admin", "employer")]


@pytest.mark.slow
@pytest.mark.postgres
def test_both_databases_answer_alike(both):
    clients = [create_app(runtime).test_client(use_cookies=False) for runtime in both]
    with both[0].database.reading() as session:
        asker = Asker(clients[0].get(f"{PREFIX}/openapi.json").get_json(), names_of(session), SEED)
    programs = [programs_of(runtime, client) for runtime, client in zip(both, clients, strict=True)]
    statuses: Counter = Counter()
    different = []
    for number in range(REQUESTS):
        asked = [asker.request()]
        answered = [[asked[0].answer(admin.client, admin.token)] for admin, _employer in programs]
        if number % EVERY == 0:
            written = [story(program, number // EVERY) for program in programs]
            asked += [f"write {number // EVERY}.{place}" for place in range(len(written[0]))]
            answered = [found + told for found, told in zip(answered, written, strict=True)]
        for sent, one, other in zip(asked, *answered, strict=True):
            statuses[one[0]] += 1
            if one != other:
                different.append((sent, one, other))
    print(f"{statuses.total()} requests: {dict(sorted(statuses.items()))}; {len(different)} differ", flush=True)
    assert different == []
    assert max(statuses) < 500
    assert statuses[200] > REQUESTS / 4
