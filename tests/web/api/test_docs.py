"""docs/api.md: its example runs, and it names every address."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace

from talentmatch.web.api.openapi import operations

TEXT = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def test_the_example_runs(app, monkeypatch, capsys):
    client, site = app.test_client(use_cookies=False), "http://127.0.0.1:8000"

    def call(method, address, params=None, json=None, timeout=None):
        answer = client.open(address.removeprefix(site), method=method, query_string=params, json=json)
        return SimpleNamespace(ok=answer.status_code < 400, json=answer.get_json)

    asked = SimpleNamespace(
        get=lambda address, **values: call("GET", address, **values),
        post=lambda address, **values: call("POST", address, **values),
    )
    monkeypatch.setitem(sys.modules, "requests", asked)
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert len(code.splitlines()) <= 35
    exec(compile(code, "docs/api.md", "exec"), {})  # what a reader would paste
    shown = capsys.readouterr().out
    assert "profile-cleanroom-operator | " in shown
    assert "1. " in shown
    assert "Nobody teaches: " in shown


def test_what_takes_more_than_one_unit_is_named(app):
    costs = {rule.rule.removeprefix("/api/v1"): operation.cost for rule, operation in operations(app)}
    dear = {path: cost for path, cost in costs.items() if cost > 1}
    assert dear
    told = TEXT.replace(" takes ", " ")
    assert [path for path, cost in dear.items() if not re.search(rf"`{path}`\s{cost}\b", told)] == []


def test_every_address_is_named(app):
    for rule, operation in operations(app):
        if operation.tag not in ("writing", "needs"):  # writes/test_docs.py
            path = re.sub(r"<.*", "", rule.rule.removeprefix("/api/v1"))
            assert f"`{operation.verb} {path}" in TEXT or f"`{path}" in TEXT, rule.rule
