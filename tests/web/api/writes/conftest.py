"""Programs of several owners that write through the interface, over a catalogue that these tests share."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.api_tokens import make_token
from talentmatch.accounts.inputs import AccountInput, TokenInput
from talentmatch.accounts.scopes import scopes_for
from talentmatch.accounts.service import create_account
from talentmatch.accounts.sessions import actor_of
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, new_database, settings_for
from tests.web.api.conftest import PREFIX, counted

OWNERS = {
    "admin": {"role": "admin"},
    "editor": {"role": "editor"},
    "provider": {"role": "provider_editor", "provider_id": "aptaskil"},
    "trusted": {"role": "provider_editor", "provider_id": "aptaskil", "trusted": True},
    "stranger": {"role": "provider_editor", "provider_id": "vitalent"},
    "employer": {"role": "employer", "company_id": "gsk"},
    "outsider": {"role": "employer", "company_id": "pfizer"},
}


@dataclass(frozen=True)
class Program:
    """A program with a token; every answer is checked for what all of them have in common."""

    client: object
    token: str

    def __call__(self, method, address, body=None, *, status=200, tag=None, **options):
        headers = {"Authorization": f"Bearer {self.token}"} | ({"If-Match": tag} if tag is not None else {})
        headers |= options.pop("headers", {})
        if body is not None:
            options.setdefault("content_type", "application/json")
            options["data"] = body if isinstance(body, str | bytes) else json.dumps(body)
        answer = self.client.open(PREFIX + address, method=method, headers=headers, **options)
        assert answer.status_code == status, answer.get_data(as_text=True)[:900]
        if status != 304:
            assert answer.mimetype == ("application/json" if status < 400 else "application/problem+json")
        assert answer.headers["Cache-Control"] == "no-store"
        return answer


@pytest.fixture(scope="session")
def written(backend, request, tmp_path_factory):
    """Give a runtime over the small catalogue, to be written to by the tests of this room."""
    folder = tmp_path_factory.mktemp("written")
    runtime = filled_runtime(settings_for(new_database(backend, request, folder, folder.name), folder))
    yield runtime
    close_runtime(runtime)


@pytest.fixture(scope="session")
def programs(written):
    """Give a program of each owner, whose token may do all that its owner may."""
    client = create_app(written).test_client(use_cookies=False)
    return {name: Program(client, token_of(written, name, values)) for name, values in OWNERS.items()}


@pytest.fixture
def queries(written):
    """Give a function that returns how many queries were made since it was last asked."""
    yield from counted(written)


def token_of(runtime, name, values):
    now = datetime.now(UTC)
    with runtime.database.writing() as session:
        account = create_account(
            session, OPERATOR, AccountInput(email=f"{name}@example.org", name=name, **values), now=now
        )
        account.totp_secret = "set up"
        scopes = scopes_for(actor_of(account))
        return make_token(session, OPERATOR, account, data=TokenInput(name="sync", scopes=scopes), now=now)
