"""The commands that register webhooks and send."""

import pytest

from talentmatch.catalogue.links.asking import Outcome
from talentmatch.exchange.webhooks.posting import Poster

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
ADDRESS = "https://hooks.example/in"


def test_a_webhook_is_registered_tested_and_looked_at(ready, monkeypatch):
    sent = []

    def post(self, url, headers, body):
        sent.append((url, body, self.agent))
        return Outcome("204", reached=True)

    monkeypatch.setattr(Poster, "post", post)
    assert ready("webhooks", "add", ADDRESS, "--owner", "ann@example.org")[0] == 2
    ready("accounts", "invite", "ann@example.org", "--role", "editor")
    code, _, error = ready("webhooks", "add", "http://127.0.0.1/", "--owner", "ann@example.org")
    assert (code, "public site" in error) == (2, True)
    code, out, _ = ready("webhooks", "add", ADDRESS, "--owner", "Ann@example.org", "--kind", "need.published")
    assert (code, out.splitlines()[1][:6]) == (0, "whsec_")
    assert ready("webhooks", "ping", "1")[0] == 0
    assert "    1 on       1 https://hooks.example/in  ann@example.org" in ready("webhooks", "list")[1]
    assert ready("webhooks", "send")[1] == "1 message taken\n"
    assert sent[0][0] == ADDRESS
    assert b'"type":"ping"' in sent[0][1]
    assert "127.0.0.1:8000" in sent[0][2]
    assert "delivered    204" in ready("webhooks", "log", "1")[1]
    assert ready("webhooks", "again", "1")[0] == 0
    assert ready("webhooks", "off", "1")[0] == 0
    assert ready("webhooks", "send")[1] == "0 messages taken\n"
    assert ready("webhooks", "on", "1")[0] == 0
    assert ready("webhooks", "renew-secret", "1")[1].splitlines()[1].startswith("whsec_")
    assert ready("webhooks", "send")[1] == "1 message taken\n"
    assert ready("webhooks", "remove", "1")[0] == 0
    assert ready("webhooks", "log", "1")[0] == 2
