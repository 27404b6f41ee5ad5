"""docs/api-writes.md: its example runs, and it names every address that writes."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace

from talentmatch.web.api.openapi import operations
from talentmatch.web.api.writes.kinds import WRITTEN_KINDS
from talentmatch.web.app import create_app
from tests.web.api.conftest import PREFIX

TEXT = (Path(__file__).parents[4] / "docs" / "api-writes.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000"


def test_the_example_runs(programs, monkeypatch, capsys):
    def request(method, address, *, json, headers, timeout):
        client = programs["provider"].client
        answer = client.open(address.removeprefix(SITE), method=method, json=json, headers=headers)
        return SimpleNamespace(ok=answer.status_code < 400, json=answer.get_json, headers=answer.headers)

    monkeypatch.setitem(sys.modules, "requests", SimpleNamespace(request=request))
    monkeypatch.setenv("SCHOOL_TOKEN", programs["provider"].token)
    monkeypatch.setenv("COMPANY_TOKEN", programs["employer"].token)
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(compile(code, "docs/api-writes.md", "exec"), {})  # what a reader would paste
    assert capsys.readouterr().out == '"programme-cleanroom-basics-2" draft 24.0\npublished\n'


def test_every_address_is_named(programs):
    app = programs["admin"].client.application
    kinds = "|".join(written.path for written in WRITTEN_KINDS)
    for rule, operation in operations(app):
        if operation.tag in ("writing", "needs"):
            path = re.sub(r"<[^<>]+>", "<id>", rule.rule.removeprefix("/api/v1"))
            path = re.sub(rf"^(/records)?/({kinds})\b", r"\1/<kind>", path)
            assert f"`{operation.verb} {path}`" in TEXT, rule.rule


def test_the_document_tells_what_a_text_has_to_look_like(written):
    document = create_app(written).test_client().get(f"{PREFIX}/openapi.json").get_json()
    schemas = document["components"]["schemas"]
    webhook, profile = schemas["NewWebhook"], schemas["NewJobProfile"]["properties"]
    for field, good, bad in (
        (webhook["properties"]["address"], "https://school.example/hook", "https://10.0.0.1/"),
        (profile["source_url"], "https://school.example", "school.example"),
        (profile["languages_required"]["items"], "fr:B1", "it:B1"),
        (profile["seen_on"], "2024-05", "2024-13"),
        (profile["title_nl"], "Analist", "  "),
    ):
        assert re.search(field["pattern"], good)
        assert not re.search(field["pattern"], bad)
    assert webhook["properties"]["kinds"]["minItems"] == 1
    change = schemas["ProgrammeChange"]["properties"]["title"]
    assert "anyOf" not in change
    ping = document["paths"][f"{PREFIX}/webhooks/{{webhook_id}}/ping"]["post"]["parameters"][0]["schema"]
    assert ping == {"type": "integer", "minimum": 0, "maximum": 2147483647}
