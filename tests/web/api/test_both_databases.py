"""Both databases give the same answers, byte for byte but for when each was filled."""

import json
import re

import pytest

from talentmatch.runtime import close_runtime
from talentmatch.web.api.openapi import operations
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, new_database, settings_for
from tests.web.api.conftest import PREFIX
from tests.web.api.requests import GETS, POSTS

FILLED = re.compile(r'(?<="at":")[^"]+|(?<="next":")[0-9a-f]{8}(?=\.)')  # its moment, and its own name


def answers(app):
    """Return status and content of every request; what tells when the database was filled is left out."""
    client = app.test_client(use_cookies=False)
    found = {address: client.get(PREFIX + address) for address in GETS}
    for address, body in POSTS:
        found[f"{address} {json.dumps(body)}"] = client.post(PREFIX + address, json=body)
    return {name: (answer.status_code, FILLED.sub("", answer.get_data(as_text=True))) for name, answer in found.items()}


@pytest.mark.slow
@pytest.mark.postgres
def test_give_the_same_answers(request, tmp_path):
    told = {}
    for backend in ("sqlite", "postgresql"):
        folder = tmp_path / backend
        folder.mkdir()
        runtime = filled_runtime(settings_for(new_database(backend, request, folder, "same_answers"), folder))
        told[backend] = answers(create_app(runtime))
        close_runtime(runtime)
    different = [name for name, answer in told["sqlite"].items() if told["postgresql"][name] != answer]
    assert different == []
    assert all(status < 500 for status, _ in told["sqlite"].values())


def test_every_address_is_among_the_requests(app):
    bound = app.url_map.bind("localhost")
    called = {bound.match(PREFIX + address.partition("?")[0])[0] for address in GETS if address != "/nothing"}
    called |= {bound.match(PREFIX + address.partition("?")[0], method="POST")[0] for address, _ in POSTS}
    free = {rule.endpoint for rule, operation in operations(app) if not operation.scope}
    assert free == called - {"api_document.openapi"}
