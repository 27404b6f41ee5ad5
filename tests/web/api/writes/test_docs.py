"""docs/api-writes.md: its example runs, and it names every address that writes."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace

from talentmatch.web.api.openapi import operations
from talentmatch.web.api.writes.kinds import WRITTEN_KINDS

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
